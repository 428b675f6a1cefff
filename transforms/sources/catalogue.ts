import type { FieldCatalogue } from '../ecs/catalogue.ts';
import { cloudfrontRealtimeFields } from './cloudfront-realtime/fields.ts';
import { cloudtrailFields } from './cloudtrail/fields.ts';
import { vpcFlowFields } from './vpc-flow/fields.ts';

/** The fields of every source, without its parser, for alerting, dashboards and stores. */
export const catalogues = {
  'cloudfront-realtime': cloudfrontRealtimeFields,
  cloudtrail: cloudtrailFields,
  'vpc-flow': vpcFlowFields,
} as const satisfies Readonly<Record<string, FieldCatalogue>>;

export type SourceId = keyof typeof catalogues;

/** Every indexed field of every source. */
export type Field = { [Id in SourceId]: keyof (typeof catalogues)[Id] & string }[SourceId];

export const sourceIds = Object.keys(catalogues) as readonly SourceId[];

export const isSourceId = (id: string): id is SourceId => Object.hasOwn(catalogues, id);

/** Sources that reach us through Kinesis, one line a record: their streams refuse puts, so they transform one-to-one. */
export const kinesisFed: ReadonlySet<SourceId> = new Set(['cloudfront-realtime']);
