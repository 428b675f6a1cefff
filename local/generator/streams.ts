import type { SourceId } from '../../transforms/sources/catalogue.ts';
import type { LogStream } from './batch.ts';
import { HOME_REGION, PRODUCTION } from './company.ts';

const log = (source: SourceId, logGroup: string, logStream: string): LogStream => ({
  source,
  owner: PRODUCTION,
  logGroup,
  logStream,
});

/** Flow logs write one stream for each network interface. */
export const flowStream = (interfaceId: string): LogStream =>
  log('vpc-flow', '/aws/vpc/flow-logs/shop', `${interfaceId}-all`);

export const trailStream: LogStream = log(
  'cloudtrail',
  'aws-cloudtrail-logs-org-trail',
  `${PRODUCTION}_CloudTrail_${HOME_REGION}`,
);
