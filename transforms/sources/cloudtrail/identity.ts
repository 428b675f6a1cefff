import type { UserFields } from '../../ecs/event.ts';
import { roleOfSession } from './assumed.ts';
import type { RecordMembers } from './record-members.ts';
import { lastPart, type Tree, textOf, treeOf } from './tree.ts';

const ROOT = 'root';
const ACCOUNT_ID = /^\d{12}$/;

/** The account of an identity; S3 writes `ANONYMOUS_PRINCIPAL` there. */
export function accountOf(identity: Tree | undefined): string | undefined {
  const account = textOf(identity, 'accountId');
  return account !== undefined && ACCOUNT_ID.test(account) ? account : undefined;
}

const issuerOf = (identity: Tree): Tree | undefined => treeOf(treeOf(identity, 'sessionContext'), 'sessionIssuer');

/** The user or role behind a session: the session's own name is the caller's free choice. */
function issuerName(identity: Tree): string | undefined {
  const issuer = issuerOf(identity);
  if (textOf(issuer, 'type') === 'Root') return ROOT;
  return textOf(issuer, 'userName') ?? lastPart(textOf(issuer, 'arn'));
}

/** Of `arn:aws:sts::<account>:assumed-role/<role>/<session>` the role, of other ARNs the last part. */
const nameInArn = (arn: string | undefined): string | undefined =>
  arn?.includes(':assumed-role/') ? roleOfSession(arn) : lastPart(arn);

const nameOf = (identity: Tree): string | undefined =>
  textOf(identity, 'userName') ?? nameInArn(textOf(identity, 'arn'));

const SSO_ROLES = '/aws-reserved/sso.amazonaws.com/';

/** Identity Center names its sessions after the person, often by e-mail address. */
function personOf(identity: Tree): string | undefined {
  if (!textOf(issuerOf(identity), 'arn')?.includes(SSO_ROLES)) return undefined;
  const session = lastPart(textOf(identity, 'arn'));
  return session?.includes('@') ? session : undefined;
}

/** The Identity Center user for whom a role acts. */
function actsFor(identity: Tree): UserFields['effective'] {
  const id = textOf(treeOf(identity, 'onBehalfOf'), 'userId');
  return id === undefined ? undefined : { id };
}

const federatedAs = (identity: Tree): UserFields['effective'] => {
  const name = lastPart(textOf(identity, 'arn'));
  return name === undefined ? undefined : { name };
};

type Reader = (identity: Tree, id: string | undefined) => UserFields;

/** `accounts.google.com`, also where the log gives the ARN of the provider that IAM has for it. */
function providerOf(identity: Tree): string | undefined {
  const name = textOf(identity, 'identityProvider');
  return name?.startsWith('arn:') ? name.slice(name.indexOf('/') + 1) : name;
}

const provider: Reader = (identity, id) => ({
  id,
  name: textOf(identity, 'userName'),
  domain: providerOf(identity),
});

const plain: Reader = (identity, id) => ({ id, name: nameOf(identity) ?? textOf(identity, 'invokedBy') });

/**
 * By `userIdentity.type`. `IAMUser`, `Role`, `AWSService`, `Directory`, `Unknown` and types to come are read plainly.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
 */
const READERS: Readonly<Record<string, Reader>> = {
  Root: (_identity, id) => ({ id, name: ROOT }),
  AssumedRole: (identity, id) => ({
    id,
    name: issuerName(identity) ?? nameOf(identity),
    email: personOf(identity),
    effective: actsFor(identity),
  }),
  FederatedUser: (identity, id) => ({ id, name: issuerName(identity), effective: federatedAs(identity) }),
  SAMLUser: provider,
  WebIdentityUser: provider,
  IdentityCenterUser: (identity, id) => ({
    id: textOf(treeOf(identity, 'onBehalfOf'), 'userId') ?? id,
    name: textOf(identity, 'userName'),
    domain: lastPart(textOf(treeOf(identity, 'onBehalfOf'), 'identityStoreArn')),
  }),
  AWSAccount: (identity, id) => ({
    id,
    name: nameOf(identity) ?? (accountOf(identity) === undefined ? textOf(identity, 'accountId') : undefined),
  }),
};

function readIdentity(identity: Tree): UserFields {
  const type = textOf(identity, 'type') ?? '';
  const read = Object.hasOwn(READERS, type) ? (READERS[type] ?? plain) : plain;
  return read(identity, textOf(identity, 'principalId'));
}

/** Who made the call. Sign-ins through Identity Center give the name in their additional data only. */
export function identityOf({ userIdentity: identity, additionalEventData }: RecordMembers): UserFields | undefined {
  const user = identity === undefined ? {} : readIdentity(identity);
  const name = user.name ?? textOf(additionalEventData, 'UserName');
  return user.id === undefined && name === undefined ? undefined : { ...user, name };
}
