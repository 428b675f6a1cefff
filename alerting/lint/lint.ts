import type { LogSource, ParsedRules, Problem, RuleIr } from '../sigma/index.ts';
import type { Match } from '../sigma/ir.ts';
import { type Item, itemsOf } from './items.ts';

/** The fields that a log has. */
export interface KnownFields {
  has(field: string): boolean;
  /** The nearest name, for a field that is not there. */
  nearest(field: string): string | undefined;
  /** Texts of these fields are always in lower case. */
  readonly lowerCase: ReadonlySet<string>;
}

/** Fields by log source; undefined where no log of ours is of that source. */
export type KnownBy = (logsource: LogSource) => KnownFields | undefined;

type Lint = (item: Item, known: KnownFields) => string | undefined;

const unknownField: Lint = ({ field, isNeeded }, known) => {
  if (known.has(field)) return undefined;
  const near = known.nearest(field);
  const meant = near === undefined ? '' : `: did you mean "${near}"?`;
  return `no log of this source has a field "${field}"${isNeeded ? ', so the rule never matches' : ''}${meant}`;
};

const PLACED = ['is', 'contains', 'startswith', 'endswith'] as const;

type TextMatch = Extract<Match, { readonly kind: (typeof PLACED)[number] }>;

const isText = (match: Match): match is TextMatch => PLACED.some((kind) => kind === match.kind);

const fieldForValue: Lint = ({ field, matches }, known) => {
  const name = matches
    .flatMap((match) => (isText(match) && match.value.includes('.') ? [match.value] : []))
    .find(known.has);
  return name && `"${field}" is compared with the text "${name}", which is a field: write ${field}|fieldref: ${name}`;
};

const caseOfValue: Lint = ({ field, matches }, known) => {
  if (!known.lowerCase.has(field)) return undefined;
  const upper = matches.find(
    (match) => 'cased' in match && match.cased && 'value' in match && match.value !== match.value.toLowerCase(),
  );
  return (
    upper && `"${field}" is always in lower case, and cased compares letter by letter: write the value in lower case`
  );
};

const LINTS: readonly Lint[] = [unknownField, fieldForValue, caseOfValue];

function lintRule({ rule, detection }: RuleIr, knownBy: KnownBy): readonly string[] {
  const known = knownBy(rule.logsource);
  if (known === undefined) return ['no source of ours writes this log: the rule never runs here'];
  const items = itemsOf(detection);
  return [...new Set(items.flatMap((item) => LINTS.flatMap((lint) => lint(item, known) ?? [])))];
}

/** What is most likely not meant in rules that are sound as they stand. */
export const lintRules = ({ rules }: Pick<ParsedRules, 'rules'>, knownBy: KnownBy): readonly Problem[] =>
  rules.flatMap((ir) =>
    lintRule(ir, knownBy).map((message) => ({ file: ir.rule.path, line: ir.rule.line, column: 1, message })),
  );
