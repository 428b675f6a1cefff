import type { Source } from '../core/source.ts';
import type { SourceId } from './catalogue.ts';
import { cloudfrontRealtime } from './cloudfront-realtime/index.ts';
import { cloudtrail } from './cloudtrail/index.ts';
import { vpcFlow } from './vpc-flow/index.ts';

/** Every source by its id. */
export const sources = {
  'cloudfront-realtime': cloudfrontRealtime,
  cloudtrail,
  'vpc-flow': vpcFlow,
} as const satisfies Readonly<Record<SourceId, Source>>;
