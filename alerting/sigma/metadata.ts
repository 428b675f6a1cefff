import { type Entry, entryOf, type MapNode, textOf, textsOf, toJson } from './node.ts';
import { LEVELS, type LogSource, type RelatedRule, type SigmaRule } from './rule.ts';
import type { Report } from './rule-error.ts';
import { instead } from './suggest.ts';

const STATUSES = ['stable', 'test', 'experimental', 'deprecated', 'unsupported'] as const;
/** The last two are not in the specification; published rules and the reference implementation have them. */
const RELATIONS = ['derived', 'obsolete', 'merged', 'renamed', 'similar', 'correlation', 'obsoletes'] as const;
const DATE = /^\d{4}([-/])\d{1,2}\1\d{1,2}$/;
const MAX_TITLE = 256;

/** The keys that Sigma defines; any other is a custom one. */
const STANDARD: ReadonlySet<string> = new Set([
  'title',
  'id',
  'name',
  'related',
  'taxonomy',
  'status',
  'description',
  'license',
  'references',
  'author',
  'date',
  'modified',
  'logsource',
  'detection',
  'fields',
  'falsepositives',
  'level',
  'tags',
  'scope',
  'sigma-version',
  'correlation',
  'generate',
  'filter',
]);

/** An entry that has a value. */
function filled(map: MapNode, name: string): Entry | undefined {
  const entry = entryOf(map, name);
  return entry?.value.kind === 'scalar' && entry.value.value === null ? undefined : entry;
}

type Reader<Value> = (entry: Entry, report: Report) => Value | undefined;

const text: Reader<string> = ({ name, value }, report) => textOf(name, value, report);
const texts: Reader<readonly string[]> = ({ name, value }, report) => textsOf(name, value, report);

const oneOf =
  <const Choice extends string>(choices: readonly Choice[]): Reader<Choice> =>
  ({ name, value }, report) => {
    const given = value.kind === 'scalar' ? String(value.value) : value.kind;
    const chosen = choices.find((choice) => choice === given);
    if (chosen === undefined) report(value.at, `there is no ${name} "${given}": ${instead(given, choices)}`);
    return chosen;
  };

const date: Reader<string> = (entry, report) => {
  const day = text(entry, report);
  if (day === undefined || DATE.test(day)) return day;
  report(entry.value.at, `${entry.name} must be a day: write it as YYYY-MM-DD`);
  return undefined;
};

const title: Reader<string> = (entry, report) => {
  const given = text(entry, report)?.trim();
  if (given === '') report(entry.value.at, 'the title is empty: say what the rule detects');
  if (given !== undefined && given.length > MAX_TITLE)
    report(entry.value.at, `the title has ${given.length} characters: write at most ${MAX_TITLE}`);
  return given;
};

const authors: Reader<readonly string[]> = (entry, report) =>
  texts(entry, report)
    ?.flatMap((names) => names.split(','))
    .map((name) => name.trim())
    .filter((name) => name !== '');

const related: Reader<readonly RelatedRule[]> = ({ value }, report) => {
  const items = value.kind === 'list' ? value.items : [value];
  return items.flatMap((item) => {
    const id = item.kind === 'map' ? entryOf(item, 'id') : undefined;
    const type = item.kind === 'map' ? entryOf(item, 'type') : undefined;
    if (id === undefined || type === undefined) {
      report(item.at, 'a related rule has an id and a type: write both');
      return [];
    }
    return [{ id: text(id, report) ?? '', type: oneOf(RELATIONS)(type, report) ?? '' }];
  });
};

const LOGSOURCE_KEYS = ['product', 'service', 'category'] as const;

const logsource: Reader<LogSource> = ({ value }, report) => {
  if (value.kind !== 'map') {
    report(value.at, 'logsource must be a map: write product, service or category');
    return undefined;
  }
  const keys = LOGSOURCE_KEYS.flatMap((key) => {
    const entry = filled(value, key);
    return entry === undefined ? [] : [[key, text(entry, report)?.trim().toLowerCase()] as const];
  });
  if (keys.length === 0) report(value.at, 'logsource names no log: write product, service or category');
  return Object.fromEntries(keys);
};

/** Everything but the detection. The id is absent where the rule has none; a rule without title is reported. */
export type Metadata = Omit<SigmaRule, 'id' | 'path'> & { readonly id?: string };

/** Reads what a document says about itself. Problems are reported; what is left of it is returned. */
export function readMetadata(root: MapNode, required: readonly string[], report: Report): Metadata {
  const read = <Value>(name: string, reader: Reader<Value>): Value | undefined => {
    const entry = filled(root, name);
    return entry && reader(entry, report);
  };
  for (const name of required)
    if (filled(root, name) === undefined) report(root.at, `the rule has no ${name}: write one`);
  return {
    id: read('id', text),
    title: read('title', title) ?? '',
    name: read('name', text),
    status: read('status', oneOf(STATUSES)),
    description: read('description', text)?.trim(),
    author: read('author', authors) ?? [],
    license: read('license', text),
    date: read('date', date),
    modified: read('modified', date),
    related: read('related', related) ?? [],
    references: read('references', texts) ?? [],
    level: read('level', oneOf(LEVELS)) ?? 'medium',
    tags: read('tags', texts) ?? [],
    falsepositives: read('falsepositives', texts) ?? [],
    fields: read('fields', texts) ?? [],
    scope: read('scope', texts) ?? [],
    logsource: read('logsource', logsource) ?? {},
    taxonomy: read('taxonomy', text) ?? 'sigma',
    custom: Object.fromEntries(
      root.entries.filter(({ name }) => !STANDARD.has(name)).map(({ name, value }) => [name, toJson(value)]),
    ),
    line: root.at.line,
  };
}
