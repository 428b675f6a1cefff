import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ParsedRules, parseRules, type RuleIr } from '../alerting/sigma/index.ts';
import type { ItemIr, Match, TestIr } from '../alerting/sigma/ir.ts';
import { createNormalizer } from '../transforms/core/normalize.ts';
import { sources } from '../transforms/sources/index.ts';
import { linesOf } from './lines.ts';

const AT = Date.UTC(2026, 10, 24, 14);

/** Calls that many rules are about, two in a hundred. */
const NOTABLE: readonly (readonly [source: string, name: string])[] = [
  ['cloudtrail.amazonaws.com', 'StopLogging'],
  ['guardduty.amazonaws.com', 'DeleteDetector'],
  ['iam.amazonaws.com', 'UpdateLoginProfile'],
  ['ec2.amazonaws.com', 'CreateNetworkAclEntry'],
];
const ONE_IN = 50;

function notable(line: string, at: number): string {
  const [eventSource, eventName] = NOTABLE[(at / ONE_IN) % NOTABLE.length] ?? [];
  return JSON.stringify({ ...JSON.parse(line), eventSource, eventName });
}

/** An everyday CloudTrail stream, as logged. */
export const rawEvents = (events: number): readonly string[] =>
  linesOf('cloudtrail', events).map((line, at) => (at % ONE_IN === 0 ? notable(line, at) : line));

/** The same events as the rule λ gets them. */
export function documentsOf(lines: readonly string[]): readonly string[] {
  const normalize = createNormalizer({
    id: 'cloudtrail',
    source: sources.cloudtrail,
    options: {},
    enrich: (event) => event,
  });
  return lines.map((message, line) => {
    const outcome = normalize({ message, index: 0, origin: { arrived: AT, key: 'bench', line } });
    if (outcome.kind !== 'event') throw new Error(`line ${line} is no event`);
    return outcome.document.toString();
  });
}

/** Published rules for CloudTrail; undefined where they are not at hand. */
export function publishedRules(folder: string): readonly RuleIr[] | undefined {
  try {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yml'));
    return parseRules(names.map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }))).rules;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Fields that every rule of one service has alike. */
const KEPT = new Set(['eventSource', 'userIdentity.type', 'errorCode', 'eventType']);

const varied = (match: Match, copy: number): Match => {
  if (match.kind === 'is' || match.kind === 'contains' || match.kind === 'startswith')
    return { ...match, value: `${match.value}${copy}` };
  return match.kind === 'endswith' ? { ...match, value: `${copy}${match.value}` } : match;
};

const variedItem = (item: ItemIr, copy: number): ItemIr =>
  item.kind === 'field' && !KEPT.has(item.field)
    ? { ...item, any: item.any.map((match) => varied(match, copy)) }
    : item;

function variedTest(test: TestIr, copy: number): TestIr {
  if (test.kind === 'not') return { kind: 'not', of: variedTest(test.of, copy) };
  if (test.kind === 'and' || test.kind === 'or') return { ...test, of: test.of.map((part) => variedTest(part, copy)) };
  return variedItem(test, copy);
}

function copyOf({ rule, detection }: RuleIr, copy: number): RuleIr {
  if (copy === 0) return { rule, detection };
  const searches = detection.searches.map(({ name, test }) => ({ name, test: variedTest(test, copy) }));
  return { rule: { ...rule, id: `${rule.id}-${copy}` }, detection: { ...detection, searches } };
}

/** So many rules of the shapes of those given, whose values are others from the second round on. */
export const ruleSet = (shapes: readonly RuleIr[], size: number): Pick<ParsedRules, 'rules'> => ({
  rules: Array.from({ length: size }, (_, at) =>
    copyOf(shapes[at % shapes.length] as RuleIr, Math.floor(at / shapes.length)),
  ),
});

/** The same rules for another log. */
export const elsewhere = ({ rules }: Pick<ParsedRules, 'rules'>): readonly RuleIr[] =>
  rules.map(({ rule, detection }) => ({
    rule: { ...rule, id: `${rule.id}-w`, logsource: { product: 'windows', service: 'security' } },
    detection,
  }));
