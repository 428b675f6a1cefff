import { checkChains } from './chains.ts';
import type { WrittenCorrelation } from './correlation.ts';
import type { WrittenAlias } from './correlation-aliases.ts';
import type { CorrelationIr, SeenIr } from './correlation-ir.ts';
import { createDirectory, type Directory, type Notes, noteIn } from './directory.ts';
import type { WrittenFilter } from './filter.ts';
import type { FilterIr } from './filter-ir.ts';
import type { Body, Identified } from './identify.ts';
import type { ConditionIr } from './ir.ts';
import type { Reference } from './reference.ts';
import type { ParsedRules, SigmaRule } from './rule.ts';

/** What finding the rules that one document names needs. */
interface Linking {
  readonly rule: SigmaRule;
  readonly directory: Directory;
  readonly notes: Notes;
}

type Refused = Readonly<Partial<Record<Body['kind'], string>>>;

/** The rule that is named, unless it is of a kind that can't be meant. */
function findRule(reference: Reference, refused: Refused, { rule, directory, notes }: Linking): string | undefined {
  const found = directory.find(reference, rule.path);
  const why = found && refused[found.body.kind];
  if (why === undefined) return found?.rule.id;
  noteIn(rule.path, notes.problems)(reference.at, `"${reference.text}" ${why}`);
  return undefined;
}

const NO_FILTER: Refused = { filter: 'is a filter: name a rule or a correlation' };
const NO_CORRELATION: Refused = {
  filter: 'is a filter: name a rule',
  correlation: 'is a correlation, which has no events of its own: name the rules that it counts',
};

/** Each written name with the id of its rule. */
function findAll(references: readonly Reference[], refused: Refused, linking: Linking): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const report = noteIn(linking.rule.path, linking.notes.problems);
  for (const reference of references) {
    const id = findRule(reference, refused, linking);
    if (id === undefined) continue;
    if ([...found.values()].includes(id)) report(reference.at, `"${reference.text}" is named twice: name it once`);
    found.set(reference.text, id);
  }
  return found;
}

const seenOf = (condition: ConditionIr, ids: ReadonlyMap<string, string>): SeenIr => {
  if (condition.kind === 'search') return { kind: 'rule', id: ids.get(condition.name) ?? '' };
  if (condition.kind === 'not') return { kind: 'not', of: seenOf(condition.of, ids) };
  return { kind: condition.kind, of: condition.of.map((part) => seenOf(part, ids)) };
};

function aliasOf({ name, at, fields }: WrittenAlias, ids: readonly string[], linking: Linking) {
  const { rule, notes } = linking;
  const known = fields.flatMap((reference) => {
    const id = findRule(reference, NO_FILTER, linking);
    if (id === undefined || ids.includes(id)) return id === undefined ? [] : [[id, reference.field] as const];
    noteIn(rule.path, notes.problems)(reference.at, `the correlation has no rule "${reference.text}": add it to rules`);
    return [];
  });
  if (fields.length > 0 && known.length < ids.length)
    noteIn(rule.path, notes.warnings)(at, `the alias "${name}" has no field for every rule: name one for each`);
  return [name, Object.fromEntries(known)] as const;
}

function correlationOf(written: WrittenCorrelation, linking: Linking): CorrelationIr {
  const { type, groupBy, aliases, timespan, condition, generate } = written;
  const found = findAll(condition.rules, NO_FILTER, linking);
  const rules = [...found.values()];
  const { fields, percentile, thresholds, seen } = condition;
  for (const { name, at } of aliases)
    if (!groupBy.includes(name))
      noteIn(linking.rule.path, linking.notes.warnings)(at, `the alias "${name}" is not used: add it to group-by`);
  return {
    rule: linking.rule,
    type,
    rules,
    groupBy,
    aliases: Object.fromEntries(aliases.map((alias) => aliasOf(alias, rules, linking))),
    timespan,
    fields,
    percentile,
    thresholds,
    seen: seen && seenOf(seen, found),
    generate,
  };
}

function filterOf({ rules, detection }: WrittenFilter, linking: Linking): FilterIr {
  const { id, title, description, logsource, taxonomy, custom, path, line } = linking.rule;
  const named = rules === 'any' ? rules : [...findAll(rules, NO_CORRELATION, linking).values()];
  return { id, title, description, rules: named, logsource, taxonomy, detection, custom, path, line };
}

/** Finds the rules that correlations and filters name. Problems and warnings are noted. */
export function link(all: readonly Identified[], notes: Notes): Omit<ParsedRules, 'warnings'> {
  const directory = createDirectory(all, notes);
  const pick = <Kind extends Body['kind'], Made>(
    kind: Kind,
    make: (body: Extract<Body, { kind: Kind }>, rule: SigmaRule) => Made,
  ): readonly Made[] =>
    all.flatMap(({ rule, body }) => (body.kind === kind ? [make(body as Extract<Body, { kind: Kind }>, rule)] : []));
  const rules = pick('rule', ({ detection }, rule) => ({ rule, detection }));
  const correlations = pick('correlation', ({ written }, rule) => ({
    at: written.at,
    ir: correlationOf(written, { rule, directory, notes }),
  }));
  checkChains(correlations, notes.problems);
  const filters = pick('filter', ({ written }, rule) => filterOf(written, { rule, directory, notes }));
  return { rules, correlations: correlations.map(({ ir }) => ir), filters };
}
