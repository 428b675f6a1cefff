import { newKey, rootAtSignIn, rootInConsole, stolenUser } from './attacker.ts';
import { cloudWatchBatch, type ScheduledBatch } from './batch.ts';
import { type Call, cloudTrailRecord } from './cloudtrail-record.ts';
import { BACKUP_USER, HOME_REGION, PRODUCTION } from './company.ts';
import type { Caller } from './identities.ts';
import { refusal, SIGN_IN, signInExtra } from './occasions.ts';
import { trailStream } from './streams.ts';
import type { Scene, World } from './world.ts';

const TRAIL = `arn:aws:cloudtrail:${HOME_REGION}:${PRODUCTION}:trail/org-trail`;
const GROUP = 'sg-0c51e2f3a4b5d6e70';

interface ScriptedCall {
  /** Seconds after the story's start. */
  readonly after: number;
  readonly step: string;
  readonly who: 'sign-in' | 'root' | 'user';
  readonly call: Omit<Call, 'caller'>;
}

const SIGNED_IN = 6; // seconds

const openPort = {
  groupId: GROUP,
  ipPermissions: {
    items: [
      { ipProtocol: 'tcp', fromPort: 22, toPort: 22, groups: {}, ipRanges: { items: [{ cidrIp: '0.0.0.0/0' }] } },
    ],
  },
};

const REFUSED = [
  [19, 'cloudtrail', 'DeleteTrail', 'AccessDenied'],
  [24, 'iam', 'AttachUserPolicy', 'AccessDenied'],
  [31, 'secretsmanager', 'GetSecretValue', 'AccessDeniedException'],
  [33, 'secretsmanager', 'ListSecrets', 'AccessDeniedException'],
  [40, 'ec2', 'ModifySnapshotAttribute', 'Client.UnauthorizedOperation'],
  [52, 'rds', 'DescribeDBSnapshots', 'AccessDenied'],
] as const;

const createKey = {
  service: 'iam',
  name: 'CreateAccessKey',
  region: 'us-east-1',
  request: { userName: BACKUP_USER.name },
  response: newKey,
} as const;

const openGroup = {
  service: 'ec2',
  name: 'AuthorizeSecurityGroupIngress',
  request: openPort,
  response: { _return: true },
} as const;

const wrongPassword = {
  ...SIGN_IN,
  error: { message: 'Failed authentication' },
  response: { ConsoleLogin: 'Failure' },
  extra: signInExtra('No'),
} as const;

const signIn = { ...SIGN_IN, response: { ConsoleLogin: 'Success' }, extra: signInExtra('No') } as const;
const stopTrail = { service: 'cloudtrail', name: 'StopLogging', request: { name: TRAIL } } as const;

const CALLS: readonly ScriptedCall[] = [
  { after: 4, step: 'a wrong root password', who: 'sign-in', call: wrongPassword },
  { after: SIGNED_IN, step: 'root signs in without MFA', who: 'sign-in', call: signIn },
  {
    after: 8,
    step: 'root looks around',
    who: 'root',
    call: { service: 'iam', name: 'ListUsers', region: 'us-east-1' },
  },
  { after: 9, step: 'a new access key for another user', who: 'root', call: createKey },
  { after: 11, step: 'the new key is tried', who: 'user', call: { service: 'sts', name: 'GetCallerIdentity' } },
  { after: 12, step: 'the trail is stopped', who: 'user', call: stopTrail },
  { after: 14, step: 'a security group is opened', who: 'user', call: openGroup },
  ...REFUSED.map(([after, service, name, code]) => ({
    after,
    step: 'refused',
    who: 'user' as const,
    call: { service, name, error: { code } },
  })),
];

function callerOf(who: ScriptedCall['who'], world: World, start: number): Caller {
  const signedIn = new Date(start + SIGNED_IN * 1000).toISOString().replace(/\.\d+/, '');
  const callers = { 'sign-in': rootAtSignIn, root: rootInConsole(signedIn), user: stolenUser(world) };
  return callers[who];
}

/** What the intruder does with the account, through its API. `start` in epoch milliseconds. */
export const intrusion = ({ world, random }: Scene, start: number): readonly ScheduledBatch[] =>
  CALLS.map(({ after, step, who, call: scripted }) => {
    const at = start + after * 1000;
    const call = { ...scripted, caller: callerOf(who, world, start) };
    const code = call.error?.code;
    const happened = at - random.between(500, 2_000);
    const whole = code === undefined ? call : { ...call, error: refusal(call, code) };
    const lines = [{ message: cloudTrailRecord(whole, random, happened), timestamp: happened }];
    return { ...cloudWatchBatch({ stream: trailStream, lines, at }, random), step };
  });
