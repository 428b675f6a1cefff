import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Writable } from 'node:stream';
import type { Level, SigmaRule } from '../../alerting/sigma/index.ts';
import { inputError } from '../files/find.ts';
import { surveyFile, type Verdict } from '../import/survey.ts';
import { readRuleFiles } from '../rule-files.ts';
import { plain } from './terminal.ts';

export interface ImportFlags {
  /** Where to put the rules that run here. */
  readonly into?: string;
  readonly level: Level;
  readonly status: string;
}

const STATUSES: readonly string[] = ['experimental', 'test', 'stable'];
const LEVELS = ['informational', 'low', 'medium', 'high', 'critical'] as const;

type Runs = Extract<Verdict, { kind: 'runs' }>;

/** Rules that are given up, or say nothing of how ripe they are, count as experimental; the given-up never run. */
function isWanted({ level, status = 'experimental' }: SigmaRule, flags: ImportFlags): boolean {
  const ripe = STATUSES.indexOf(status);
  return LEVELS.indexOf(level) >= LEVELS.indexOf(flags.level) && ripe >= STATUSES.indexOf(flags.status);
}

function copy({ file }: Runs, folder: string, into: string): void {
  const target = join(into, relative(folder, file.path));
  try {
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, file.text);
  } catch (error) {
    throw inputError(target, error);
  }
}

function counted(names: readonly string[]): readonly string[] {
  const groups = Map.groupBy(names, (name) => name);
  return [...groups]
    .map(([name, all]) => ({ name, count: all.length }))
    .sort((one, other) => other.count - one.count || (one.name < other.name ? -1 : 1))
    .map(({ name, count }) => `  ${String(count).padStart(6)}  ${name}`);
}

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', title, ...lines];

const isOf =
  <Kind extends Verdict['kind']>(kind: Kind) =>
  (verdict: Verdict): verdict is Extract<Verdict, { kind: Kind }> =>
    verdict.kind === kind;

/** Says what of a folder of public rules runs here, and copies it. Throws InputError. */
export function importRules(folder: string, flags: ImportFlags, stdout: Writable): void {
  const verdicts = readRuleFiles([folder]).map(surveyFile);
  const runs = verdicts.filter(isOf('runs'));
  const elsewhere = verdicts.filter(isOf('elsewhere'));
  const refused = verdicts.filter(isOf('refused'));
  const [wanted, left] = [true, false].map((is) =>
    runs.filter(({ rules: [first] }) => first !== undefined && isWanted(first, flags) === is),
  );
  const { into } = flags;
  if (into !== undefined) for (const each of wanted ?? []) copy(each, folder, into);
  const lines = [
    `${verdicts.length} files: ${runs.length} run here, ${elsewhere.length} are for logs that we do not read, ${refused.length} are refused`,
    `${wanted?.length ?? 0} of level ${flags.level} and status ${flags.status} or more${into === undefined ? '' : ` were copied to ${into}`}, ${left?.length ?? 0} are below`,
    ...section('RUN ON', counted(runs.flatMap(({ sources }) => sources))),
    ...section(
      'CONVERTED FROM AGGREGATIONS',
      runs.filter(({ converted }) => converted).map(({ file }) => `  ${file.path}`),
    ),
    ...section('FOR OTHER LOGS', counted(elsewhere.map(({ logsource }) => logsource))),
    ...section('REFUSED', counted(refused.map(({ reason }) => reason))),
  ];
  stdout.write(`${lines.map(plain).join('\n')}\n`);
}
