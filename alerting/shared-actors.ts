import { actorsOf } from './actors.ts';
import type { Match } from './evaluate.ts';
import type { Group } from './identity.ts';

type Actors = ReturnType<typeof actorsOf>;

const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

/** A group names an actor by one of its texts, or by an ARN that ends with it. */
const names = (groupTexts: readonly string[], actor: unknown): boolean =>
  textsIn(actor).some(
    (text) => text !== '' && groupTexts.some((group) => group === text || group.endsWith(`/${text}`)),
  );

const agree = (actors: readonly Actors[], key: keyof Actors): boolean =>
  new Set(actors.map((each) => JSON.stringify(each[key] ?? null))).size === 1;

/**
 * Who and where, of several events: only what the group names and the events agree on. A correlation over many users
 * must not blame the one that came last.
 */
export function sharedActorsOf(matches: readonly [Match, ...Match[]], group: Group): Actors {
  const all = matches.map(({ event }) => actorsOf(event));
  const texts = Object.values(group);
  const [first = {}] = all;
  const { cloud, user, source, destination } = first;
  const keep = <Key extends 'user' | 'source' | 'destination'>(key: Key, value: Actors[Key]): Actors[Key] =>
    agree(all, key) && names(texts, value) ? value : undefined;
  return {
    cloud: agree(all, 'cloud') ? cloud : undefined,
    user: keep('user', user),
    source: keep('source', source),
    destination: keep('destination', destination),
  };
}
