import { gzipSync } from 'node:zlib';
import type { FirehoseTransformationEvent, FirehoseTransformationEventRecord } from 'aws-lambda';
import { type JsonObject, parseObject } from '../../../transforms/core/json.ts';
import { createNormalizer } from '../../../transforms/core/normalize.ts';
import { defineSource, ParseError, skip } from '../../../transforms/core/source.ts';
import type { IndexSetting, OpenSource } from '../../../transforms/core/transform.ts';
import { field } from '../../../transforms/ecs/catalogue.ts';
import type { EcsEvent } from '../../../transforms/ecs/event.ts';

export const ARRIVED = Date.UTC(2026, 10, 24, 14, 0, 0);
export const ORIGIN = { arrived: ARRIVED, account: '123456789012', region: 'eu-west-1' };

const textOf = (raw: JsonObject, name: string): string | undefined => {
  const value = raw[name];
  return typeof value === 'string' ? value : undefined;
};

/** A source for tests of the pipeline: `name=value`, an empty line or a JSON object; anything else is an error. */
export const pairs = defineSource({
  title: 'Pairs',
  framing: 'json',
  fields: { 'aws.pairs.name': field.keyword('Name'), 'aws.pairs.inner.value': field.keyword('Value') },
  split: (message) => message.split(';'),
  create: () => ({
    parse({ message }) {
      if (message === '') return skip('empty');
      if (message.startsWith('{')) return parseObject(message);
      const [name, value] = message.split('=');
      if (name === undefined || value === undefined) throw new ParseError('expected name=value');
      return { name, value };
    },
    toEcs: (raw: JsonObject): EcsEvent => ({
      '@timestamp': '2026-11-24T13:59:58.000Z',
      event: { kind: 'event', action: textOf(raw, 'name'), id: textOf(raw, 'id') },
      aws: { pairs: raw },
    }),
  }),
});

export const openPairs = (index: IndexSetting = { kind: 'all' }): OpenSource => ({
  id: 'pairs',
  source: pairs,
  normalize: createNormalizer({ id: 'pairs', source: pairs, enrich: () => undefined }),
  index,
});

export const cloudWatch = (messages: readonly string[], type = 'DATA_MESSAGE'): Buffer =>
  gzipSync(
    JSON.stringify({
      messageType: type,
      owner: '111122223333',
      logGroup: 'group',
      logStream: 'stream',
      subscriptionFilters: ['firewatch'],
      logEvents: messages.map((message, at) => ({ id: String(at), timestamp: ARRIVED - 5_000, message })),
    }),
  );

export const record = (recordId: string, data: Buffer): FirehoseTransformationEventRecord => ({
  recordId,
  approximateArrivalTimestamp: ARRIVED,
  data: data.toString('base64'),
});

export const kinesisRecord = (recordId: string, line: string): FirehoseTransformationEventRecord => ({
  ...record(recordId, Buffer.from(line)),
  kinesisRecordMetadata: {
    shardId: 'shardId-000000000000',
    partitionKey: 'p',
    approximateArrivalTimestamp: ARRIVED as unknown as string,
    sequenceNumber: `4959${recordId}`,
    subsequenceNumber: '0',
  } as unknown as FirehoseTransformationEventRecord['kinesisRecordMetadata'],
});

export const eventOf = (records: readonly FirehoseTransformationEventRecord[]): FirehoseTransformationEvent => ({
  invocationId: 'invocation',
  deliveryStreamArn: 'arn:aws:firehose:eu-west-1:123456789012:deliverystream/intake-pairs',
  region: 'eu-west-1',
  records: [...records],
});
