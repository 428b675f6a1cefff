import { ConfigError, defineSource } from '../../core/source.ts';
import { toEcs } from './ecs.ts';
import { vpcFlowFields } from './fields.ts';
import { createParser } from './parse.ts';

export interface VpcFlowOptions {
  /** The flow log's format as AWS writes it, `${version} ${account-id} …`; the default format if absent. */
  readonly format?: string;
}

export const vpcFlow = defineSource({
  title: 'VPC flow',
  framing: 'lines',
  fields: vpcFlowFields,
  create({ format }: VpcFlowOptions) {
    if (format !== undefined && typeof format !== 'string') throw new ConfigError(['format: expected text']);
    return { parse: createParser(format), toEcs };
  },
});
