import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyTally, type Tally } from '../../transforms/core/ledger.ts';
import { createHandler, type Mode } from '../../transforms/handler.ts';
import { cloudWatch, eventOf, kinesisRecord, openPairs, record } from './core/fixtures.ts';

type Answer = (items: readonly string[]) => readonly (string | undefined)[];
const accept: Answer = (items) => items.map(() => undefined);

interface Observed {
  readonly effects: string[];
  readonly documents: string[];
  readonly feed: string[];
  readonly tallies: Record<string, Tally>;
}

function observe(mode: Mode, { put = accept, send = accept, milliseconds = 120_000 } = {}) {
  const observed: Observed = { effects: [], documents: [], feed: [], tallies: {} };
  const taking = (name: string, into: string[], answer: Answer) => async (items: readonly (string | Buffer)[]) => {
    observed.effects.push(name);
    const errors = answer(items.map(String));
    into.push(...items.map(String).filter((_, at) => errors[at] === undefined));
    return errors;
  };
  let left = milliseconds;
  const handler = createHandler({
    mode,
    putDocuments: taking('put', observed.documents, put),
    sendFeed: taking('feed', observed.feed, send),
    count: (source, tally) => {
      observed.effects.push('count');
      observed.tallies[source] = tally;
    },
    sleep: async (ms) => {
      left -= ms + 1;
    },
    random: () => 1,
  });
  return {
    observed,
    run: (event: Parameters<typeof handler>[0]) => handler(event, { getRemainingTimeInMillis: () => left }),
  };
}

const fanOut: Mode = { kind: 'fan-out', stream: { only: openPairs(), named: new Map() } };
const oneToOne: Mode = { kind: 'one-to-one', source: openPairs() };
const ndjson = (gzip: Buffer): string[] => gunzipSync(gzip).toString('utf8').trimEnd().split('\n');
const lake = (data: string | undefined): string[] => ndjson(Buffer.from(data ?? '', 'base64'));

describe('fan-out', () => {
  test('hands on every event, answers every record, and counts once as its last act', async () => {
    const { observed, run } = observe(fanOut);
    const { records } = await run(
      eventOf([
        record('r1', cloudWatch(['a=1', '', 'bad'])),
        record('r2', cloudWatch([], 'CONTROL_MESSAGE')),
        record('r3', Buffer.from('c=3\nd=4\n')),
      ]),
    );
    expect(records.map(({ recordId, result }) => [recordId, result])).toEqual([
      ['r1', 'Ok'],
      ['r2', 'Dropped'],
      ['r3', 'Ok'],
    ]);
    expect(observed.documents).toEqual([...lake(records[0]?.data), ...lake(records[2]?.data)]);
    expect(observed.feed.flatMap((message) => ndjson(Buffer.from(message, 'base64')))).toEqual(observed.documents);
    expect(observed.effects).toEqual(['put', 'feed', 'count']);
    expect(observed.tallies).toEqual({ pairs: { received: 5, filtered: { empty: 1 }, quarantined: 1, sent: 4 } });
  });

  test('splits one message into its events, each with an id of its own', async () => {
    const { observed, run } = observe(fanOut);
    await run(eventOf([record('r', cloudWatch(['a=1;b=2;a=1']))]));
    const ids = observed.documents.map((text) => (JSON.parse(text) as { event: { id: string } }).event.id);
    expect(new Set(ids).size).toBe(3);
  });

  test('a record that cannot be opened is one received and one quarantined, and its neighbours go on', async () => {
    const { observed, run } = observe(fanOut);
    const { records } = await run(
      eventOf([record('bad', Buffer.from([0x1f, 0x8b, 1])), record('good', cloudWatch(['a=1']))]),
    );
    expect(records.map(({ result }) => result)).toEqual(['Ok', 'Ok']);
    expect(observed.tallies['pairs']).toEqual({ ...emptyTally(), received: 2, quarantined: 1, sent: 2 });
  });

  test('a repeat gives the same documents', async () => {
    const batch = eventOf([record('r', cloudWatch(['a=1', 'bad', '{"x":1}']))]);
    const first = observe(fanOut);
    const second = observe(fanOut);
    await first.run(batch);
    await second.run(batch);
    expect(second.observed.documents).toEqual(first.observed.documents);
  });

  test('what is not indexed counts as filtered but reaches lake and rules', async () => {
    const { observed, run } = observe({
      kind: 'fan-out',
      stream: { only: openPairs({ kind: 'none' }), named: new Map() },
    });
    const { records } = await run(eventOf([record('r', cloudWatch(['a=1', 'bad']))]));
    expect(lake(records[0]?.data)).toHaveLength(2);
    expect(observed.documents).toHaveLength(1);
    expect(observed.tallies['pairs']).toEqual({ received: 2, filtered: { 'not indexed': 1 }, quarantined: 1, sent: 1 });
  });

  test('a sample takes the same events every time', async () => {
    const mode: Mode = { kind: 'fan-out', stream: { only: openPairs({ kind: 'sample', oneIn: 4 }), named: new Map() } };
    const batch = eventOf([record('r', cloudWatch(Array.from({ length: 400 }, (_, at) => `a=${at}`)))]);
    const first = observe(mode);
    const second = observe(mode);
    await first.run(batch);
    await second.run(batch);
    expect(second.observed.documents).toEqual(first.observed.documents);
    expect(first.observed.documents.length).toBeGreaterThan(50);
    expect(first.observed.documents.length).toBeLessThan(150);
  });

  test('an envelope for a source that is not configured is quarantined, not guessed', async () => {
    const { observed, run } = observe(fanOut);
    await run(
      eventOf([record('r', Buffer.from('{"firewatch":"envelope","source":"nosuch","lines":[{"n":1,"text":"a=1"}]}'))]),
    );
    expect(JSON.parse(observed.documents[0] ?? '')).toMatchObject({
      event: { kind: 'pipeline_error' },
      error: { message: 'no source is configured for this record' },
    });
  });

  test('an answer that would pass 6 MB leaves the rest to be replayed, uncounted', async () => {
    const noise = (seed: number): string =>
      Buffer.from(Array.from({ length: 600_000 }, (_, at) => (at * at * seed + at) % 251)).toString('base64');
    const { observed, run } = observe(fanOut);
    const { records } = await run(
      eventOf([1, 3, 7, 11, 13, 17, 19, 23, 29, 31].map((seed) => record(`r${seed}`, Buffer.from(`a=${noise(seed)}`)))),
    );
    expect(JSON.stringify({ records }).length).toBeLessThan(6_000_000);
    const refused = records.filter(({ result }) => result === 'ProcessingFailed').length;
    expect(refused).toBeGreaterThanOrEqual(0);
    expect(observed.tallies['pairs']?.received).toBe(10 - refused);
  });
});

