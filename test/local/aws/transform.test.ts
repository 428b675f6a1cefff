import { setImmediate as turn } from 'node:timers/promises';
import type { FirehoseTransformationEvent, FirehoseTransformationResult } from 'aws-lambda';
import { describe, expect, test } from 'vitest';
import { sleep } from '../../../local/aws/clock.ts';
import type { TransformOptions } from '../../../local/aws/firehose/options.ts';
import {
  answerAll,
  decode,
  encode,
  exampleStream,
  LAMBDA,
  MINUTE,
  readFailures,
  recordDocuments,
  recordInvocations,
  SECOND,
  START,
  searchOf,
  transformOf,
} from './example-stream.ts';

const text = (bytes: number) => 'x'.repeat(bytes);
const sizes = (events: readonly FirehoseTransformationEvent[]) => events.map(({ records }) => records.length);

describe('the buffer in front of the function', () => {
  test('waits for its interval and then goes, full or not', async () => {
    const { events, invoke } = recordInvocations();
    const { put, clock } = exampleStream(() => ({ transform: transformOf(invoke) }));
    await put(text(10), text(10));
    await clock.advance(SECOND - 1);
    expect(events).toEqual([]);
    await clock.advance(1);
    expect(sizes(events)).toEqual([2]);
  });

  test('goes at once when it is full', async () => {
    const { events, invoke } = recordInvocations();
    const { put, clock } = exampleStream(() => ({ transform: transformOf(invoke) }));
    await put(text(999), text(1));
    await clock.advance(0);
    expect(sizes(events)).toEqual([2]);
  });

  test('does not go over its size, unless one record does', async () => {
    const { events, invoke } = recordInvocations();
    const { put, clock } = exampleStream(() => ({ transform: transformOf(invoke) }));
    await put(text(600), text(600), text(5_000), text(100));
    await clock.advance(SECOND);
    expect(events.map(({ records }) => records.map(({ data }) => decode(data).length))).toEqual([
      [600],
      [600],
      [5_000],
      [100],
    ]);
  });

  test('counts the interval from its first record', async () => {
    const { events, invoke } = recordInvocations();
    const { put, clock } = exampleStream(() => ({ transform: transformOf(invoke) }));
    await put(text(1));
    await clock.advance(600);
    await put(text(1));
    await clock.advance(400);
    expect(sizes(events)).toEqual([2]);
    await put(text(1));
    await clock.advance(SECOND);
    expect(sizes(events)).toEqual([2, 1]);
  });

  test('goes when it is told to', async () => {
    const { events, invoke } = recordInvocations();
    const { put, clock, stream } = exampleStream(() => ({ transform: transformOf(invoke) }));
    await put(text(1));
    stream.flush();
    await clock.advance(0);
    expect(sizes(events)).toEqual([1]);
  });
});

test('the event is Firehose’s', async () => {
  const { events, invoke } = recordInvocations();
  const { put, clock, stream } = exampleStream(() => ({ transform: transformOf(invoke), region: 'eu-west-1' }));
  await clock.advance(250);
  const { RequestResponses = [] } = await put('first');
  await clock.runUntil(stream.drain());
  expect(events).toEqual([
    {
      invocationId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      deliveryStreamArn: 'arn:aws:firehose:eu-west-1:123456789012:deliverystream/logs',
      region: 'eu-west-1',
      records: [
        { recordId: RequestResponses[0]?.RecordId, approximateArrivalTimestamp: START + 250, data: encode('first') },
      ],
    },
  ]);
});

test('no more than five invocations run at once', async () => {
  let running = 0;
  let most = 0;
  const { put, clock, stream } = exampleStream(() => ({
    transform: transformOf(async (event) => {
      most = Math.max(most, ++running);
      await sleep(clock, 100);
      running--;
      return answerAll('Ok')(event);
    }),
  }));
  await put(...Array.from({ length: 12 }, () => text(1_000)));
  await clock.runUntil(stream.drain());
  expect(most).toBe(5);
  expect(stream.metrics()['ExecuteProcessing.Duration']).toBe(12 * 100);
});

test('a long backlog leaves turns of the event loop to others', async () => {
  const { put, stream } = exampleStream(() => ({ transform: transformOf(answerAll('Dropped')) }));
  await put(...Array.from({ length: 200 }, () => text(1_000)));
  let turns = 0;
  const drained = { value: false };
  const drain = stream.drain().then(() => {
    drained.value = true;
  });
  while (!drained.value) {
    await turn();
    turns++;
  }
  await drain;
  expect(turns).toBeGreaterThan(20);
});

