import type { Rule } from '../load.ts';
import type { CorrelationIr, FieldReader, Fields, SigmaRule } from '../sigma/index.ts';
import { type Correlation, type Input, limitOf, onlyGrows } from './correlation.ts';

/** The correlations of a rule set. */
export interface Correlations {
  readonly byId: ReadonlyMap<string, Correlation>;
  /** Those that count what a rule or a correlation matches. */
  readonly above: ReadonlyMap<string, readonly Correlation[]>;
  /** Rules and correlations that are counted and do not alert on their own. */
  readonly muted: ReadonlySet<string>;
}

export interface CorrelationSettings {
  readonly fields: Fields;
  /** The rules, of which correlations are no part. */
  readonly rules: ReadonlyMap<string, SigmaRule>;
  readonly ruleOf: (ir: CorrelationIr) => Rule;
}

/** A field of a correlation's group, which its name finds. */
const inGroup =
  (name: string): FieldReader =>
  (group) =>
    (group as Readonly<Record<string, string>>)[name];

function inputOf(ir: CorrelationIr, id: string, { fields, rules }: CorrelationSettings): Input {
  const sigma = rules.get(id);
  const reader = (name: string): FieldReader =>
    sigma === undefined ? inGroup(name) : fields.reader(sigma.logsource, sigma.taxonomy, name);
  return {
    place: ir.rules.indexOf(id),
    group: ir.groupBy.map((name) => ({ name, read: reader(ir.aliases[name]?.[id] ?? name) })),
    values: ir.fields.map(reader),
  };
}

function groupAbove(correlations: readonly Correlation[]): ReadonlyMap<string, readonly Correlation[]> {
  const above = new Map<string, Correlation[]>();
  for (const correlation of correlations)
    for (const id of correlation.ir.rules) above.set(id, [...(above.get(id) ?? []), correlation]);
  return above;
}

/** Makes correlations ready to run. */
export function readyCorrelations(parsed: readonly CorrelationIr[], settings: CorrelationSettings): Correlations {
  const known = new Set([...settings.rules.keys(), ...parsed.map(({ rule }) => rule.id)]);
  const correlations = parsed.map((ir): Correlation => {
    const inputs = ir.rules.filter((id) => known.has(id)).map((id) => [id, inputOf(ir, id, settings)] as const);
    return {
      ir,
      rule: settings.ruleOf(ir),
      inputs: new Map(inputs),
      judged: onlyGrows(ir) ? 'on arrival' : 'at close',
      limit: limitOf(ir),
    };
  });
  const above = groupAbove(correlations);
  const muted = [...above].filter(([, counting]) => counting.every(({ ir }) => !ir.generate)).map(([id]) => id);
  return { byId: new Map(correlations.map((each) => [each.ir.rule.id, each])), above, muted: new Set(muted) };
}