describe('delivery', () => {
  const batch = eventOf([record('r', cloudWatch(Array.from({ length: 1_200 }, (_, at) => `a=${at}`)))]);

  test('puts refused items again, and only those', async () => {
    let calls = 0;
    const put: Answer = (items) =>
      items.map((_, at) => (calls++ < 3 && at % 2 === 0 ? 'ServiceUnavailableException' : undefined));
    const { observed, run } = observe(fanOut, { put });
    await run(batch);
    expect(observed.documents).toHaveLength(1_200);
    expect(new Set(observed.documents).size).toBe(1_200);
  });

  test('throws when the documents are not accepted in time, before anything is fed or counted', async () => {
    const { observed, run } = observe(fanOut, { put: (items) => items.map(() => 'ServiceUnavailableException') });
    await expect(run(batch)).rejects.toThrow('items not accepted in time: ServiceUnavailableException');
    expect(observed.effects).not.toContain('feed');
    expect(observed.tallies).toEqual({});
  });

  test('throws when the feed is not accepted in time, before anything is counted', async () => {
    const { observed, run } = observe(fanOut, { send: (items) => items.map(() => 'ServiceUnavailable') });
    await expect(run(batch)).rejects.toThrow('not accepted in time');
    expect(observed.tallies).toEqual({});
  });
});

describe('one-to-one', () => {
  test('answers each line with its document in place and puts nothing', async () => {
    const { observed, run } = observe(oneToOne);
    const { records } = await run(
      eventOf([
        kinesisRecord('1', 'a=1\n'),
        kinesisRecord('2', 'bad\n'),
        kinesisRecord('3', '\n'),
        kinesisRecord('4', 'a=1\nb=2\n'),
      ]),
    );
    expect(records.map(({ result }) => result)).toEqual(['Ok', 'Ok', 'Dropped', 'ProcessingFailed']);
    expect(JSON.parse(Buffer.from(records[0]?.data ?? '', 'base64').toString())).toMatchObject({
      event: { kind: 'event' },
    });
    expect(JSON.parse(Buffer.from(records[1]?.data ?? '', 'base64').toString())).toMatchObject({
      event: { kind: 'pipeline_error' },
    });
    expect(observed.documents).toEqual([]);
    expect(observed.feed).toHaveLength(1);
    expect(observed.tallies['pairs']).toEqual({ received: 3, filtered: { empty: 1 }, quarantined: 1, sent: 2 });
  });
});

test('any records are answered once each, and the ledger balances', async () => {
  const line = fc.constantFrom('a=1', '', 'bad', '{"x":{"":1}}', 'a=1;;b');
  const data = fc.oneof(
    fc.array(line, { maxLength: 5 }).map((lines) => cloudWatch(lines)),
    fc.uint8Array({ maxLength: 30 }).map((bytes) => Buffer.from(bytes)),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(data, { maxLength: 6 }), async (all) => {
      const { observed, run } = observe(fanOut);
      const { records } = await run(eventOf(all.map((bytes, at) => record(`r${at}`, bytes))));
      expect(records.map(({ recordId }) => recordId)).toEqual(all.map((_, at) => `r${at}`));
      expect(observed.documents).toHaveLength(observed.tallies['pairs']?.sent ?? 0);
    }),
    { numRuns: 50 },
  );
});
