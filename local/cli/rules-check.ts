import { writeFileSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { type Covered, coverageOf, navigatorLayer } from '../../alerting/coverage.ts';
import { covers, type Exception } from '../../alerting/exceptions.ts';
import { createKnownFields } from '../../alerting/lint/known-fields.ts';
import { lintRules } from '../../alerting/lint/lint.ts';
import { readyRules } from '../../alerting/load.ts';
import { type Problem, parseRules } from '../../alerting/sigma/index.ts';
import { inputError } from '../files/find.ts';
import { readCases } from '../rule-cases.ts';
import { OWN_RULES, readRuleFiles } from '../rule-files.ts';
import { plain } from './terminal.ts';

export interface CheckFlags {
  /** Warnings fail the check. */
  readonly strict?: true;
  readonly json?: true;
  /** Where to write a layer of the ATT&CK Navigator. */
  readonly navigator?: string;
}

/** What a check found. */
interface Report {
  readonly rules: number;
  readonly correlations: number;
  readonly filters: number;
  readonly withoutCases: readonly string[];
  readonly warnings: readonly Problem[];
  readonly coverage: readonly Covered[];
}

const SOON_MS = 14 * 86_400_000;

function expiryWarnings(exceptions: readonly Exception[], now: number): readonly Problem[] {
  return exceptions.flatMap((exception) => {
    const { filter, owner = 'nobody' } = exception;
    const at = { file: filter.path, line: filter.line, column: 1 };
    if (!covers(exception, now))
      return [{ ...at, message: `the exception has expired and no longer applies; its owner is ${owner}` }];
    return covers(exception, now + SOON_MS)
      ? []
      : [{ ...at, message: `the exception ends within 14 days; its owner is ${owner}` }];
  });
}

function check(folders: readonly string[], now: number): Report {
  const parsed = parseRules(readRuleFiles(folders));
  const rules = readyRules(parsed);
  const alone = [...rules.byId.values()]
    .map(({ sigma }) => sigma)
    .filter(({ id }) => !rules.correlations.muted.has(id));
  return {
    rules: parsed.rules.length,
    correlations: parsed.correlations.length,
    filters: parsed.filters.length,
    withoutCases: [...new Set(alone.filter(({ path }) => readCases(path).length === 0).map(({ path }) => path))],
    warnings: [...rules.warnings, ...expiryWarnings(rules.exceptions, now), ...lintRules(parsed, createKnownFields())],
    coverage: coverageOf(alone),
  };
}

const WIDTH = { technique: 11, name: 44 } as const;

const row = ({ technique, name = '', rules }: Covered): string =>
  `${technique.padEnd(WIDTH.technique)}${name.padEnd(WIDTH.name)}${rules.length}`;

function write({ rules, correlations, filters, withoutCases, warnings, coverage }: Report, stdout: Writable): void {
  const lines = [
    ...warnings.map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`),
    ...withoutCases.map((path) => `${path}: no cases: write some in ${path.replace(/\.ya?ml$/, '.cases.yml')}`),
    `${rules} rules, ${correlations} correlations, ${filters} filters: ${warnings.length} warnings`,
    '',
    `${'technique'.padEnd(WIDTH.technique)}${'name'.padEnd(WIDTH.name)}rules`,
    ...coverage.map(row),
  ];
  stdout.write(`${lines.map(plain).join('\n')}\n`);
}

function writeLayer(path: string, coverage: readonly Covered[]): void {
  try {
    writeFileSync(path, `${JSON.stringify(navigatorLayer(coverage), null, 2)}\n`);
  } catch (error) {
    throw inputError(path, error);
  }
}

/** Checks folders of rules; answers whether they may be used. Throws RuleError with every problem, and InputError. */
export function checkRules(
  folders: readonly string[],
  flags: CheckFlags,
  io: { stdout: Writable; now: number },
): boolean {
  const report = check(folders.length > 0 ? folders : [OWN_RULES], io.now);
  if (flags.navigator !== undefined) writeLayer(flags.navigator, report.coverage);
  if (flags.json) io.stdout.write(`${JSON.stringify(report)}\n`);
  else write(report, io.stdout);
  return flags.strict === undefined || report.warnings.length === 0;
}
