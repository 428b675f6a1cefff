/** Where the stand-ins pretend to be. */
export const DEFAULT_REGION = 'us-east-1';
export const ACCOUNT = '123456789012';

export const arnOf = (service: string, region: string, resource: string): string =>
  `arn:aws:${service}:${region}:${ACCOUNT}:${resource}`;
