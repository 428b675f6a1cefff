import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Scope } from '../../../dashboards/query.ts';
import { DAY, documentOf, eventOf, type Fields, NOON } from './document.ts';
import { folderOfTest, storeOfTest } from './folder.ts';

const now = (): number => NOON + 7_000;
const everything: Scope = { range: DAY, filters: [] };

async function freshStore() {
  return storeOfTest(await folderOfTest(), { now });
}

/** The named fields of the only event. */
async function columnsOf(document: string, fields: readonly string[]): Promise<Fields> {
  const store = await freshStore();
  await store.append([document]);
  const { rows } = await store.events({ scope: everything, fields, limit: 10 });
  expect(rows).toHaveLength(1);
  return rows[0]?.values ?? {};
}

describe('a document', () => {
  test('comes back as it was, with the time at which it was stored', async () => {
    const store = await freshStore();
    const text = eventOf('1', { 'x.name': 'ünï\u0000\u001b[31m', 'x.size': 5 });
    await store.append([text, eventOf('2')]);
    expect(JSON.parse((await store.get('1')) ?? '')).toEqual({
      ...JSON.parse(text),
      event: { ...JSON.parse(text).event, ingested: '2026-11-24T12:00:07.000Z' },
    });
    expect(await store.get('3')).toBeUndefined();
  });

  test('keeps its every character', async () => {
    const store = await freshStore();
    const text =
      '{ "list":[{"event":{}}], "event":{"id":"1","dataset":"aws.a"},"n":12345678901234567890,"e":1.50e2, "__proto__":{"a":1}}';
    await store.append([text]);
    const ingested = '"event":{"ingested":"2026-11-24T12:00:07.000Z","id"';
    expect(await store.get('1')).toBe(text.replace('"event":{"id"', ingested));
  });

  test('of a megabyte is stored beside small ones', async () => {
    const store = await freshStore();
    const large = eventOf('large', { 'x.note': 'x'.repeat(1_000_000), 'x.name': 'big' });
    expect(await store.append([eventOf('1'), large, eventOf('2')])).toEqual({ stored: 3, repeats: 0 });
    expect((await store.get('large'))?.length).toBeGreaterThan(1_000_000);
    expect((await store.events({ scope: { ...everything, query: 'x.name:big' }, fields: [], limit: 5 })).total).toBe(1);
  });

  test('that spans lines is one line', async () => {
    const store = await freshStore();
    await store.append([JSON.stringify(JSON.parse(eventOf('1', { 'x.name': 'a\r\nb' })), null, 2)]);
    const text = await store.get('1');
    expect(text).not.toContain('\n');
    expect(JSON.parse(text ?? '').x.name).toBe('a\r\nb');
  });
});

describe('a value of another type than its column', () => {
  test.each<[string, Fields, Fields]>([
    ['a text for a number', { 'x.size': 'many' }, {}],
    ['an object for a number', { 'x.size': { a: 1 } }, {}],
    ['a number beyond 64 bits', { 'x.size': 1e30 }, {}],
    ['a number beyond a double', { 'x.ratio': '1e999' }, {}],
    ['a text for a boolean', { 'x.flag': 'perhaps' }, {}],
    ['a text for a date', { 'x.at': 'yesterday' }, {}],
    ['infinity for a date', { 'x.at': 'infinity' }, {}],
    ['a text for an object', { x: 'text' }, {}],
    ['one value for several', { 'x.names': 'one' }, {}],
    ['digits for a number', { 'x.size': '17' }, { 'x.size': 17 }],
    ['a number for a text', { 'x.name': 17 }, { 'x.name': '17' }],
    ['an object for a text', { 'x.name': { a: 1 } }, { 'x.name': '{"a":1}' }],
  ])('%s costs nothing but itself', async (_, wrong, expected) => {
    const fields = ['x.name', 'x.names', 'x.size', 'x.ratio', 'x.flag', 'x.at', 'event.dataset'];
    const document = documentOf(JSON.parse(eventOf('1')), wrong);
    expect(await columnsOf(document, fields)).toEqual({ 'event.dataset': 'aws.a', ...expected });
  });

  test('the time is the time of arrival where the log has none that can be read', async () => {
    const store = await freshStore();
    await store.append([
      eventOf('no time', { '@timestamp': undefined }),
      eventOf('no date', { '@timestamp': 'Nov 24' }),
      eventOf('with an offset', { '@timestamp': '2026-11-24T14:00:00+02:00' }),
      eventOf('in milliseconds', { '@timestamp': NOON }),
    ]);
    const { rows } = await store.events({ scope: everything, fields: [], limit: 10 });
    expect(Object.fromEntries(rows.map(({ id, at }) => [id, at - NOON]))).toEqual({
      'no time': 5_000,
      'no date': 5_000,
      'with an offset': 0,
      'in milliseconds': 0,
    });
  });
});

