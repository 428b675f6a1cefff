import { sourcesOf } from '../../alerting/fields/sources.ts';
import { logSourceText, parseRules, RuleError, type RuleFile, type SigmaRule } from '../../alerting/sigma/index.ts';
import type { SourceId } from '../../transforms/sources/catalogue.ts';
import { convertAggregation } from './aggregation.ts';

/** What a rule file is good for here. */
export type Verdict =
  | {
      readonly kind: 'runs';
      readonly file: RuleFile;
      readonly rules: readonly SigmaRule[];
      readonly sources: readonly SourceId[];
      readonly converted: boolean;
    }
  | { readonly kind: 'elsewhere'; readonly file: RuleFile; readonly logsource: string }
  | { readonly kind: 'refused'; readonly file: RuleFile; readonly reason: string };

/** The kind of problem, without what is particular to one file. */
const reasonOf = ({ problems }: RuleError): string => (problems[0]?.message ?? '').replaceAll(/"[^"]*"|%\w+%/g, '…');

function read(file: RuleFile, converted: boolean): Verdict {
  const { rules, correlations } = parseRules([file]);
  const logsources = rules.map(({ rule }) => rule.logsource);
  const sources = [...new Set(logsources.flatMap(sourcesOf))];
  if (sources.length === 0) return { kind: 'elsewhere', file, logsource: logSourceText(logsources[0] ?? {}) };
  return { kind: 'runs', file, rules: [...correlations, ...rules].map(({ rule }) => rule), sources, converted };
}

/** Says what a public rule file is good for here; one that counts in the old way is converted where that is possible. */
export function surveyFile(file: RuleFile): Verdict {
  try {
    return read(file, false);
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    const converted = convertAggregation(file.text);
    if (converted === undefined) return { kind: 'refused', file, reason: reasonOf(error) };
    try {
      return read({ ...file, text: converted }, true);
    } catch (again) {
      if (!(again instanceof RuleError)) throw again;
      return { kind: 'refused', file, reason: reasonOf(again) };
    }
  }
}
