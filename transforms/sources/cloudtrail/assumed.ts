import type { UserFields } from '../../ecs/event.ts';
import type { RecordMembers } from './record-members.ts';
import { lastPart, textOf, treeOf } from './tree.ts';

type Effective = UserFields['effective'];

const principal = (id: string | undefined, name: string | undefined): Effective =>
  id === undefined && name === undefined ? undefined : { id, name };

/** `arn:aws:sts::<account>:assumed-role/<role>/<session>` */
export const roleOfSession = (arn: string | undefined): string | undefined => arn?.split('/', 2)[1] || undefined;

/** Whose rights the caller got by a call to STS: answered only where it succeeded. */
export function assumedOf(record: RecordMembers, action: string): Effective {
  const response = record.responseElements;
  if (response === undefined) return undefined;
  if (action === 'AssumeRoot') return principal(textOf(record.requestParameters, 'targetPrincipal'), 'root');
  const role = treeOf(response, 'assumedRoleUser');
  if (role !== undefined) return principal(textOf(role, 'assumedRoleId'), roleOfSession(textOf(role, 'arn')));
  const federated = treeOf(response, 'federatedUser');
  return principal(textOf(federated, 'federatedUserId'), lastPart(textOf(federated, 'arn')));
}