describe('what a log can hold', () => {
  test.each<[string, string]>([
    ['half a character', eventOf('1', { 'x.name': 'a\ud800b', 'x.note': 'kept' })],
    ['half a character in a key', eventOf('1', { 'x.note': 'kept', '\ud800': 1 })],
    ['a character in two escapes', eventOf('1', { 'x.note': 'kept' }).replace('kept', 'kept \\ud83d\\ude00 \\\\ud800')],
    ['a number beyond everything', eventOf('1', { 'x.note': 'kept' }).replace('{', '{"n":1e999,')],
    ['a key twice', eventOf('1', { 'x.note': 'kept' }).replace('{', '{"event":{"id":"other"},')],
    [
      'a deep tree',
      eventOf('1', { 'x.note': 'kept' }).replace('{', `{"deep":${'['.repeat(5_000)}${']'.repeat(5_000)},`),
    ],
    ['a key of a prototype', eventOf('1', { 'x.note': 'kept' }).replace('{', '{"__proto__":{"x":1},"constructor":2,')],
    ['control characters', eventOf('1', { 'x.name': '\u0000\u0007\u001b]0;x\u0007\r\n', 'x.note': 'kept' })],
    ['a large key', eventOf('1', { 'x.note': 'kept', ['k'.repeat(100_000)]: 1 })],
  ])('%s hides no event from a search', async (_, document) => {
    const store = await freshStore();
    expect(await store.append([document, eventOf('2')])).toEqual({ stored: 2, repeats: 0 });
    const { rows } = await store.events({ scope: { ...everything, query: 'x.note:kept' }, fields: [], limit: 5 });
    expect(rows.map(({ id }) => id)).toEqual(['1']);
    expect(await store.get('1')).toBeDefined();
  });

  test('any JSON at all is stored, found and given back', async () => {
    const store = await freshStore();
    let run = 0;
    const anything = fc.oneof(
      fc.json({ maxDepth: 4 }),
      fc.jsonValue({ noUnicodeString: false }).map((value) => JSON.stringify(value)),
    );
    const places = fc.constantFrom(
      'x',
      'x.name',
      'x.names',
      'x.address',
      'x.size',
      'x.ratio',
      'x.flag',
      'x.at',
      'event.created',
      '@timestamp',
      '__proto__',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(places, anything), { minLength: 1, maxLength: 20 }), async (members) => {
        run += 1;
        const texts = members.map(([place, json], i) =>
          documentOf(
            { 'event.id': `${run}-${i}`, 'event.dataset': 'aws.a', 'x.note': `run ${run}.` },
            { [place]: '#' },
          ).replace('"#"', () => json),
        );
        expect(await store.append(texts)).toEqual({ stored: texts.length, repeats: 0 });
        const range = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
        const { rows } = await store.events({ scope: { range, filters: [] }, fields: [], limit: 100_000 });
        expect(rows.filter(({ id }) => id.startsWith(`${run}-`))).toHaveLength(texts.length);
        for (const [i, text] of texts.entries())
          expect((await store.get(`${run}-${i}`))?.replace(/"ingested":"[^"]+",/, '')).toBe(text);
      }),
      { numRuns: 15 },
    );
  });

  test('an event that DuckDB can not read is found by its time and id', async () => {
    const store = await freshStore();
    const huge = eventOf('huge', { 'x.note': 'x'.repeat(17 * 1024 * 1024) });
    expect(await store.append([huge, eventOf('2')])).toEqual({ stored: 2, repeats: 0 });
    const { rows } = await store.events({ scope: everything, fields: [], limit: 5 });
    expect(rows.map(({ id }) => id)).toEqual(['huge', '2']);
    expect((await store.get('huge'))?.length).toBeGreaterThan(17 * 1024 * 1024);
  });
});

