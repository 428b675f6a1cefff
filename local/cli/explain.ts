import { RuleError } from '../../alerting/sigma/index.ts';
import { ConfigError } from '../../transforms/core/source.ts';
import { InputError } from '../files/find.ts';
import { StoreError } from '../store/store-error.ts';

// A file's name or a log's word may hold terminal escapes.
const plain = (text: string): string => text.replace(/[\p{Cc}\p{Cf}]/gu, '\uFFFD');

const sentences = (error: unknown): readonly string[] | undefined => {
  if (error instanceof ConfigError) return error.problems;
  if (error instanceof RuleError) return error.message.split('\n');
  if (error instanceof InputError || error instanceof StoreError) return [error.message];
  return undefined;
};

/** What went wrong, one sentence a line; anything but a user's mistake is a bug and keeps its stack. */
export function explain(error: unknown): string {
  const known = sentences(error);
  if (known !== undefined) return known.map((sentence) => `firewatch: ${plain(sentence)}`).join('\n');
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
