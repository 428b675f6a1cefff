import type { EcsEvent, EventOutcome } from '../../ecs/event.ts';
import { memberOf, type Tree, textOf, treeOf } from './tree.ts';

const codeOf = (record: Tree): string | undefined => {
  const code = memberOf(record, 'errorCode');
  return typeof code === 'number' ? String(code) : textOf(record, 'errorCode');
};

export function errorOf(record: Tree): EcsEvent['error'] {
  const code = codeOf(record);
  const message = textOf(record, 'errorMessage');
  return code === undefined && message === undefined ? undefined : { code, message };
}

/** Sign-in events give their result under their own name: `"ConsoleLogin": "Failure"`. */
function resultOf(record: Tree, action: string): string | undefined {
  return textOf(treeOf(record, 'responseElements'), action) ?? textOf(treeOf(record, 'serviceEventDetails'), action);
}

/** Organizations tells later, in an event of its own, how a request ended. */
function laterState(record: Tree): string | undefined {
  const details = treeOf(record, 'serviceEventDetails');
  if (details === undefined) return undefined;
  return textOf(treeOf(details, 'createAccountStatus') ?? treeOf(details, 'closeAccountStatus'), 'state');
}

const FAILED: ReadonlySet<string> = new Set(['Failure', 'FAILED']);

/** A call failed where CloudTrail gives an error, or where a sign-in or a later result says so. */
export function outcomeOf(record: Tree, action: string, error: EcsEvent['error']): EventOutcome {
  if (error !== undefined) return 'failure';
  const result = resultOf(record, action) ?? laterState(record);
  return result !== undefined && FAILED.has(result) ? 'failure' : 'success';
}
