/** Harbour & Pine: an outdoor shop of a dozen people, in one production account and a sandbox. All of it is invented. */
export const PRODUCTION = '123456789012';
export const SANDBOX = '111122223333';
export const HOME_REGION = 'eu-west-1';

/** Where the office reaches the internet. */
export const OFFICE = '89.160.20.112';

export interface Person {
  readonly name: string;
  readonly from: string;
  readonly agent: string;
  /** A permission set of the single sign-on, or a user of the account with a password and MFA. */
  readonly access: { readonly kind: 'sso'; readonly set: string } | { readonly kind: 'user' };
}

const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0';
const CHROME =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36';

export const PEOPLE: readonly Person[] = [
  { name: 'anna.berg', from: OFFICE, agent: CHROME, access: { kind: 'sso', set: 'AdministratorAccess' } },
  { name: 'kenji.mori', from: OFFICE, agent: FIREFOX, access: { kind: 'sso', set: 'DeveloperAccess' } },
  { name: 'maria.silva', from: '2a02:d180:20::5', agent: CHROME, access: { kind: 'sso', set: 'AnalystAccess' } },
  { name: 'tom.okafor', from: '2.125.160.217', agent: FIREFOX, access: { kind: 'sso', set: 'SupportAccess' } },
  { name: 'jonas.lind', from: OFFICE, agent: CHROME, access: { kind: 'user' } },
];

/** What a machine signs its calls with. */
export interface Role {
  readonly name: string;
  /** The instance, task or function that assumes it. */
  readonly session: string;
  readonly service: string;
  readonly from: string;
  readonly agent: string;
}

export const ROLES = {
  app: {
    name: 'app-api',
    session: 'i-0f3a91c27be4d5a10',
    service: 'ec2.amazonaws.com',
    from: '2.125.160.219',
    agent: 'aws-sdk-js/3.1140.0 ua/2.1 os/linux lang/js md/nodejs#24.11.0',
  },
  worker: {
    name: 'orders-worker',
    session: 'orders-worker',
    service: 'lambda.amazonaws.com',
    from: '2.125.160.219',
    agent: 'Boto3/1.40.64 md/Botocore#1.40.64 ua/2.1 os/linux lang/python#3.13.9',
  },
  deploy: {
    name: 'ci-deploy',
    session: 'GitHubActions',
    service: 'sts.amazonaws.com',
    from: '216.160.83.60',
    agent: 'aws-cli/2.31.30 md/awscrt#0.28.4 ua/2.1 os/linux lang/python#3.13.9',
  },
  audit: {
    name: 'readonly-audit',
    session: 'nightly-inventory',
    service: 'lambda.amazonaws.com',
    from: '2.125.160.219',
    agent: 'Boto3/1.40.64 md/Botocore#1.40.64 ua/2.1 os/linux lang/python#3.13.9',
  },
} as const satisfies Readonly<Record<string, Role>>;

/** A user of the account that only a machine uses. */
export const BACKUP_USER = {
  name: 'svc-backup',
  key: 'AKIAIOSFODNN7EXAMPLE',
  from: '2.125.160.218',
  agent: 'aws-cli/2.31.30 md/awscrt#0.28.4 ua/2.1 os/linux lang/python#3.13.9',
} as const;

export type Duty = 'edge' | 'app' | 'database' | 'cache' | 'worker' | 'gateway' | 'standby';

export interface Host {
  readonly name: string;
  readonly duty: Duty;
  readonly address: string;
}

export const HOSTS: readonly Host[] = [
  { name: 'edge-a', duty: 'edge', address: '10.0.0.11' },
  { name: 'edge-b', duty: 'edge', address: '10.0.1.11' },
  { name: 'app-1', duty: 'app', address: '10.0.16.21' },
  { name: 'app-2', duty: 'app', address: '10.0.17.21' },
  { name: 'app-3', duty: 'app', address: '10.0.18.21' },
  { name: 'worker-1', duty: 'worker', address: '10.0.16.42' },
  { name: 'orders-db', duty: 'database', address: '10.0.32.10' },
  { name: 'sessions', duty: 'cache', address: '10.0.32.20' },
  { name: 'gateway', duty: 'gateway', address: '10.0.0.5' },
  { name: 'standby-db', duty: 'standby', address: '10.0.33.10' },
];

/** Services of others that the hosts call. */
export const PARTNERS = ['192.0.2.18', '192.0.2.64', '198.51.100.30', '216.160.83.61', '2.125.160.220'] as const;

export const SITE = {
  host: 'shop.example.com',
  distribution: 'E2EXAMPLE1SITE',
  domain: 'd111111abcdef8.cloudfront.net',
} as const;
