import { applyActions, type RuleDocument } from './actions.ts';
import { readCorrelation } from './correlation.ts';
import { readDetection } from './detection.ts';
import { readDocuments } from './document.ts';
import { readFilter } from './filter.ts';
import { type Body, type Draft, identify } from './identify.ts';
import type { Reading } from './item.ts';
import { link } from './link.ts';
import { readMetadata } from './metadata.ts';
import { entryOf, type MapNode } from './node.ts';
import type { Placeholders } from './placeholders.ts';
import type { ParsedRules, RuleFile } from './rule.ts';
import { type Problem, type Report, RuleError } from './rule-error.ts';

export interface ParseOptions {
  /** The lists that `expand` puts in for `%name%`. */
  readonly placeholders?: Placeholders;
}

/** What reading a file needs beside its text. */
interface FileReading {
  readonly placeholders: Placeholders;
  readonly report: Report;
  readonly warn: Report;
}

type DocumentReading = FileReading & Reading;

/** What a rule has that names none. */
const FLOOR_VERSION = 2;
const VERSIONS = [1, 2, 3];

/** The version of Sigma that a rule is written in; undefined where it is none that we read. */
function versionOf(root: MapNode, report: Report): number | undefined {
  const node = entryOf(root, 'sigma-version')?.value;
  if (node === undefined) return FLOOR_VERSION;
  const version = node.kind === 'scalar' ? Number(node.value) : Number.NaN;
  if (VERSIONS.includes(version)) return version;
  report(node.at, `we read sigma versions ${VERSIONS.join(', ')}: write one of them`);
  return undefined;
}

/** How the body of each kind of document is read, and what else it needs. */
const KINDS: Readonly<
  Record<
    Body['kind'],
    { needs: readonly string[]; read: (root: MapNode, reading: DocumentReading) => Body | undefined }
  >
> = {
  rule: {
    needs: ['title', 'logsource'],
    read(root, reading) {
      const node = entryOf(root, 'detection')?.value;
      if (node === undefined) reading.report(root.at, 'the rule has no detection: write one');
      const detection = node && readDetection(node, reading);
      return detection && { kind: 'rule', detection };
    },
  },
  correlation: {
    needs: ['title'],
    read(root, { report }) {
      const written = readCorrelation(root, report);
      return written && { kind: 'correlation', written };
    },
  },
  filter: {
    needs: ['title', 'logsource'],
    read(root, reading) {
      const written = readFilter(root, reading, reading.warn);
      return written && { kind: 'filter', written };
    },
  },
};

const kindOf = (root: MapNode): Body['kind'] =>
  (['correlation', 'filter'] as const).find((kind) => entryOf(root, kind) !== undefined) ?? 'rule';

function readRule(file: string, { root, own }: RuleDocument, reading: FileReading): readonly Draft[] {
  const version = versionOf(root, reading.report);
  if (version === undefined) return [];
  const { needs, read } = KINDS[kindOf(root)];
  const metadata = readMetadata(root, needs, reading.report);
  const body = read(root, { ...reading, version });
  if (body === undefined) return [];
  return [{ file, metadata, body, idAt: entryOf(own, 'id')?.value.at, nameAt: entryOf(own, 'name')?.value.at }];
}

/** What an action lays over several rules is read, and wrong, in each of them: it is told once. */
function createReport(file: string, problems: Problem[]): Report {
  const reported = new Set<string>();
  return ({ line, column }, message) => {
    const key = `${line}:${column}:${message}`;
    if (!reported.has(key)) problems.push({ file, line, column, message });
    reported.add(key);
  };
}

/**
 * Reads the Sigma rules, correlations and filters of files; several may share a file. Throws RuleError with every
 * problem of every file.
 */
export function parseRules(files: readonly RuleFile[], { placeholders = {} }: ParseOptions = {}): ParsedRules {
  const problems: Problem[] = [];
  const warnings: Problem[] = [];
  const drafts = files.flatMap(({ path, text }) => {
    const before = problems.length;
    const reading = { placeholders, report: createReport(path, problems), warn: createReport(path, warnings) };
    const documents = readDocuments(text, reading.report);
    if (documents.length === 0 && problems.length === before)
      reading.report({ line: 1, column: 1 }, 'the file holds no rule: write one, or remove the file');
    return applyActions(documents, reading.report).flatMap((document) => readRule(path, document, reading));
  });
  const parsed = link(identify(drafts, problems), { problems, warnings });
  const [first, ...others] = problems;
  if (first !== undefined) throw new RuleError([first, ...others]);
  return { ...parsed, warnings };
}
