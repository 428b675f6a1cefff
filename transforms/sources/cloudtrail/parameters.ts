import type { ParameterName } from './parameter-fields.ts';
import { RESOURCE_ORDER } from './parameter-paths.ts';
import {
  additionalPlaces,
  type Place,
  type Places,
  requestPlaces,
  responsePlaces,
  servicePlaces,
} from './parameter-places.ts';
import type { RecordMembers } from './record-members.ts';
import { isNothing, isTree, memberOf, type Tree, treeOf } from './tree.ts';

type Scalar = string | number;

/** Promoted parameters: a list where the catalogue says that there may be several values, else one value. */
export type Parameters = { -readonly [Name in ParameterName]?: Scalar | Scalar[] };

const MOST_VALUES = 100;
const INTEGER = /^\d{1,15}$/;

function scalarOf(value: unknown, isNumber: boolean): Scalar | undefined {
  if (typeof value === 'number') return isNumber ? (Number.isSafeInteger(value) ? value : undefined) : String(value);
  if (typeof value !== 'string' || isNothing(value)) return undefined;
  if (!isNumber) return value;
  return INTEGER.test(value) ? Number(value) : undefined;
}

function collect(value: unknown, place: Place, at: number, found: Scalar[]): void {
  if (found.length >= MOST_VALUES) return;
  if (Array.isArray(value)) {
    for (const item of value) collect(item, place, at, found);
    return;
  }
  const name = place.rest[at];
  if (name !== undefined) {
    if (isTree(value)) collect(memberOf(value, name), place, at + 1, found);
    return;
  }
  const scalar = scalarOf(value, place.isNumber);
  if (scalar !== undefined && !found.includes(scalar)) found.push(scalar);
}

function promote(value: unknown, place: Place, into: Parameters): void {
  const known = into[place.name];
  const found = Array.isArray(known) ? known : [];
  if (known !== undefined && !place.isList) return;
  collect(value, place, 0, found);
  const [first] = found;
  if (first !== undefined) into[place.name] = place.isList ? found : first;
}

const NOWHERE: readonly Place[] = [];

function gather(tree: Tree | undefined, places: Places, into: Parameters): Parameters {
  if (tree === undefined) return into;
  for (const name of Object.keys(tree)) {
    for (const place of places.get(name) ?? NOWHERE) promote(tree[name], place, into);
  }
  return into;
}

const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** EC2's newer calls wrap their parameters: `{"DeleteFlowLogsRequest": {"FlowLogId": …}}`. */
function unwrapped(request: Tree | undefined): Tree | undefined {
  if (request === undefined) return undefined;
  const [name, second] = Object.keys(request);
  if (name === undefined || second !== undefined || !name.endsWith('Request')) return request;
  const inner = treeOf(request, name);
  return inner && Object.fromEntries(Object.entries(inner).map(([key, value]) => [lowerFirst(key), value]));
}

const ARN: Place = { name: 'resourceArn', rest: ['ARN'], isList: true, isNumber: false };

/** The ARNs under `resources`. */
function arnsOf({ resources }: RecordMembers): Scalar[] | undefined {
  if (!Array.isArray(resources)) return undefined;
  const found: Scalar[] = [];
  collect(resources, ARN, 0, found);
  return found.length === 0 ? undefined : found;
}

const RANKS: ReadonlyMap<string, number> = new Map(RESOURCE_ORDER.map((name, at) => [name, at]));

/** Of the few parameters that a call has, the one that ranks first. */
function resourceOf(parameters: Parameters): Scalar | undefined {
  let first = RESOURCE_ORDER.length;
  for (const name of Object.keys(parameters)) first = Math.min(first, RANKS.get(name) ?? first);
  const name = RESOURCE_ORDER[first];
  const value = name === undefined ? undefined : parameters[name];
  return Array.isArray(value) ? value[0] : value;
}

/** The promoted parameters of a call: what the request says goes before what the response says. */
export function parametersOf(record: RecordMembers, service: string, action: string): Parameters | undefined {
  const request = unwrapped(record.requestParameters);
  const asked = gather(request, requestPlaces, {});
  const own = servicePlaces(service, action);
  if (own !== undefined) gather(request, own, asked);
  const made = gather(record.responseElements, responsePlaces, {});
  gather(record.serviceEventDetails, requestPlaces, made);
  const parameters = gather(record.additionalEventData, additionalPlaces, { ...made, ...asked });
  const arns = arnsOf(record);
  if (arns !== undefined) parameters.resourceArn = arns;
  const resource = resourceOf(parameters);
  if (resource !== undefined) parameters.resource = resource;
  return Object.keys(parameters).length === 0 ? undefined : parameters;
}
