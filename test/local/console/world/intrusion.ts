import type { Happening } from './event.ts';

export const ATTACKER = '81.2.69.142';
const SCANNER = '175.16.199.1';
const POOL = '67.43.156.200';
const MINUTE = 60_000;

interface Call {
  readonly minute: number;
  readonly user: string;
  readonly action: string;
  readonly service: string;
  readonly resource?: string;
  readonly error?: string;
}

const CALLS: readonly Call[] = [
  { minute: 26.6, user: 'root', action: 'ConsoleLogin', service: 'signin', error: 'Failed authentication' },
  { minute: 26.2, user: 'root', action: 'ConsoleLogin', service: 'signin' },
  { minute: 25.4, user: 'root', action: 'ListUsers', service: 'iam' },
  { minute: 24.8, user: 'root', action: 'ListMFADevices', service: 'iam' },
  { minute: 24.1, user: 'root', action: 'ListRoles', service: 'iam' },
  { minute: 22.5, user: 'root', action: 'CreateAccessKey', service: 'iam', resource: 'svc-backup' },
  { minute: 21.7, user: 'root', action: 'CreateAccessKey', service: 'iam', resource: 'deploy-bot' },
  { minute: 21.1, user: 'svc-backup', action: 'GetCallerIdentity', service: 'sts' },
  { minute: 20.6, user: 'svc-backup', action: 'DescribeTrails', service: 'cloudtrail' },
  { minute: 20.0, user: 'svc-backup', action: 'StopLogging', service: 'cloudtrail', resource: 'org-trail' },
  { minute: 19.6, user: 'svc-backup', action: 'PutEventSelectors', service: 'cloudtrail', resource: 'org-trail' },
  {
    minute: 19.1,
    user: 'svc-backup',
    action: 'DeleteTrail',
    service: 'cloudtrail',
    resource: 'org-trail',
    error: 'AccessDenied',
  },
  { minute: 18.4, user: 'svc-backup', action: 'ListBuckets', service: 's3' },
  { minute: 17.3, user: 'svc-backup', action: 'PutBucketPolicy', service: 's3', resource: 'invoices-prod' },
  { minute: 15.7, user: 'svc-backup', action: 'RunInstances', service: 'ec2', resource: 'i-0f3a91c27be4d5a10' },
  {
    minute: 11.6,
    user: 'svc-backup',
    action: 'GetSecretValue',
    service: 'secretsmanager',
    resource: 'prod/db',
    error: 'AccessDenied',
  },
  {
    minute: 11.5,
    user: 'svc-backup',
    action: 'GetSecretValue',
    service: 'secretsmanager',
    resource: 'prod/api',
    error: 'AccessDenied',
  },
  { minute: 10.1, user: 'svc-backup', action: 'AssumeRole', service: 'sts', resource: 'admin', error: 'AccessDenied' },
  { minute: 5.2, user: 'svc-backup', action: 'ListBuckets', service: 's3' },
];

function callAt(now: number, { minute, user, action, service, resource, error }: Call): Happening {
  const values = {
    'event.category': [service === 'signin' ? 'authentication' : 'configuration'],
    'event.action': action,
    'event.provider': `${service}.amazonaws.com`,
    'event.outcome': error ? 'failure' : 'success',
    'cloud.service.name': service,
    'cloud.region': service === 'iam' || service === 'signin' ? 'us-east-1' : 'eu-west-1',
    'user.name': user,
    'source.ip': ATTACKER,
    'source.address': ATTACKER,
    'source.geo.country_iso_code': 'GB',
    'source.geo.city_name': 'London',
    'user_agent.original': user === 'root' ? 'Firefox 132' : 'aws-cli/2.22.4',
    'aws.cloudtrail.userIdentity.type': user === 'root' ? 'Root' : 'IAMUser',
    'aws.cloudtrail.eventName': action,
    'aws.cloudtrail.eventSource': `${service}.amazonaws.com`,
    ...(resource ? { 'aws.params.resource': resource } : {}),
    ...(error ? { 'error.code': error } : {}),
  };
  return { source: 'cloudtrail', at: Math.floor(now - minute * MINUTE), values };
}

const probe = (now: number, i: number): Happening => ({
  source: 'cloudfront-realtime',
  at: now - 33 * MINUTE + i * 400,
  values: {
    'event.category': ['web'],
    'event.action': 'GET',
    'event.outcome': 'failure',
    'source.ip': SCANNER,
    'source.geo.country_iso_code': 'CN',
    'http.request.method': 'GET',
    'http.response.status_code': 404,
    'url.path': `/${['.env', '.git/config', 'wp-login.php', 'admin'][i % 4]}`,
    'user_agent.name': 'Nikto',
  },
});

const mined = (now: number, i: number): Happening => ({
  source: 'vpc-flow',
  at: now - 13 * MINUTE + i * MINUTE,
  values: {
    'event.category': ['network'],
    'event.action': 'ACCEPT',
    'event.outcome': 'success',
    'source.ip': '10.0.42.17',
    'destination.ip': POOL,
    'destination.port': 3333,
    'destination.geo.country_iso_code': 'BT',
    'network.transport': 'tcp',
    'network.direction': 'outbound',
    'network.bytes': 48_000,
    'cloud.instance.id': 'i-0f3a91c27be4d5a10',
    'aws.vpc-flow.interface-id': 'eni-0f3a91c2',
  },
});

/** The attack of the last half hour, over all three sources. */
export const intrusion = (now: number): readonly Happening[] => [
  ...CALLS.map((call) => callAt(now, call)),
  ...Array.from({ length: 48 }, (_, i) => probe(now, i)),
  ...Array.from({ length: 12 }, (_, i) => mined(now, i)),
];
