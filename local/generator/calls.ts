import { type Call, cloudTrailRecord } from './cloudtrail-record.ts';
import { HOME_REGION, PRODUCTION, SANDBOX } from './company.ts';
import { backupUser, machine, person, service } from './identities.ts';
import { HEX, type Weighted } from './random.ts';
import { isWorkingTime } from './rhythm.ts';
import type { RoleId, Scene } from './world.ts';

type MakeCall = (scene: Scene, at: number) => Call;
type Body = NonNullable<Call['request']>;

const KEY = `arn:aws:kms:${HOME_REGION}:${PRODUCTION}:key/6f1c2a9e-0b7d-4f0a-9d3e-2c5b8a1f7e44`;

/** `service:name`, as IAM writes an action. */
const by = (role: RoleId, action: `${string}:${string}`, request?: Body): MakeCall => {
  const [host = '', name = ''] = action.split(':');
  return ({ world }, at) => ({ service: host, name, caller: machine(world, role, at), request });
};

/** Once in so many calls. */
const failing =
  (once: number, error: NonNullable<Call['error']>, make: MakeCall): MakeCall =>
  (scene, at) => ({
    ...make(scene, at),
    ...(scene.random.chance(1 / once) && { error, response: null }),
  });

const assumeRole: MakeCall = ({ world, random }) => {
  const [host, name] = random.pick([
    ['ec2.amazonaws.com', 'app-api'],
    ['lambda.amazonaws.com', 'orders-worker'],
    ['ecs-tasks.amazonaws.com', 'image-resizer'],
  ] as const);
  const { key, principalId } = world.roles.app;
  const arn = `arn:aws:sts::${PRODUCTION}:assumed-role/${name}/${name}`;
  return {
    service: 'sts',
    name: 'AssumeRole',
    caller: service(host),
    request: { roleArn: `arn:aws:iam::${PRODUCTION}:role/${name}`, roleSessionName: name },
    response: { credentials: { accessKeyId: key }, assumedRoleUser: { assumedRoleId: principalId, arn } },
  };
};

const snapshot: MakeCall = ({ world, random }) => {
  const volumeId = 'vol-07c1d2e3f40516273';
  const snapshotId = `snap-0${random.text(16, HEX)}`;
  return {
    service: 'ec2',
    name: 'CreateSnapshot',
    caller: backupUser(world),
    request: { volumeId, description: 'nightly' },
    response: { snapshotId, volumeId, status: 'pending', ownerId: PRODUCTION },
  };
};

const logStream: MakeCall = ({ world, random }, at) => ({
  service: 'logs',
  name: 'CreateLogStream',
  caller: machine(world, 'worker', at),
  request: { logGroupName: '/aws/lambda/orders-worker', logStreamName: `[$LATEST]${random.text(32, HEX)}` },
});

const deploy: MakeCall = ({ world, random }, at) => {
  return {
    service: 'ecs',
    name: 'UpdateService',
    caller: machine(world, 'deploy', at),
    request: { cluster: 'shop', service: 'image-resizer', taskDefinition: `image-resizer:${random.between(180, 190)}` },
    response: { service: { serviceName: 'image-resizer', status: 'ACTIVE' } },
  };
};

const crossAccount: MakeCall = ({ world }, at) => ({
  service: 'sts',
  name: 'AssumeRole',
  caller: machine(world, 'deploy', at),
  request: { roleArn: `arn:aws:iam::${SANDBOX}:role/ci-preview`, roleSessionName: 'preview' },
});

const throttled = (make: MakeCall): MakeCall =>
  failing(14, { code: 'ThrottlingException', message: 'Rate exceeded' }, make);
const missing = (make: MakeCall): MakeCall =>
  failing(5, { code: 'ResourceNotFoundException', message: 'Requested resource not found' }, make);

/** What machines do all day. */
const MACHINES: readonly Weighted<MakeCall>[] = [
  [26, assumeRole],
  [16, by('app', 'kms:Decrypt', { encryptionAlgorithm: 'SYMMETRIC_DEFAULT', keyId: KEY })],
  [6, by('worker', 'kms:GenerateDataKey', { keyId: KEY, keySpec: 'AES_256' })],
  [9, by('app', 'ssm:GetParameter', { name: '/shop/api/feature-flags', withDecryption: true })],
  [5, by('worker', 'secretsmanager:GetSecretValue', { secretId: 'shop/orders-db' })],
  [8, throttled(by('app', 'logs:DescribeLogStreams', { logGroupName: '/shop/api' }))],
  [8, logStream],
  [3, missing(by('worker', 'dynamodb:DescribeTable', { tableName: 'preview-carts' }))],
  [4, by('deploy', 'ecr:GetAuthorizationToken')],
  [3, by('deploy', 'ecs:DescribeServices', { cluster: 'shop', services: ['image-resizer'] })],
  [2, deploy],
  [1, crossAccount],
  [3, by('audit', 'ec2:DescribeInstances', { instancesSet: {}, filterSet: {} })],
  [2, by('audit', 'ec2:DescribeSecurityGroups', { securityGroupSet: {}, filterSet: {} })],
  [2, by('audit', 's3:ListBuckets', { Host: `s3.${HOME_REGION}.amazonaws.com` })],
  [1, snapshot],
];

const PAGES: readonly Weighted<Pick<Call, 'service' | 'name' | 'request'>>[] = [
  [8, { service: 'ec2', name: 'DescribeInstances', request: { instancesSet: {}, filterSet: {} } }],
  [5, { service: 'cloudwatch', name: 'DescribeAlarms', request: { maxRecords: 100 } }],
  [5, { service: 'logs', name: 'DescribeLogGroups', request: { limit: 50 } }],
  [3, { service: 'rds', name: 'DescribeDBInstances', request: null }],
  [3, { service: 'lambda', name: 'ListFunctions20150331', request: null }],
  [3, { service: 'ecs', name: 'ListClusters', request: null }],
  [2, { service: 's3', name: 'GetBucketLocation', request: { bucketName: 'harbour-pine-images', location: '' } }],
];

/** A look at a page of the console. */
const look: MakeCall = ({ world, random }, at) => ({
  ...random.weighted(PAGES),
  caller: person(world, random.int(world.people.length), at),
});

/** A call of an ordinary minute. */
export function ordinaryCall(scene: Scene, at: number): string {
  const { random } = scene;
  const make = isWorkingTime(at) && random.chance(0.12) ? look : random.weighted(MACHINES);
  return cloudTrailRecord(make(scene, at), random, at);
}