describe('an id', () => {
  test('is stored once, in one batch and over several', async () => {
    const store = await freshStore();
    expect(await store.append([eventOf('1'), eventOf('2'), eventOf('1')])).toEqual({ stored: 2, repeats: 1 });
    expect(await store.append([eventOf('2', { 'x.name': 'later' }), eventOf('3')])).toEqual({ stored: 1, repeats: 1 });
    expect(await store.count()).toBe(3);
    expect((await store.events({ scope: { ...everything, query: 'x.name:later' }, fields: [], limit: 5 })).total).toBe(
      0,
    );
  });

  test('of another source is another event', async () => {
    const store = await freshStore();
    expect(await store.append([eventOf('1'), eventOf('1', { 'event.dataset': 'aws.b' })])).toEqual({
      stored: 2,
      repeats: 0,
    });
  });

  test('is counted when it comes again, by minute of arrival', async () => {
    const store = await freshStore();
    await store.append([eventOf('1'), eventOf('2'), eventOf('3', { 'event.created': '2026-11-24T12:02:00.000Z' })]);
    await store.append([eventOf('1', { 'event.created': '2026-11-24T12:01:30.000Z' }), eventOf('1')]);
    await store.append(['not JSON']);
    expect(await store.ledger(DAY)).toEqual([
      { source: 'a', minute: NOON, indexed: 2, repeats: 1 },
      { source: 'a', minute: NOON + 60_000, indexed: 0, repeats: 1 },
      { source: 'a', minute: NOON + 120_000, indexed: 1, repeats: 0 },
      { source: 'quarantine', minute: NOON, indexed: 1, repeats: 0 },
    ]);
  });
});

describe('the quarantine', () => {
  const refused = (id: string, reason: string, fields: Fields = {}) =>
    eventOf(id, {
      'event.kind': 'pipeline_error',
      'error.message': reason,
      'event.original': `line of ${id}`,
      ...fields,
    });

  test.each<[string, string, string, string]>([
    ['a pipeline error', refused('1', 'expected 14 fields, got 13'), 'a', 'expected 14 fields, got 13'],
    [
      'an unknown source',
      eventOf('1', { 'event.dataset': 'aws.unheard-of' }),
      'unheard-of',
      'unknown dataset "aws.unheard-of"',
    ],
    [
      'a dataset that names a property',
      eventOf('1', { 'event.dataset': 'aws.constructor' }),
      'constructor',
      'unknown dataset "aws.constructor"',
    ],
    ['no dataset', eventOf('1', { 'event.dataset': undefined }), 'unknown', 'no event.dataset'],
    ['no id', eventOf('1', { 'event.id': undefined }), 'a', 'no event.id'],
    ['a list', '[1]', 'unknown', 'not a JSON object'],
    ['no JSON', '{"event":', 'unknown', 'not a JSON object'],
    ['nothing', '', 'unknown', 'not a JSON object'],
  ])('holds %s with its reason', async (_, document, source, reason) => {
    const store = await freshStore();
    expect(await store.append([document, eventOf('good')])).toEqual({ stored: 2, repeats: 0 });
    expect(await store.append([document])).toEqual({ stored: 0, repeats: 1 });
    expect(await store.count()).toBe(1);
    const [event] = await store.quarantine(10);
    expect(event).toMatchObject({ source, reason });
    expect(await store.get(event?.id ?? '')).toBeDefined();
  });

  test('shows the line and where it came from', async () => {
    const store = await freshStore();
    const origin = { 'firewatch.origin.bucket': 'logs', 'firewatch.origin.key': 'AWSLogs/1.gz' };
    await store.append([
      refused('1', 'reason', origin),
      refused('2', 'reason', { 'firewatch.origin.logStream': 'eni-1' }),
    ]);
    expect(await store.quarantine(10)).toEqual([
      { id: '2', at: NOON, source: 'a', reason: 'reason', line: 'line of 2', origin: 'eni-1' },
      { id: '1', at: NOON, source: 'a', reason: 'reason', line: 'line of 1', origin: 'logs/AWSLogs/1.gz' },
    ]);
  });

  test('is grouped by source and reason, the commonest first', async () => {
    const store = await freshStore();
    const later = { '@timestamp': '2026-11-24T12:30:00.000Z' };
    await store.append([
      refused('1', 'rare'),
      refused('2', 'common'),
      refused('3', 'common', later),
      refused('4', 'common'),
    ]);
    const reasons = await store.quarantineReasons(10);
    expect(reasons.map(({ source, reason, count, sample }) => [source, reason, count, sample.id])).toEqual([
      ['a', 'common', 3, '3'],
      ['a', 'rare', 1, '1'],
    ]);
  });
});

