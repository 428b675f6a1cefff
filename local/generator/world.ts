import { HOSTS, type Host, PEOPLE, type Person, type ROLES } from './company.ts';
import { createRandom, HEX, KEY_CHARACTERS, type Random } from './random.ts';
import { createVisitors, type Visitor } from './visitors.ts';

export interface Interface extends Host {
  readonly id: string;
}

export type RoleId = keyof typeof ROLES;

/** Identifiers that AWS would have given. */
export interface Credentials {
  readonly principalId: string;
  readonly key: string;
}

/** The company with its ids: the same for the same seed. */
export interface World {
  readonly seed: number;
  readonly interfaces: readonly Interface[];
  readonly visitors: readonly Visitor[];
  /** Those who come over IPv4. */
  readonly neighbours: readonly Visitor[];
  readonly people: readonly (Person & Credentials)[];
  readonly roles: Readonly<Record<RoleId, Credentials>>;
  readonly backupUser: { readonly principalId: string };
}

/** A moment of the company: who is there, and chance. */
export interface Scene {
  readonly world: World;
  readonly random: Random;
}

const VISITORS = 600;

const credentials = (random: Random, prefix: 'AROA' | 'AIDA'): Credentials => ({
  principalId: prefix + random.text(17, KEY_CHARACTERS),
  key: `ASIA${random.text(16, KEY_CHARACTERS)}`,
});

export function createWorld(seed: number): World {
  const random = createRandom('world', seed);
  const visitors = createVisitors(random, VISITORS);
  return {
    seed,
    interfaces: HOSTS.map((host) => ({ ...host, id: `eni-0${random.text(16, HEX)}` })),
    visitors,
    neighbours: visitors.filter(({ address }) => !address.includes(':')),
    people: PEOPLE.map((person) => ({
      ...person,
      ...credentials(random, person.access.kind === 'sso' ? 'AROA' : 'AIDA'),
    })),
    roles: {
      app: credentials(random, 'AROA'),
      worker: credentials(random, 'AROA'),
      deploy: credentials(random, 'AROA'),
      audit: credentials(random, 'AROA'),
    },
    backupUser: { principalId: `AIDA${random.text(17, KEY_CHARACTERS)}` },
  };
}
