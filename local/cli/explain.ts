import { RuleError } from '../../alerting/sigma/rule-error.ts';
import { ConfigError } from '../../transforms/core/source.ts';
import { InputError } from '../files/find.ts';
import { StoreError } from '../store/store-error.ts';
import { plain } from './terminal.ts';

const named = (sentence: string): string => `firewatch: ${sentence}`;

/** A rule's problem begins with its place, where editors look for it. A bug keeps its stack. */
function linesOf(error: unknown): readonly string[] {
  if (error instanceof RuleError) return error.message.split('\n');
  if (error instanceof ConfigError) return error.problems.map(named);
  if (error instanceof InputError || error instanceof StoreError) return [named(error.message)];
  return (error instanceof Error ? (error.stack ?? error.message) : String(error)).split('\n');
}

/** What went wrong, one sentence a line; safe to show on a terminal. */
export const explain = (error: unknown): string => linesOf(error).map(plain).join('\n');
