import type { FieldCatalogue, FieldType } from '../../transforms/ecs/catalogue.ts';

export interface FieldMapping {
  readonly type: string;
  readonly ignore_above?: number;
  readonly ignore_malformed?: true;
  readonly norms?: false;
}

export interface ObjectMapping {
  readonly properties: Properties;
}

export interface Properties {
  readonly [name: string]: FieldMapping | ObjectMapping;
}

/** Lucene refuses a term over 32,766 bytes; this many characters of four bytes stay below it. */
const IGNORE_ABOVE = 8191;

/**
 * No scalar costs the document. `boolean` has no `ignore_malformed` of its own: a keyword holds `true` and a stray `yes`.
 * A JSON text keeps its positions, because `match_only_text` looks phrases up in `_source`, which does not hold it.
 */
const MAPPINGS: Readonly<Record<FieldType, FieldMapping>> = {
  keyword: { type: 'keyword', ignore_above: IGNORE_ABOVE },
  boolean: { type: 'keyword', ignore_above: IGNORE_ABOVE },
  ip: { type: 'ip', ignore_malformed: true },
  long: { type: 'long', ignore_malformed: true },
  double: { type: 'double', ignore_malformed: true },
  date: { type: 'date', ignore_malformed: true },
  geo_point: { type: 'geo_point', ignore_malformed: true },
  text: { type: 'match_only_text' },
  tree_text: { type: 'text', norms: false },
};

/** An event without a time would be found by no dashboard, so a bad one is refused (the pipeline puts it right before). */
const TIMESTAMP: FieldMapping = { type: 'date' };

type Tree = { [name: string]: FieldMapping | { properties: Tree } };

function place(root: Tree, name: string, mapping: FieldMapping): void {
  const path = name.split('.');
  const leaf = path.pop() as string;
  let level = root;
  for (const step of path) {
    level[step] ??= { properties: {} };
    const node = level[step];
    if (!('properties' in node)) throw new Error(`${name}: ${step} is a field and an object`);
    level = node.properties;
  }
  if (Object.hasOwn(level, leaf)) throw new Error(`${name} is a field and an object`);
  level[leaf] = mapping;
}

/** OpenSearch's nested `properties` for dotted field names. Throws where one name is the beginning of another. */
export function propertiesOf(fields: FieldCatalogue): Properties {
  const root: Tree = {};
  for (const [name, { type }] of Object.entries(fields))
    place(root, name, name === '@timestamp' ? TIMESTAMP : MAPPINGS[type]);
  return root;
}

/** Fields as `index.mapping.total_fields.limit` counts them: objects too. */
export const countFields = (properties: Properties): number =>
  Object.values(properties).reduce(
    (sum, node) => sum + 1 + ('properties' in node ? countFields(node.properties) : 0),
    0,
  );
