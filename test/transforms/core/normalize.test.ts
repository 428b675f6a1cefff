import { describe, expect, test } from 'vitest';
import type { LogLine } from '../../../transforms/core/source.ts';
import { ORIGIN, openPairs } from './fixtures.ts';

const line = (message: string, more: Partial<LogLine> = {}): LogLine => ({
  message,
  index: 0,
  origin: { ...ORIGIN, key: 'k', line: 1 },
  ...more,
});
const normalize = (message: string, more?: Partial<LogLine>) => openPairs().normalize(line(message, more));

function documentOf(message: string, more?: Partial<LogLine>): Record<string, unknown> {
  const outcome = normalize(message, more);
  if (outcome.kind === 'filtered') throw new Error('filtered');
  return JSON.parse(outcome.document.toString()) as Record<string, unknown>;
}

describe('a document', () => {
  test('is completed with id, arrival, module, dataset and version', () => {
    expect(documentOf('a=1')).toMatchObject({
      '@timestamp': '2026-11-24T13:59:58.000Z',
      event: { kind: 'event', action: 'a', created: '2026-11-24T14:00:00.000Z', module: 'aws', dataset: 'aws.pairs' },
      cloud: { provider: 'aws' },
      ecs: { version: '9.4.0' },
      aws: { pairs: { name: 'a', value: '1' } },
    });
  });

  test('has the same id from the same place and another from another', () => {
    const id = (more?: Partial<LogLine>) => (documentOf('a=1', more)['event'] as { id: string }).id;
    expect(id()).toBe(id());
    expect(id()).toMatch(/^[0-9a-f]{32}$/);
    expect(id({ index: 1 })).not.toBe(id());
    expect(id({ origin: { ...ORIGIN, key: 'k', line: 2 } })).not.toBe(id());
  });

  test('carries the text of an untouched original, so that big integers survive', () => {
    const outcome = normalize('{"name":"n","big":12345678901234567890123}');
    if (outcome.kind !== 'event') throw new Error(outcome.kind);
    expect(outcome.document.toString()).toContain('"pairs":{"name":"n","big":12345678901234567890123}');
  });

  test.each([
    ['a repeated key', '{"name":"a","name":"b"}', { name: 'b' }],
    ['a repeated key hidden by an odd layout', '{"name":"a","name":"b","x" :1}', { name: 'b', x: 1 }],
    ['a repeated key hidden by a backslash', String.raw`{"name":"a","name":"b","x\\":1}`, { name: 'b', 'x\\': 1 }],
    ['line breaks', '{"name":\n"a"}', { name: 'a' }],
    ['an empty key', '{"":1}', { _: 1 }],
    ['a dotted key beside the one that it becomes', '{".a":1,"_a":2}', { _a: 2, _a_: 1 }],
    ['an object where the index has a leaf', '{"name":{"x":[1]}}', { name: '{"x":[1]}' }],
    ['a scalar where the index has an object', '{"inner":"HIDDEN"}', { inner: { value: 'HIDDEN' } }],
    ['a list of both', '{"inner":["x",{"value":1}]}', { inner: [{ value: 'x' }, { value: 1 }] }],
    ['odd keys where nothing is mapped', '{"free":{"":1,".a":{"b..c":2}}}', { free: { '': 1, '.a': { 'b..c': 2 } } }],
  ])('is stored safely with %s', (_, message, original) => {
    const outcome = normalize(message);
    if (outcome.kind !== 'event') throw new Error(outcome.kind);
    expect(outcome.document.toString()).not.toContain('\n');
    expect((JSON.parse(outcome.document.toString()) as { aws: { pairs: unknown } }).aws.pairs).toEqual(original);
    expect(outcome.document.toString().match(/"name":/g)?.length ?? 0).toBeLessThanOrEqual(1);
  });

  test.each([
    ['whole', '9'.repeat(1_200), null],
    ['a fraction', `0.${'1'.repeat(1_200)}`, 0.1111111111111111],
    ['a bit of everything', `${'1'.repeat(340)}.${'1'.repeat(340)}e-${'1'.repeat(340)}`, 0],
  ])('writes no number of a thousand digits, %s: OpenSearch reads none, nor its neighbours', (_, number, written) => {
    const outcome = normalize(`{"name":"n","number":${number}}`);
    if (outcome.kind !== 'event') throw new Error(outcome.kind);
    expect(outcome.document.length).toBeLessThan(1_000);
    expect(JSON.parse(outcome.document.toString())).toMatchObject({ aws: { pairs: { name: 'n', number: written } } });
  });

  test('writes no member name that OpenSearch cannot read', () => {
    const outcome = normalize(
      JSON.stringify({ name: 'n', ['k'.repeat(60_000)]: 1, free: { ['k'.repeat(60_000)]: 1 } }),
    );
    if (outcome.kind !== 'event') throw new Error(outcome.kind);
    expect(JSON.parse(outcome.document.toString())).toMatchObject({
      labels: { truncated: 'true' },
      aws: { pairs: { name: 'n' } },
    });
    expect(outcome.document.length).toBeLessThan(1_000);
  });

  test('keeps a key __proto__ and no prototype changes', () => {
    const outcome = normalize('{"__proto__":{"polluted":true},"":1}');
    if (outcome.kind !== 'event') throw new Error(outcome.kind);
    expect(outcome.document.toString()).toContain('"__proto__":{"polluted":true}');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('over a million bytes is trimmed and says so', () => {
    const outcome = normalize(JSON.stringify({ name: 'n', free: { big: 'x'.repeat(2_000_000) } }));
    if (outcome.kind !== 'event') throw new Error(outcome.kind);
    expect(outcome.document.length).toBeLessThan(1_000);
    expect(JSON.parse(outcome.document.toString())).toMatchObject({
      labels: { truncated: 'true' },
      aws: { pairs: { name: 'n' } },
    });
  });
});

describe('ECS fields that are too large by themselves', () => {
  test('are cut, between characters, and the document says so', () => {
    const outcome = normalize(JSON.stringify({ name: '\u{1F525}'.repeat(500_000), value: 1 }));
    if (outcome.kind !== 'event') throw new Error(outcome.kind);
    expect(JSON.parse(outcome.document.toString())).toEqual({
      '@timestamp': '2026-11-24T13:59:58.000Z',
      event: expect.objectContaining({ id: outcome.id, action: '\u{1F525}'.repeat(256) }),
      cloud: { provider: 'aws' },
      labels: { truncated: 'true' },
      ecs: { version: '9.4.0' },
    });
  });
});

describe("a log's own id", () => {
  test.each([
    ['is kept', 'x'.repeat(512), 'x'.repeat(512)],
    ['gives way to its place where an index would refuse it', 'é'.repeat(257), expect.stringMatching(/^[0-9a-f]{32}$/)],
  ])('%s', (_, id, expected) => {
    const document = documentOf(JSON.stringify({ name: 'n', id }));
    expect(document['event']).toMatchObject({ id: expected });
  });
});

describe('a line that is not one', () => {
  test('is quarantined with its reason, its text and its place', () => {
    expect(documentOf('nonsense')).toMatchObject({
      '@timestamp': '2026-11-24T14:00:00.000Z',
      event: { kind: 'pipeline_error', dataset: 'aws.pairs', original: 'nonsense' },
      error: { message: 'expected name=value' },
      firewatch: { origin: { key: 'k', line: 1, index: 0 } },
    });
  });

  test('nested 10,000 deep is quarantined', () => {
    const deep = `{"free":${'['.repeat(10_000)}${']'.repeat(10_000)}}`;
    expect(documentOf(deep)).toMatchObject({ error: { message: 'nested deeper than 100 levels' } });
  });

  test('of 5 MB keeps 32 KB, cut between characters', () => {
    const { event, labels } = documentOf('é'.repeat(2_500_000)) as { event: { original: string }; labels: unknown };
    expect(Buffer.byteLength(event.original)).toBe(32 * 1024);
    expect(event.original).toMatch(/^é+$/);
    expect(labels).toEqual({ truncated: 'true' });
  });

  test('that is empty is filtered with its reason', () => {
    expect(normalize('')).toEqual({ kind: 'filtered', reason: 'empty' });
  });
});
