import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Metric, Panel, Split } from '../../../../dashboards/panel.ts';
import { OTHER, type PanelResult, type Scope } from '../../../../dashboards/query.ts';
import { type LocalEventStore, openEventStore } from '../../../../local/store/duckdb-store.ts';
import type { Field } from '../../../../transforms/sources/catalogue.ts';
import { documentOf } from '../../../local/store/document.ts';
import { temporaryFolder } from '../../../local/store/folder.ts';
import { catalogues } from '../../search/fields.ts';

const START = Date.UTC(2026, 10, 24, 12);
const MINUTE = 60_000;
/** Half an hour in buckets of 15 seconds. */
const RANGE = { from: START, to: START + 30 * MINUTE };
const BUCKET = 15_000;

let store: LocalEventStore;
let remove: () => Promise<void>;
let sequence = 0;

const event = (source: 'a' | 'b', seconds: number, values: Readonly<Record<string, unknown>>): string => {
  sequence += 1;
  const time = new Date(START + seconds * 1_000).toISOString();
  return documentOf(values, {
    '@timestamp': time,
    'event.id': `id-${sequence}`,
    'event.dataset': `aws.${source}`,
    'event.created': time,
  });
};

const EVENTS = [
  event('a', 0, { 'x.name': 'alice', 'x.size': 100, 'x.ratio': 0.5, 'x.flag': true, 'x.names': ['one', 'two'] }),
  event('a', 20, { 'x.name': 'alice', 'x.size': 300, 'x.ratio': 1.5, 'x.flag': true, 'x.names': ['two'] }),
  event('a', 21, { 'x.name': 'bob', 'x.size': 5, 'x.flag': false, 'x.names': ['two', 'two', 'three'] }),
  event('a', 50, { 'x.name': 'carol', 'x.size': 7, 'x.names': [] }),
  event('a', 55, { 'x.size': '9007199254740993' }),
  event('b', 56, { 'x.name': 'alice', 'x.size': 1, 'y.name': 'only here' }),
  event('a', -1, { 'x.name': 'before the range' }),
  event('a', 30 * 60, { 'x.name': 'after the range' }),
];

beforeAll(async () => {
  const folder = await temporaryFolder();
  remove = folder.remove;
  store = await openEventStore({ folder: folder.path, catalogues });
  await store.append(EVENTS);
});

afterAll(async () => {
  await store.close();
  await remove();
});

// The real field names are another list: these are the test catalogue's.
const terms = (field: string, size: number, other?: true): Split => ({
  by: 'terms',
  field: field as Field,
  size,
  ...(other ? { other } : {}),
});
const metric = (op: Exclude<Metric['op'], 'count'>, field: string): Metric => ({ op, field: field as Field });
const count: Metric = { op: 'count' };
const time: Split = { by: 'time' };

interface Question {
  readonly metrics?: Panel['metrics'];
  readonly splits?: readonly Split[];
  readonly where?: string;
  readonly scope?: Partial<Scope>;
}

function ask({ metrics = [count], splits = [], where, scope = {} }: Question): Promise<PanelResult> {
  const panel: Panel = { id: 'p', title: 'P', view: 'table', width: 12, metrics, splits, ...(where ? { where } : {}) };
  return store.panel({ panel, scope: { range: RANGE, filters: [], ...scope } });
}

const rowsOf = async (question: Question) => (await ask(question)).rows;

describe('a metric', () => {
  test.each<[Metric, number]>([
    [count, 6],
    [metric('unique', 'x.name'), 3],
    [metric('unique', 'x.names'), 3],
    [metric('sum', 'x.ratio'), 2],
    [metric('avg', 'x.ratio'), 1],
    [metric('max', 'x.ratio'), 1.5],
  ])('%o is one number over all sources', async (asked, expected) => {
    expect(await rowsOf({ metrics: [asked] })).toEqual([[expected]]);
  });

  test('p95 interpolates', async () => {
    const [[value] = []] = await rowsOf({
      metrics: [metric('p95', 'x.size')],
      where: 'x.name:alice',
      scope: { source: 'a' as 'vpc-flow' },
    });
    expect(value).toBeCloseTo(290);
  });

  test('of no events is nothing, not zero, where there is nothing to say', async () => {
    const metrics: Panel['metrics'] = [
      count,
      metric('unique', 'x.name'),
      metric('sum', 'x.size'),
      metric('avg', 'x.size'),
      metric('max', 'x.size'),
      metric('p95', 'x.size'),
    ];
    expect(await rowsOf({ metrics, where: 'x.name:nobody' })).toEqual([[0, 0, 0, null, null, null]]);
  });

  test.each(['sum', 'avg', 'max', 'p95'] as const)('%s of texts is a mistake', async (op) => {
    await expect(ask({ metrics: [metric(op, 'x.name')] })).rejects.toThrow(
      `"x.name" holds no numbers to take the ${op} of`,
    );
  });
});

