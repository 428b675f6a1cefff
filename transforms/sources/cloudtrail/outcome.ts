import type { EcsEvent, EventOutcome } from '../../ecs/event.ts';
import type { RecordMembers } from './record-members.ts';
import { asText, textOf, treeOf } from './tree.ts';

const codeOf = ({ errorCode }: RecordMembers): string | undefined =>
  typeof errorCode === 'number' ? String(errorCode) : asText(errorCode);

export function errorOf(record: RecordMembers): EcsEvent['error'] {
  const code = codeOf(record);
  const message = record.errorMessage;
  return code === undefined && message === undefined ? undefined : { code, message };
}

/** Sign-in events give their result under their own name: `"ConsoleLogin": "Failure"`. */
const resultOf = ({ responseElements, serviceEventDetails }: RecordMembers, action: string): string | undefined =>
  textOf(responseElements, action) ?? textOf(serviceEventDetails, action);

/** Organizations tells later, in an event of its own, how a request ended. */
function laterState({ serviceEventDetails: details }: RecordMembers): string | undefined {
  if (details === undefined) return undefined;
  return textOf(treeOf(details, 'createAccountStatus') ?? treeOf(details, 'closeAccountStatus'), 'state');
}

const FAILED: ReadonlySet<string> = new Set(['Failure', 'FAILED']);

/** A call failed where CloudTrail gives an error, or where a sign-in or a later result says so. */
export function outcomeOf(record: RecordMembers, action: string, error: EcsEvent['error']): EventOutcome {
  if (error !== undefined) return 'failure';
  const result = resultOf(record, action) ?? laterState(record);
  return result !== undefined && FAILED.has(result) ? 'failure' : 'success';
}
