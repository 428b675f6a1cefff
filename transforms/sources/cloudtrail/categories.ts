import { computeActions } from './actions/compute.ts';
import { dataActions } from './actions/data.ts';
import { identityActions } from './actions/identity.ts';
import { signInActions } from './actions/sign-in.ts';
import { domainOf } from './domains.ts';
import { KINDS, type Kind, kind } from './kind.ts';
import { readAction } from './verbs.ts';

type KindsByName = ReadonlyMap<string, Kind>;

/** By service, then by the action's name. */
function tableOf(): ReadonlyMap<string, KindsByName> {
  const table = new Map<string, Map<string, Kind>>();
  for (const actions of [identityActions, signInActions, dataActions, computeActions]) {
    for (const [service, kinds] of Object.entries(actions)) {
      const byName = table.get(service) ?? new Map<string, Kind>();
      table.set(service, byName);
      for (const [meaning, names] of kinds) for (const name of names.split(' ')) byName.set(name, meaning);
    }
  }
  return table;
}

const TABLE = tableOf();
const UNKNOWN = kind(['api'], 'info');

/** Where the verb says nothing, CloudTrail's own word on whether something may have changed. */
const deedOf = (readOnly: unknown) => (readOnly === true ? 'read' : readOnly === false ? 'change' : undefined);

/**
 * The category and type of a call, by service and action: from the table of the names that matter, else by the verb
 * and what the service is about.
 */
export function kindOf(service: string, action: string, readOnly: unknown): Kind {
  const known = TABLE.get(service)?.get(action);
  if (known !== undefined) return known;
  const { deed = deedOf(readOnly), noun } = readAction(action);
  return deed === undefined ? UNKNOWN : KINDS[domainOf(service, noun)][deed];
}
