import { type Call, cloudTrailRecord } from './cloudtrail-record.ts';
import { type Caller, machine, person } from './identities.ts';
import { createRandom } from './random.ts';
import { isWorkingTime } from './rhythm.ts';
import type { Scene, World } from './world.ts';

const MINUTE = 60_000;

/** What happens now and then, however much traffic there is: so often an hour. */
const PER_HOUR = { signIn: 2, wrongPassword: 0.15, denied: 5, malformed: 0.12 } as const;

const SIGN_IN_PAGE = 'https://console.aws.amazon.com/console/home?state=hashArgs%23&isauthcode=true';

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html */
export const signInExtra = (mfa: 'Yes' | 'No') => ({
  additionalEventData: { LoginTo: SIGN_IN_PAGE, MobileVersion: 'No', MFAUsed: mfa },
});

export const SIGN_IN = {
  service: 'signin',
  name: 'ConsoleLogin',
  type: 'AwsConsoleSignIn',
  region: 'eu-north-1',
} as const;

/** Before the sign-in there is no session; a role has one already. */
function atSignIn(caller: Caller): Caller {
  if (caller.identity['type'] !== 'IAMUser') return caller;
  const { accessKeyId: _, sessionContext: __, ...identity } = caller.identity;
  return { ...caller, identity };
}

function signIn({ world, random }: Scene, at: number): Call {
  const caller = person(world, random.int(world.people.length), at);
  return {
    ...SIGN_IN,
    caller: atSignIn(caller),
    response: { ConsoleLogin: 'Success' },
    extra: signInExtra(caller.identity['type'] === 'IAMUser' ? 'Yes' : 'No'),
  };
}

function wrongPassword({ world }: Scene, at: number): Call {
  const index = world.people.findIndex(({ access }) => access.kind === 'user');
  return {
    ...SIGN_IN,
    caller: atSignIn(person(world, index, at)),
    error: { message: 'Failed authentication' },
    response: { ConsoleLogin: 'Failure' },
    extra: signInExtra('Yes'),
  };
}

const DENIED = [
  ['deploy', 'ssm', 'GetParameter', 'AccessDeniedException'],
  ['deploy', 'iam', 'GetRole', 'AccessDenied'],
  ['audit', 'iam', 'ListUsers', 'AccessDenied'],
  ['audit', 'ec2', 'DescribeVolumes', 'Client.UnauthorizedOperation'],
  ['app', 's3', 'ListBuckets', 'AccessDenied'],
] as const;

/** A refusal in AWS's words. */
export function refusal({ service, name, caller }: Call, code: string): NonNullable<Call['error']> {
  const action = `${service}:${name}`;
  const why = `because no identity-based policy allows the ${action} action`;
  return { code, message: `User: ${caller.identity['arn']} is not authorized to perform: ${action} ${why}` };
}

function denied({ world, random }: Scene, at: number): Call {
  const [role, service, name, code] = random.pick(DENIED);
  const call = { service, name, caller: machine(world, role, at) };
  return { ...call, error: refusal(call, code) };
}

export type Occasion = { readonly at: number } & (
  | { readonly kind: 'call'; readonly record: string }
  | { readonly kind: 'malformed' }
);

function minuteOf(world: World, minute: number): readonly Occasion[] {
  const random = createRandom('occasion', world.seed, minute);
  const at = () => minute * MINUTE + random.int(MINUTE);
  const happens = (perHour: number) => random.chance(perHour / 60);
  const call = (make: (scene: Scene, at: number) => Call): Occasion => {
    const time = at();
    return { kind: 'call', at: time, record: cloudTrailRecord(make({ world, random }, time), random, time) };
  };
  const isBusy = isWorkingTime(minute * MINUTE);
  return [
    ...(isBusy && happens(PER_HOUR.signIn) ? [call(signIn)] : []),
    ...(isBusy && happens(PER_HOUR.wrongPassword) ? [call(wrongPassword)] : []),
    ...(happens(PER_HOUR.denied) ? [call(denied)] : []),
    ...(happens(PER_HOUR.malformed) ? [{ kind: 'malformed' as const, at: at() }] : []),
  ];
}

/** Every occasion of from ≤ time < to, epoch milliseconds: the same ones however the time is cut. */
export function occasions(world: World, from: number, to: number): readonly Occasion[] {
  const first = Math.floor(from / MINUTE);
  const last = Math.floor((to - 1) / MINUTE);
  return Array.from({ length: last - first + 1 }, (_, index) => minuteOf(world, first + index))
    .flat()
    .filter(({ at }) => at >= from && at < to);
}
