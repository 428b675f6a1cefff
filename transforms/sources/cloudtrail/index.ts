import { defineSource } from '../../core/source.ts';
import { toEcs } from './ecs.ts';
import { cloudtrailFields } from './fields.ts';
import { parse } from './parse.ts';
import { split } from './split.ts';

export const cloudtrail = defineSource({
  title: 'CloudTrail',
  framing: 'json',
  fields: cloudtrailFields,
  split,
  create: () => ({ parse, toEcs }),
});
