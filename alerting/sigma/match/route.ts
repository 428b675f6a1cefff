import type { LogSource, SigmaRule } from '../rule.ts';

const KEYS = ['product', 'service', 'category'] as const;

/** Every key that the rule names is the event's. */
const contains = (event: LogSource, rule: LogSource): boolean =>
  KEYS.every((key) => rule[key] === undefined || rule[key] === event[key]);

/** Which rules look at events of given log sources. Answers are kept: there are few kinds of events. */
export function createRouter<Rule extends { readonly rule: SigmaRule }>(
  rules: readonly Rule[],
): (logsources: readonly LogSource[]) => readonly Rule[] {
  const byText = new Map<string, readonly Rule[]>();
  const byIdentity = new WeakMap<readonly LogSource[], readonly Rule[]>();
  const select = (logsources: readonly LogSource[]): readonly Rule[] =>
    rules.filter(({ rule }) => logsources.some((logsource) => contains(logsource, rule.logsource)));
  return (logsources) => {
    const known = byIdentity.get(logsources);
    if (known !== undefined) return known;
    const text = JSON.stringify(logsources);
    const selected = byText.get(text) ?? select(logsources);
    byText.set(text, selected);
    byIdentity.set(logsources, selected);
    return selected;
  };
}