test('transformed data goes on, dropped records are settled', async () => {
  const documents = recordDocuments();
  const { put, clock, stream } = exampleStream(() => ({
    destination: searchOf(documents.bulk),
    transform: transformOf(async ({ records }) => ({
      records: records.map(({ recordId, data }) =>
        decode(data) === 'drop'
          ? { recordId, result: 'Dropped' }
          : { recordId, result: 'Ok', data: encode(`{"was":"${decode(data)}"}`) },
      ),
    })),
  }));
  await put('one', 'drop', 'two');
  await clock.runUntil(stream.drain());
  expect(documents.stored).toEqual(['{"was":"one"}', '{"was":"two"}']);
  expect(stream.ledger()).toMatchObject({ accepted: 3, delivered: 2, dropped: 1, waiting: 0 });
  expect(stream.metrics()).toMatchObject({ 'SucceedProcessing.Records': 3, 'ExecuteProcessing.Success': 1 });
  expect(stream.violations()).toEqual([]);
});

describe('a function that fails', () => {
  const failing = (times: number, more: Partial<TransformOptions> = {}) => {
    const invocations = recordInvocations();
    let left = times;
    const invoke = async (event: FirehoseTransformationEvent) => {
      const response = await invocations.invoke(event);
      if (left-- > 0) throw new Error('out of memory');
      return response;
    };
    return { invocations, example: exampleStream(() => ({ transform: { ...transformOf(invoke), ...more } })) };
  };

  test('is tried again with the same records under another invocation id', async () => {
    const { invocations, example } = failing(1);
    await example.put('{}', '{}');
    await example.clock.runUntil(example.stream.drain());
    const [first, second] = invocations.events;
    expect(invocations.events).toHaveLength(2);
    expect(second?.records).toEqual(first?.records);
    expect(second?.invocationId).not.toBe(first?.invocationId);
    expect(example.stream.ledger()).toMatchObject({ delivered: 2, processingFailed: 0 });
    expect(example.stream.metrics()).toMatchObject({ 'ExecuteProcessing.Attempts': 2, 'ExecuteProcessing.Success': 1 });
  });

  test.each([
    { name: 'four times by default', retries: undefined, attempts: 4 },
    { name: 'once without retries', retries: 0, attempts: 1 },
  ])('is tried $name, then the whole batch is failed', async ({ retries, attempts }) => {
    const { invocations, example } = failing(99, retries === undefined ? {} : { retries });
    await example.put('one', 'two');
    await example.clock.runUntil(example.stream.drain());
    expect(invocations.events).toHaveLength(attempts);
    const failures = await readFailures(example.objects, 'processing-failed/');
    expect(failures.map(({ rawData }) => decode(String(rawData)))).toEqual(['one', 'two']);
    expect(failures[0]).toMatchObject({
      attemptsMade: attempts,
      errorCode: 'Lambda.FunctionError',
      errorMessage: 'out of memory',
    });
  });

  test('does not stop the stream', async () => {
    const { example } = failing(4);
    await example.put('lost');
    await example.clock.runUntil(example.stream.drain());
    await example.put('{}');
    await example.clock.runUntil(example.stream.drain());
    expect(example.stream.ledger()).toMatchObject({ delivered: 1, processingFailed: 1, waiting: 0 });
  });

  test.each([
    { name: 'at its own time-out', timeoutMs: 10 * SECOND, endsAt: 10 * SECOND },
    { name: 'after five minutes, whatever its time-out', timeoutMs: 15 * MINUTE, endsAt: 5 * MINUTE },
  ])('to answer is given up $name, and its late answer is ignored', async ({ timeoutMs, endsAt }) => {
    const { put, clock, stream, objects } = exampleStream(() => ({
      transform: {
        ...transformOf(async (event) => {
          await sleep(clock, 20 * MINUTE);
          return answerAll('Ok')(event);
        }),
        timeoutMs,
        retries: 0,
      },
    }));
    await put('{}');
    await clock.runUntil(stream.drain());
    await clock.advance(30 * MINUTE);
    expect(await readFailures(objects, '')).toMatchObject([
      { attemptEndingTimestamp: START + endsAt, errorMessage: `timed out after ${endsAt} ms` },
    ]);
    expect(stream.ledger()).toMatchObject({ processingFailed: 1, delivered: 0, waiting: 0 });
  });

  test('before it did anything is not invoked at all', async () => {
    const { events, invoke } = recordInvocations();
    const { put, clock, stream, faults } = exampleStream(() => ({ transform: transformOf(invoke) }));
    faults.failBefore.next(2);
    await put('{}');
    await clock.runUntil(stream.drain());
    expect(events).toHaveLength(1);
    expect(stream.metrics()['ExecuteProcessing.Attempts']).toBe(3);
  });

  test('after it did its work does it again', async () => {
    const effects: string[] = [];
    const { put, clock, stream, faults } = exampleStream(() => ({
      transform: transformOf((event) => {
        effects.push(...event.records.map(({ data }) => decode(data)));
        return answerAll('Ok')(event);
      }),
    }));
    faults.failAfter.next(1);
    await put('{"n":1}');
    await clock.runUntil(stream.drain());
    expect(effects).toEqual(['{"n":1}', '{"n":1}']);
    expect(stream.ledger()).toMatchObject({ accepted: 1, delivered: 1 });
  });
});

