import { createFields } from '../../../alerting/fields/index.ts';
import {
  compileRules,
  type ParsedRules,
  type ParseOptions,
  parseRules,
  RuleError,
  type RuleSet,
} from '../../../alerting/sigma/index.ts';

/** A detection, events that it matches and events that it doesn't. */
export interface Vector {
  /** The sentence of the specification, or the decision, that the events show. */
  readonly says: string;
  /** What stands under `detection:`. */
  readonly detection: string;
  readonly matches?: readonly object[];
  readonly misses?: readonly object[];
  readonly placeholders?: ParseOptions['placeholders'];
}

export const LOGSOURCES = [{ product: 'test', service: 'events' }] as const;

const indent = (text: string): string => text.trim().replace(/^/gm, '  ');

export const ruleText = (detection: string, head = 'title: Something happened'): string =>
  `${head}\nlogsource:\n  product: test\ndetection:\n${indent(detection)}\n`;

export const parse = (text: string, options?: ParseOptions): ParsedRules =>
  parseRules([{ path: 'rules/a.yml', text }], options);

/** Through JSON, as a bundle holds the rules. */
export const compile = (text: string, options?: ParseOptions): RuleSet =>
  compileRules(JSON.parse(JSON.stringify(parse(text, options))), createFields());

export const isMatch = (set: RuleSet, event: object): boolean => set.match(event, LOGSOURCES).length > 0;

/** The problems of a rule, `line:column: sentence`. */
export function problemsOf(text: string, options?: ParseOptions): readonly string[] {
  try {
    parse(text, options);
    return [];
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    return error.problems.map(({ line, column, message }) => `${line}:${column}: ${message}`);
  }
}
