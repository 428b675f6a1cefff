import { BACKUP_USER, PRODUCTION } from './company.ts';
import type { Caller } from './identities.ts';
import type { Visitor } from './visitors.ts';
import type { World } from './world.ts';

/** The intruder's addresses, machine and tools. */
export const INTRUDER = '81.2.69.142';
export const MINING_POOL = { address: '67.43.156.200', port: 3333 } as const;
const NEW_KEY = 'AKIAI44QH8DHBEXAMPLE';

export const SCANNER: Visitor = {
  address: '175.16.199.1',
  agent: 'Mozilla/5.0 zgrab/0.x',
  network: { country: 'CN', weight: 0, edge: 'HKG62-P2', size: 1, address: () => '175.16.199.1' },
};

export const SCANNED_PATHS = [
  '/.env',
  '/.env.production',
  '/.git/config',
  '/.aws/credentials',
  '/wp-login.php',
  '/wp-admin/setup-config.php',
  '/xmlrpc.php',
  '/phpmyadmin/index.php',
  '/actuator/env',
  '/server-status',
  '/vendor/phpunit/phpunit/src/Util/PHP/eval-stdin.php',
  '/config.json',
  '/backup.sql',
  '/api/.env',
  '/.DS_Store',
  '/cgi-bin/luci',
] as const;

const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0';
const TOOL = 'aws-cli/2.31.30 md/awscrt#0.28.4 ua/2.1 os/linux#6.8.0 lang/python#3.13.9';

const root = (more: Readonly<Record<string, unknown>>): Caller => ({
  identity: {
    type: 'Root',
    principalId: PRODUCTION,
    arn: `arn:aws:iam::${PRODUCTION}:root`,
    accountId: PRODUCTION,
    ...more,
  },
  from: INTRUDER,
  agent: BROWSER,
});

/** The root user before the sign-in, and in the console after it. */
export const rootAtSignIn = root({ accessKeyId: '' });

export const rootInConsole = (signedIn: string): Caller => ({
  ...root({
    accessKeyId: 'ASIAQRSTUVWXYZEXAMPLE',
    sessionContext: { attributes: { creationDate: signedIn, mfaAuthenticated: 'false' } },
  }),
  console: true,
});

/** The backup user's rights, with the key that the intruder made. */
export const stolenUser = (world: World): Caller => ({
  identity: {
    type: 'IAMUser',
    principalId: world.backupUser.principalId,
    arn: `arn:aws:iam::${PRODUCTION}:user/${BACKUP_USER.name}`,
    accountId: PRODUCTION,
    accessKeyId: NEW_KEY,
    userName: BACKUP_USER.name,
  },
  from: INTRUDER,
  agent: TOOL,
});

export const newKey = {
  accessKey: { userName: BACKUP_USER.name, accessKeyId: NEW_KEY, status: 'Active' },
} as const;