describe('a response that breaks the contract', () => {
  const respond = (change: (response: FirehoseTransformationResult) => unknown) =>
    recordInvocations(async (event) => change(await answerAll('Ok')(event)) as FirehoseTransformationResult);

  test.each([
    { name: 'a missing id', code: 'Lambda.MissingRecordId', change: ({ records }) => ({ records: records.slice(1) }) },
    {
      name: 'an id returned twice',
      code: 'Lambda.DuplicatedRecordId',
      change: ({ records }) => ({ records: [...records, ...records.slice(0, 1)] }),
    },
    {
      name: 'a result that does not exist',
      code: 'Lambda.JsonProcessingException',
      change: ({ records: [first, ...rest] }) => ({ records: [{ ...first, result: 'Fine' }, ...rest] }),
    },
    {
      name: 'the status ProcessingFailed',
      code: 'Lambda.ProcessingFailedStatus',
      change: ({ records: [first, ...rest] }) => ({ records: [{ ...first, result: 'ProcessingFailed' }, ...rest] }),
    },
  ] satisfies { name: string; code: string; change: (response: FirehoseTransformationResult) => unknown }[])(
    'costs the record it concerns, without another attempt: $name',
    async ({ code, change }) => {
      const { events, invoke } = respond(change);
      const { put, clock, stream, objects } = exampleStream(() => ({ transform: transformOf(invoke) }));
      await put('{"n":1}', '{"n":2}');
      await clock.runUntil(stream.drain());
      expect(events).toHaveLength(1);
      expect(await readFailures(objects, 'processing-failed/')).toMatchObject([
        { attemptsMade: 1, errorCode: code, rawData: encode('{"n":1}'), lambdaArn: LAMBDA },
      ]);
      expect(stream.ledger()).toMatchObject({ delivered: 1, processingFailed: 1 });
    },
  );

  test('as a whole fails the batch at once', async () => {
    const { events, invoke } = respond(() => 'done');
    const { put, clock, stream } = exampleStream(() => ({ transform: transformOf(invoke) }));
    await put('{}', '{}');
    await clock.runUntil(stream.drain());
    expect(events).toHaveLength(1);
    expect(stream.ledger().processingFailed).toBe(2);
    expect(stream.violations()).toEqual(['response: expected an object with a list of records']);
  });

  test('by its size is a failed invocation and tried again', async () => {
    const huge = 'A'.repeat(4 * 1024 * 1024);
    const { events, invoke } = respond(({ records }) => ({
      records: records.map((record) => ({ ...record, data: huge })),
    }));
    const { put, clock, stream, objects } = exampleStream(() => ({ transform: transformOf(invoke) }));
    await put('{}', '{}');
    await clock.runUntil(stream.drain());
    expect(events).toHaveLength(4);
    expect(await readFailures(objects, '')).toMatchObject([{ errorCode: 'Lambda.FunctionError' }, {}]);
  });

  test('is remembered, a hundred times at most', async () => {
    const { invoke } = respond(() => ({ records: [] }));
    const { put, clock, stream } = exampleStream(() => ({ transform: transformOf(invoke) }));
    await put(...Array.from({ length: 150 }, () => '{}'));
    await clock.runUntil(stream.drain());
    expect(stream.violations()).toHaveLength(100);
  });
});
