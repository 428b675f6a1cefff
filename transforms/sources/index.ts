import type { Source } from '../core/source.ts';
import type { SourceId } from './catalogue.ts';
import { vpcFlow } from './vpc-flow/index.ts';

/** Every source by its id. */
export const sources = {
  'vpc-flow': vpcFlow,
} as const satisfies Readonly<Record<SourceId, Source>>;
