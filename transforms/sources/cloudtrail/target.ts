import type { UserFields } from '../../ecs/event.ts';
import type { Parameters } from './parameters.ts';
import type { RecordMembers } from './record-members.ts';
import { type Tree, textOf, treeOf } from './tree.ts';

type Target = NonNullable<UserFields['target']>;

const asText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Services whose groups hold users; EC2's and others' do not. */
const DIRECTORIES: ReadonlySet<string> = new Set(['identitystore', 'sso-directory', 'cognito-idp']);

const isPrincipal = (request: Tree | undefined, type: string): boolean => textOf(request, 'principalType') === type;

/** Identity Center names its users and groups by their ids. */
function userId(service: string, request: Tree | undefined): string | undefined {
  if (isPrincipal(request, 'USER')) return textOf(request, 'principalId');
  if (!DIRECTORIES.has(service)) return undefined;
  return textOf(request, 'userId') ?? textOf(request, 'memberId') ?? textOf(treeOf(request, 'memberId'), 'userId');
}

function groupId(service: string, request: Tree | undefined): string | undefined {
  if (isPrincipal(request, 'GROUP')) return textOf(request, 'principalId');
  return DIRECTORIES.has(service) ? textOf(request, 'groupId') : undefined;
}

function groupOf(service: string, record: RecordMembers, parameters: Parameters | undefined): Target['group'] {
  const isGroup = service === 'iam' || DIRECTORIES.has(service);
  const name = isGroup ? asText(parameters?.groupName) : undefined;
  const made = textOf(treeOf(record.responseElements, 'group'), 'groupId');
  const id = groupId(service, record.requestParameters) ?? made;
  return name === undefined && id === undefined ? undefined : { name, id };
}

/** The id that was given to a new user or role. */
function madeId(service: string, record: RecordMembers): string | undefined {
  const response = record.responseElements;
  const user = textOf(treeOf(response, 'user'), 'userId') ?? userId(service, response);
  return user ?? textOf(treeOf(response, 'role'), 'roleId');
}

/** Whom the call is about: a user, a role (which is a principal like a user, under its own name) or a group. */
export function targetOf(
  service: string,
  record: RecordMembers,
  parameters: Parameters | undefined,
): Target | undefined {
  const role = service === 'iam' ? asText(parameters?.roleName) : undefined;
  const name = asText(parameters?.userName) ?? role;
  const id = userId(service, record.requestParameters) ?? madeId(service, record);
  const group = groupOf(service, record, parameters);
  if (name === undefined && id === undefined && group === undefined) return undefined;
  return { name, id, group, roles: role === undefined ? undefined : [role] };
}
