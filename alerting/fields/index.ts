import type { FieldReader, Fields, LogSource } from '../sigma/index.ts';
import { ALIASES, WIDER } from './aliases.ts';
import { LOGSOURCES } from './logsources.ts';
import { own, type Path, parsePath, readPath } from './path.ts';
import { createViews, sourceOf, type View } from './view.ts';

const UNKNOWN: readonly LogSource[] = [];

/** What a dataset such as `aws.cloudtrail` is to Sigma: always the same list for the same dataset. */
export function logsourcesOf(dataset: string): readonly LogSource[] {
  const source = sourceOf(dataset) ?? '';
  return (Object.hasOwn(LOGSOURCES, source) ? LOGSOURCES[source] : undefined) ?? UNKNOWN;
}

type Lookup = (view: View) => unknown;
type Table = Readonly<Record<string, readonly string[]>>;

const pathsOf = (table: Table | undefined, field: string): readonly Path[] =>
  table !== undefined && Object.hasOwn(table, field) ? (table[field] ?? []).map(parsePath) : [];

const widerOf = ({ category }: LogSource): Table | undefined =>
  category !== undefined && Object.hasOwn(WIDER, category) ? WIDER[category] : undefined;

function firstOf(lookups: readonly Lookup[]): Lookup {
  return (view) => {
    for (const lookup of lookups) {
      const value = lookup(view);
      if (value !== undefined) return value;
    }
    return undefined;
  };
}

/** All that the lookups find, for names that mean more than one field. */
function allOf(lookups: readonly Lookup[]): Lookup {
  return (view) => {
    const values = lookups.map((lookup) => lookup(view)).filter((value) => value !== undefined);
    return values.length === 0 ? undefined : values;
  };
}

const inDocument =
  (path: Path): Lookup =>
  ({ document }) =>
    readPath(document, path);

const inOriginal =
  (path: Path): Lookup =>
  ({ original }) =>
    readPath(original, path);

/** The log's own name, then the generic name, then ECS; the other way round for rules written in ECS. */
function lookupOf(field: string, isEcs: boolean, wider: readonly Path[]): Lookup {
  const path = parsePath(field);
  const original = inOriginal(path);
  const document = inDocument(path);
  const aliases = pathsOf(ALIASES, field).map(inDocument);
  if (isEcs) return firstOf([document, ...aliases, original]);
  return wider.length > 0 ? allOf([original, ...wider.map(inDocument)]) : firstOf([original, ...aliases, document]);
}

/**
 * Finds the fields of Sigma rules in ECS documents that hold their original under `aws.<source>`. An event without a
 * dataset of ours is taken for an original. Equal places have equal readers.
 */
export function createFields(): Fields {
  const viewOf = createViews();
  const readers = new Map<string, FieldReader>();
  const text: FieldReader = (event) => viewOf(event).original;
  return {
    reader(logsource, taxonomy, field) {
      const isEcs = taxonomy === 'ecs';
      const wider = pathsOf(widerOf(logsource), field);
      const key = JSON.stringify([isEcs, wider.length > 0, field]);
      const known = readers.get(key);
      if (known !== undefined) return known;
      const lookup = lookupOf(field, isEcs, wider);
      const reader: FieldReader = (event) => lookup(viewOf(event));
      readers.set(key, reader);
      return reader;
    },
    inside(field) {
      const path = parsePath(field);
      return (event) => (field === '.' ? own(event, 'element') : readPath(own(event, 'element'), path));
    },
    text: () => text,
  };
}