describe('terms', () => {
  test('are ranked by the first metric, and what is absent is null', async () => {
    expect(await rowsOf({ splits: [terms('x.name', 10)] })).toEqual([
      ['alice', 3],
      ['bob', 1],
      ['carol', 1],
      [null, 1],
    ]);
  });

  test('beyond the size are left out', async () => {
    expect(await rowsOf({ splits: [terms('x.name', 1)] })).toEqual([['alice', 3]]);
  });

  test('beyond the size are one row with `other`, with its own exact metrics', async () => {
    const metrics: Panel['metrics'] = [count, metric('unique', 'x.name')];
    expect(await rowsOf({ metrics, splits: [terms('x.name', 1, true)] })).toEqual([
      ['alice', 3, 1],
      [OTHER, 3, 2],
    ]);
  });

  test('of several values count an event once for each of them', async () => {
    const rows = [
      ['two', 3],
      [null, 3],
      ['one', 1],
      ['three', 1],
    ];
    expect(await rowsOf({ splits: [terms('x.names', 10)] })).toEqual(rows);
  });

  test('keep their types', async () => {
    expect(await rowsOf({ splits: [terms('x.flag', 10)] })).toEqual([
      [null, 3],
      [true, 2],
      [false, 1],
    ]);
    expect(await rowsOf({ splits: [terms('x.size', 2)], where: 'x.size < 6' })).toEqual([
      [1, 1],
      [5, 1],
    ]);
  });

  test('of integers beyond what a number holds are texts with every digit', async () => {
    expect(await rowsOf({ splits: [terms('x.size', 1)], where: 'x.size > 1000' })).toEqual([['9007199254740993', 1]]);
  });

  test('within terms are ranked within each of them', async () => {
    expect(await rowsOf({ splits: [terms('x.name', 2), terms('x.names', 1, true)] })).toEqual([
      ['alice', 'two', 2],
      ['alice', OTHER, 2],
      ['bob', 'three', 1],
      ['bob', OTHER, 1],
    ]);
  });

  test('go three deep', async () => {
    const splits = [terms('x.name', 1), terms('x.flag', 1), terms('x.size', 1)];
    expect(await rowsOf({ splits })).toEqual([['alice', true, 100, 1]]);
  });
});

describe('time', () => {
  test('has every bucket of the range, empty ones too', async () => {
    const { rows, interval } = await ask({ splits: [time] });
    expect(interval).toBe(BUCKET);
    expect(rows).toHaveLength(120);
    expect(rows.slice(0, 5)).toEqual([0, 1, 2, 3, 4].map((i) => [START + i * BUCKET, [1, 2, 0, 3, 0][i]]));
    expect(rows.at(-1)).toEqual([RANGE.to - BUCKET, 0]);
  });

  test('has every bucket even where nothing matches', async () => {
    const { rows } = await ask({ splits: [time], where: 'x.name:nobody', metrics: [count, metric('avg', 'x.size')] });
    expect(rows).toHaveLength(120);
    expect(rows[0]).toEqual([START, 0, null]);
  });

  test('by terms keeps the biggest terms of the whole range, in each bucket', async () => {
    const { rows } = await ask({ splits: [time, terms('x.name', 1, true)] });
    expect(rows).toHaveLength(240);
    expect(rows.slice(0, 8)).toEqual([
      [START, 'alice', 1],
      [START, OTHER, 0],
      [START + BUCKET, 'alice', 1],
      [START + BUCKET, OTHER, 1],
      [START + 2 * BUCKET, 'alice', 0],
      [START + 2 * BUCKET, OTHER, 0],
      [START + 3 * BUCKET, 'alice', 1],
      [START + 3 * BUCKET, OTHER, 2],
    ]);
  });

  test('within terms has the terms first', async () => {
    const { rows } = await ask({ splits: [terms('x.name', 2), time] });
    expect(rows).toHaveLength(240);
    expect(rows.slice(0, 2)).toEqual([
      ['alice', START, 1],
      ['alice', START + BUCKET, 1],
    ]);
    expect(rows[120]).toEqual(['bob', START, 0]);
  });
});

describe('a scope', () => {
  test.each<[string, Partial<Scope>, string?]>([
    ['a source', { source: 'b' as 'vpc-flow' }],
    ['a query', { query: 'y.name:*' }],
    ['a filter', { filters: [{ field: 'y.name', value: 'only here' }] }],
    [
      'two filters',
      {
        filters: [
          { field: 'x.name', value: 'alice' },
          { field: 'x.size', value: 1 },
        ],
      },
    ],
    [
      'a filter by what is absent',
      {
        filters: [
          { field: 'x.name', value: 'alice' },
          { field: 'x.flag', value: null },
        ],
      },
    ],
    ['a negated filter', { query: 'x.name:alice', filters: [{ field: 'x.flag', value: true, negate: true }] }],
    ['a number as text', { filters: [{ field: 'x.size', value: '1' }] }],
    ['a date in epoch milliseconds', { filters: [{ field: '@timestamp', value: START + 56_000 }] }],
    ["the panel's own query beside it", { query: 'x.size:1' }, 'x.name:alice'],
  ])('of %s is one event', async (_, scope, where) => {
    expect(await rowsOf({ scope, ...(where === undefined ? {} : { where }) })).toEqual([[1]]);
  });

  test('of a value that the field can not have is nothing', async () => {
    expect(await rowsOf({ scope: { filters: [{ field: 'x.size', value: 'many' }] } })).toEqual([[0]]);
  });

  test('of an unknown field is refused', async () => {
    const scope = { filters: [{ field: 'x.nmae"; drop table segments --', value: 1 }] };
    await expect(ask({ scope })).rejects.toThrow('can\'t filter by the field "x.nmae"; drop table segments --"');
    await expect(ask({ scope: { query: 'x.nmae:a' } })).rejects.toThrow('unknown field "x.nmae"');
  });
});
