import { BACKUP_USER, HOME_REGION, PRODUCTION, ROLES } from './company.ts';
import type { RoleId, World } from './world.ts';

/** Who makes a call, as CloudTrail names them, and from where. */
export interface Caller {
  readonly identity: Readonly<Record<string, unknown>>;
  readonly from: string;
  readonly agent: string;
  /** From the browser console: reads come in dozens and say so. */
  readonly console?: true;
}

const iam = (path: string): string => `arn:aws:iam::${PRODUCTION}:${path}`;

const startOfHour = (at: number): string => new Date(at - (at % 3_600_000)).toISOString().replace('.000Z', 'Z');

interface Session {
  readonly role: string;
  readonly path?: string;
  readonly name: string;
  readonly principalId: string;
  readonly key: string;
  readonly at: number;
}

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html */
const assumedRole = ({ role, path = '', name, principalId, key, at }: Session) => ({
  type: 'AssumedRole',
  principalId: `${principalId}:${name}`,
  arn: `arn:aws:sts::${PRODUCTION}:assumed-role/${role}/${name}`,
  accountId: PRODUCTION,
  accessKeyId: key,
  sessionContext: {
    sessionIssuer: {
      type: 'Role',
      principalId,
      arn: iam(`role/${path}${role}`),
      accountId: PRODUCTION,
      userName: role,
    },
    attributes: { creationDate: startOfHour(at), mfaAuthenticated: 'false' },
  },
});

export function machine(world: World, id: RoleId, at: number): Caller {
  const { name: role, session: name, from, agent } = ROLES[id];
  return { identity: assumedRole({ role, name, ...world.roles[id], at }), from, agent };
}

const user = (name: string, principalId: string, accessKeyId: string) => ({
  type: 'IAMUser',
  principalId,
  arn: iam(`user/${name}`),
  accountId: PRODUCTION,
  accessKeyId,
  userName: name,
});

export function backupUser(world: World): Caller {
  const { name, key, from, agent } = BACKUP_USER;
  return { identity: user(name, world.backupUser.principalId, key), from, agent };
}

/** A person in the console: through the single sign-on, or with a password and MFA. */
export function person(world: World, index: number, at: number): Caller {
  const { name, from, agent, access, principalId, key } = world.people[index] as World['people'][number];
  if (access.kind === 'user') {
    const attributes = { creationDate: startOfHour(at), mfaAuthenticated: 'true' };
    return {
      identity: { ...user(name, principalId, key), sessionContext: { attributes } },
      from,
      agent,
      console: true,
    };
  }
  const role = `AWSReservedSSO_${access.set}_0a1b2c3d4e5f6071`;
  const path = `aws-reserved/sso.amazonaws.com/${HOME_REGION}/`;
  const session = { role, path, name: `${name}@example.com`, principalId, key, at };
  return { identity: assumedRole(session), from, agent, console: true };
}

/** A service that acts for itself. */
export const service = (host: string): Caller => ({
  identity: { type: 'AWSService', invokedBy: host },
  from: host,
  agent: host,
});
