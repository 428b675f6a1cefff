export type { Evidence } from './explain.ts';
export type { FieldReader, Fields } from './fields.ts';
export type { DetectionIr } from './ir.ts';
export { type ParseOptions, parseRules } from './parse.ts';
export type { Placeholders } from './placeholders.ts';
export type { Level, LogSource, RelatedRule, RuleFile, RuleIr, SigmaRule } from './rule.ts';
export { type Position, type Problem, RuleError } from './rule-error.ts';
export { compileRules, type RuleSet } from './rule-set.ts';
