import { sharedFields } from '../../transforms/ecs/shared.ts';
import { catalogues, type SourceId, sourceIds } from '../../transforms/sources/catalogue.ts';
import { ALIASES } from '../fields/aliases.ts';
import { sourcesOf } from '../fields/sources.ts';
import { nearest } from '../sigma/index.ts';
import type { KnownBy, KnownFields } from './lint.ts';

/** Members that the ECS document holds elsewhere, so that the catalogue does not list them under the log's name. */
const MOVED: Readonly<Partial<Record<SourceId, readonly string[]>>> = {
  cloudtrail: ['eventTime', 'eventID', 'awsRegion', 'sourceIPAddress', 'userAgent', 'errorMessage', 'addendum'],
};

/** Trees in which a log may hold anything. */
const FREE: Readonly<Partial<Record<SourceId, readonly string[]>>> = {
  cloudtrail: [
    'requestParameters',
    'responseElements',
    'additionalEventData',
    'serviceEventDetails',
    'insightDetails',
    'resources',
    'tlsDetails',
    'edgeDeviceDetails',
    'eventContext',
  ],
};

const LOWER_CASE: Readonly<Partial<Record<SourceId, readonly string[]>>> = {
  cloudtrail: ['eventSource', 'awsRegion'],
};

/** A name, and every object that it lies in. */
const withParents = (name: string): readonly string[] =>
  name.split('.').map((_, at, parts) => parts.slice(0, at + 1).join('.'));

function namesOf(id: SourceId): readonly string[] {
  const prefix = `aws.${id}.`;
  const fields = [...Object.keys(sharedFields), ...Object.keys(catalogues[id])];
  const originals = fields.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
  const aliases = Object.entries(ALIASES).filter(([, paths]) => paths.some((path) => fields.includes(path)));
  return [...fields, ...originals, ...(MOVED[id] ?? []), ...(FREE[id] ?? []), ...aliases.map(([name]) => name)];
}

function createKnown(id: SourceId): KnownFields {
  const names = new Set(namesOf(id).flatMap(withParents));
  const free = FREE[id] ?? [];
  const own = [...names].filter((name) => !name.startsWith('aws.'));
  return {
    has: (field) => names.has(field) || free.some((tree) => field.startsWith(`${tree}.`)),
    nearest: (field) => nearest(field, own),
    lowerCase: new Set(LOWER_CASE[id] ?? []),
  };
}

/** The fields of the logs that we read. A rule for several of them may use any one's. */
export function createKnownFields(): KnownBy {
  const known = new Map<SourceId, KnownFields>(sourceIds.map((id) => [id, createKnown(id)]));
  return (logsource) => {
    const all = sourcesOf(logsource).flatMap((id) => known.get(id) ?? []);
    if (all.length === 0) return undefined;
    return {
      has: (field) => all.some((each) => each.has(field)),
      nearest: (field) => all[0]?.nearest(field),
      lowerCase: new Set(all.length === 1 ? all[0]?.lowerCase : []),
    };
  };
}
