import { readFileSync } from 'node:fs';
import type { Writable } from 'node:stream';
import type { AlertDocument } from '../../alerting/alert.ts';
import { createEnrichment } from '../../transforms/enrich/index.ts';
import { draftException } from '../exceptions/draft.ts';
import { InputError, inputError } from '../files/find.ts';
import { openGeoip } from '../geoip.ts';
import { OWN_RULES, readRuleFiles } from '../rule-files.ts';
import { plain } from './terminal.ts';

export interface DraftFlags {
  readonly rules?: readonly string[];
  readonly owner: string;
  readonly reason: string;
  readonly days: number;
}

const DAY_MS = 86_400_000;

const isAlert = (value: unknown): value is AlertDocument =>
  typeof value === 'object' && value !== null && 'rule' in value && 'firewatch' in value && '@timestamp' in value;

function readAlert(path: string): AlertDocument {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw error instanceof SyntaxError ? new InputError(`${path}: not JSON`) : inputError(path, error);
  }
  if (!isAlert(value)) throw new InputError(`${path}: not an alert: save one from the console or from SNS as JSON`);
  return value;
}

/**
 * Writes the exception that removes an alert to `stdout`, and what was proved of it to `stderr`. Answers whether no case
 * is lost. Throws InputError and RuleError.
 */
export function writeDraft(
  path: string,
  flags: DraftFlags,
  io: { stdout: Writable; stderr: Writable; now: number },
): boolean {
  const { owner, reason, days } = flags;
  const expires = new Date(io.now + days * DAY_MS).toISOString().slice(0, 10);
  const rules = readRuleFiles(flags.rules ?? [OWN_RULES]);
  const enrich = createEnrichment(openGeoip(undefined));
  const { text, silences, lost, cases } = draftException({
    alert: readAlert(path),
    rules,
    owner,
    reason,
    expires,
    enrich,
  });
  io.stdout.write(text);
  const effect =
    silences === undefined
      ? 'the alert holds no event to try it on'
      : silences
        ? 'it removes this alert'
        : 'it does not remove this alert: widen its selection';
  const kept = `${cases - lost.length} of ${cases} cases that should alert still do`;
  const sentences = [effect, kept, ...lost.map((name) => `lost: ${name}`)];
  io.stderr.write(`${sentences.map((sentence) => `firewatch: ${plain(sentence)}`).join('\n')}\n`);
  return lost.length === 0 && silences !== false;
}
