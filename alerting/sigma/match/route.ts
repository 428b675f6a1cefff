import { containsLogSource } from '../logsource.ts';
import type { LogSource } from '../rule.ts';

/**
 * What is made of the rules that look at events of given log sources. Answers are kept: there are few kinds of events.
 */
export function createRouter<Rule extends { readonly rule: { readonly logsource: LogSource } }, Made>(
  rules: readonly Rule[],
  make: (rules: readonly Rule[]) => Made,
): (logsources: readonly LogSource[]) => Made {
  const byText = new Map<string, Made>();
  const byIdentity = new WeakMap<readonly LogSource[], Made>();
  const select = (logsources: readonly LogSource[]): Made =>
    make(rules.filter(({ rule }) => logsources.some((logsource) => containsLogSource(rule.logsource, logsource))));
  return (logsources) => {
    const known = byIdentity.get(logsources);
    if (known !== undefined) return known;
    const text = JSON.stringify(logsources);
    const made = byText.get(text) ?? select(logsources);
    byText.set(text, made);
    byIdentity.set(logsources, made);
    return made;
  };
}
