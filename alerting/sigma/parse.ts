import { applyActions, type RuleDocument } from './actions.ts';
import { readDetection } from './detection.ts';
import { readDocuments } from './document.ts';
import { identify, type RuleDraft } from './identify.ts';
import { readMetadata } from './metadata.ts';
import { entryOf, type MapNode } from './node.ts';
import type { Placeholders } from './placeholders.ts';
import type { ParsedRules, RuleFile } from './rule.ts';
import { type Problem, type Report, RuleError } from './rule-error.ts';

export interface ParseOptions {
  /** The lists that `expand` puts in for `%name%`. */
  readonly placeholders?: Placeholders;
}

/** Documents of other kinds than a detection rule, by the key that marks them. */
const UNSUPPORTED: Readonly<Record<string, string>> = {
  correlation: 'correlations are not supported yet',
  filter: 'filters are not supported yet',
};
const NEWEST_VERSION = 2;

function unsupported(root: MapNode, report: Report): boolean {
  const kind = root.entries.find(({ name }) => Object.hasOwn(UNSUPPORTED, name));
  if (kind !== undefined) report(kind.key.at, UNSUPPORTED[kind.name] ?? '');
  const version = entryOf(root, 'sigma-version')?.value;
  const tooNew = version?.kind === 'scalar' && Number(version.value) > NEWEST_VERSION;
  if (tooNew) report(version.at, `sigma version ${version.source} is not supported yet`);
  return kind !== undefined || tooNew;
}

function readRule(file: string, { root, own }: RuleDocument, placeholders: Placeholders, report: Report): RuleDraft[] {
  if (unsupported(root, report)) return [];
  const metadata = readMetadata(root, report);
  const node = entryOf(root, 'detection')?.value;
  if (node === undefined) report(root.at, 'the rule has no detection: write one');
  const detection = node && readDetection(node, { placeholders, report });
  if (detection === undefined) return [];
  const [idAt, nameAt] = [entryOf(own, 'id')?.value.at, entryOf(own, 'name')?.value.at];
  return [{ file, metadata, detection, idAt, nameAt }];
}

function readFile({ path, text }: RuleFile, placeholders: Placeholders, problems: Problem[]): readonly RuleDraft[] {
  const reported = new Set<string>();
  /** What an action lays over several rules is read, and wrong, in each of them. */
  const report: Report = ({ line, column }, message) => {
    const key = `${line}:${column}:${message}`;
    if (!reported.has(key)) problems.push({ file: path, line, column, message });
    reported.add(key);
  };
  const documents = readDocuments(text, report);
  if (documents.length === 0 && reported.size === 0)
    report({ line: 1, column: 1 }, 'the file holds no rule: write one, or remove the file');
  return applyActions(documents, report).flatMap((document) => readRule(path, document, placeholders, report));
}

/**
 * Reads the Sigma rules of files; several rules may share a file. Throws RuleError with every problem of every file.
 * Correlations and filters are refused for now.
 */
export function parseRules(files: readonly RuleFile[], options: ParseOptions = {}): ParsedRules {
  const problems: Problem[] = [];
  const drafts = files.flatMap((file) => readFile(file, options.placeholders ?? {}, problems));
  const rules = identify(drafts, problems);
  const [first, ...others] = problems;
  if (first !== undefined) throw new RuleError([first, ...others]);
  return { rules, correlations: [], filters: [], warnings: [] };
}
