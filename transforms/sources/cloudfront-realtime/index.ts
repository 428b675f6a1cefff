import { defineSource } from '../../core/source.ts';
import { toEcs } from './ecs.ts';
import { cloudfrontRealtimeFields } from './fields.ts';
import { createParser } from './parse.ts';

export interface CloudFrontRealtimeOptions {
  /** The fields of a record in order, as text (commas or spaces) or as a list; every placed field if absent. */
  readonly fields?: readonly string[] | string;
}

export const cloudfrontRealtime = defineSource({
  title: 'CloudFront real-time',
  framing: 'lines',
  fields: cloudfrontRealtimeFields,
  create: ({ fields }: CloudFrontRealtimeOptions) => ({ parse: createParser(fields), toEcs }),
});