describe('events', () => {
  test('come newest first, page by page, none twice and none left out', async () => {
    const store = await freshStore();
    const times = Array.from({ length: 25 }, (_, i) => NOON + Math.floor(i / 4) * 1_000);
    const documents = times.map((time, i) =>
      eventOf(`id-${String(i).padStart(2, '0')}`, {
        '@timestamp': new Date(time).toISOString(),
        'event.dataset': i % 2 === 0 ? 'aws.a' : 'aws.b',
      }),
    );
    await store.append(documents);
    const seen: string[] = [];
    let before: { at: number; id: string } | undefined;
    do {
      const query = { scope: everything, fields: [], limit: 4, ...(before === undefined ? {} : { before }) };
      const { rows, total } = await store.events(query);
      expect(total).toBe(25);
      seen.push(...rows.map(({ id }) => id));
      before = rows.at(-1);
    } while (before !== undefined);
    expect(seen).toEqual(documents.map((_, i) => `id-${String(24 - i).padStart(2, '0')}`));
  });

  test('show columns as they stand in the document, and the rest from it', async () => {
    const fields = {
      'x.name': 'alice',
      'x.names': ['b', 'a', 'b'],
      'x.size': 17,
      'x.flag': false,
      'x.at': '2026-11-24T10:00:00.000Z',
      'x.kept': 'no column',
      'x.tree': { a: [1] },
    };
    const asked = [...Object.keys(fields), 'event.created', 'x.absent', '__proto__', 'x.name.length'];
    expect(await columnsOf(eventOf('1', fields), asked)).toEqual({
      ...fields,
      'x.names': expect.toSatisfy((names: string[]) => names.toSorted().join() === 'a,b'),
      'event.created': '2026-11-24T12:00:05.000Z',
    });
  });

  test('of a wrong query are a located error', async () => {
    const store = await freshStore();
    const scope = { ...everything, query: 'x.nam:a' };
    await expect(store.events({ scope, fields: [], limit: 5 })).rejects.toMatchObject({
      name: 'QueryError',
      position: 0,
      suggestion: 'x.name:a',
    });
  });
});

