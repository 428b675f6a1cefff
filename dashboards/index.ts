import type { SourceId } from '../transforms/sources/catalogue.ts';
import { cloudfrontRealtimeDashboard } from './cloudfront-realtime.ts';
import { cloudtrailDashboard } from './cloudtrail.ts';
import type { Dashboard } from './panel.ts';
import { vpcFlowDashboard } from './vpc-flow.ts';

/** The dashboard of every source. */
export const dashboards = {
  'cloudfront-realtime': cloudfrontRealtimeDashboard,
  cloudtrail: cloudtrailDashboard,
  'vpc-flow': vpcFlowDashboard,
} as const satisfies Readonly<Record<SourceId, Dashboard>>;