describe('the values of a field', () => {
  test('are the commonest first, with how many there are', async () => {
    const store = await freshStore();
    await store.append(['c', 'a', 'b', 'a', undefined].map((name, i) => eventOf(String(i), { 'x.name': name })));
    expect(await store.fieldValues(everything, 'x.name', 2)).toEqual({
      values: [
        { value: 'a', count: 2 },
        { value: 'b', count: 1 },
      ],
      distinct: 3,
    });
  });

  test('are each of several, and keep their types', async () => {
    const store = await freshStore();
    await store.append([
      eventOf('1', { 'x.names': ['a', 'b'], 'x.size': 1 }),
      eventOf('2', { 'x.names': ['b'], 'x.flag': true }),
    ]);
    expect((await store.fieldValues(everything, 'x.names', 9)).values).toEqual([
      { value: 'b', count: 2 },
      { value: 'a', count: 1 },
    ]);
    expect((await store.fieldValues(everything, 'x.size', 9)).values).toEqual([{ value: 1, count: 1 }]);
    expect((await store.fieldValues(everything, 'x.flag', 9)).values).toEqual([{ value: true, count: 1 }]);
    expect(await store.fieldValues(everything, 'y.name', 9)).toEqual({ values: [], distinct: 0 });
  });

  test('are new where they were not there before', async () => {
    const store = await freshStore();
    const at = (minutes: number) => ({ '@timestamp': new Date(NOON + minutes * 60_000).toISOString() });
    await store.append([
      eventOf('long ago', { ...at(-600), 'x.name': 'returning' }),
      eventOf('before', { ...at(-30), 'x.name': 'known', 'x.names': ['a'], 'x.size': 1 }),
      eventOf('now', { ...at(10), 'x.name': 'known', 'x.names': ['a', 'b'], 'x.size': 2 }),
      eventOf('later', { ...at(20), 'x.name': 'returning', 'x.names': ['b'] }),
    ]);
    const scope = { range: { from: NOON, to: NOON + 3_600_000 }, filters: [] };
    expect(await store.newValues(scope, ['x.name', 'x.names', 'x.size'], 3_600_000)).toEqual([
      { field: 'x.name', value: 'returning', first: NOON + 1_200_000, count: 1 },
      { field: 'x.names', value: 'b', first: NOON + 600_000, count: 2 },
      { field: 'x.size', value: 2, first: NOON + 600_000, count: 1 },
    ]);
    expect(await store.newValues(scope, [], 3_600_000)).toEqual([]);
  });
});

describe('the sources', () => {
  test('tell how their events arrive', async () => {
    const store = await freshStore();
    const arrived = (id: string, minutes: number, fields: Fields = {}) =>
      eventOf(id, {
        '@timestamp': new Date(NOON - minutes * 60_000 - 2_000).toISOString(),
        'event.created': new Date(NOON - minutes * 60_000).toISOString(),
        ...fields,
      });
    await store.append([arrived('1', 0), arrived('2', 59), arrived('3', 60), arrived('4', 59)]);
    const [stats, ...others] = await store.sourceStats(NOON + 30_000);
    expect(others).toEqual([]);
    expect(stats).toMatchObject({ source: 'a', count: 4, lastArrival: NOON, lag: 2_000 });
    expect(stats?.span).toEqual({ from: NOON - 3_602_000, to: NOON - 2_000 });
    expect(stats?.perMinute).toEqual([2, ...Array<number>(58).fill(0), 1]);
  });

  test('that have no events say nothing', async () => {
    const store = await freshStore();
    expect(await store.sourceStats(NOON)).toEqual([]);
    expect(await store.count()).toBe(0);
    expect((await store.events({ scope: everything, fields: [], limit: 5 })).rows).toEqual([]);
  });
});

describe('a store that is closed', () => {
  test('ends what is under way, and refuses what comes later', async () => {
    const store = await freshStore();
    const stored = store.append(Array.from({ length: 500 }, (_, i) => eventOf(String(i))));
    const counted = store.count();
    const closed = Promise.all([store.close(), store.close()]);
    expect([await stored, typeof (await counted)]).toEqual([{ stored: 500, repeats: 0 }, 'number']);
    await closed;
    await expect(store.count()).rejects.toThrow('the store is closed');
    await expect(store.append([eventOf('late')])).rejects.toThrow('the store is closed');
  });
});

describe('a scope', () => {
  test('takes times between milliseconds and beyond all dates', async () => {
    const store = await freshStore();
    await store.append([eventOf('1')]);
    const of = async (from: number, to: number) =>
      (await store.events({ scope: { range: { from, to }, filters: [] }, fields: [], limit: 5 })).total;
    expect(await of(NOON + 0.3, NOON + 0.7)).toBe(1);
    expect(await of(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY)).toBe(1);
  });

  test('of a source that is none is refused', async () => {
    const store = await freshStore();
    const scope = { ...everything, source: 'constructor' as 'vpc-flow' };
    await expect(store.events({ scope, fields: [], limit: 5 })).rejects.toThrow('unknown source "constructor"');
  });
});
