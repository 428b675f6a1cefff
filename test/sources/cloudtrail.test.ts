import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createNormalizer } from '../../transforms/core/normalize.ts';
import { type LogLine, ParseError } from '../../transforms/core/source.ts';
import type { EcsEvent } from '../../transforms/ecs/event.ts';
import { sourceOf } from '../../transforms/sources/cloudtrail/address.ts';
import { toEcs } from '../../transforms/sources/cloudtrail/ecs.ts';
import { cloudtrail } from '../../transforms/sources/cloudtrail/index.ts';
import { parse } from '../../transforms/sources/cloudtrail/parse.ts';

const lineOf = (message: string): LogLine => ({ message, index: 0, origin: { arrived: 0 } });

function read(message: string): EcsEvent | undefined {
  const line = lineOf(message);
  const raw = parse(line);
  return 'kind' in raw ? undefined : toEcs(raw, line);
}

const folder = join(import.meta.dirname, 'cloudtrail');
const fixtures = readdirSync(folder)
  .filter((name) => name.endsWith('.log') && name !== 'not-a-record.log' && name !== 'line-is-empty.log')
  .flatMap((name) => readFileSync(join(folder, name), 'utf8').trim().split('\n'))
  .flatMap((line) => cloudtrail.split(line));

describe('the caller’s address', () => {
  test.each([
    ['81.2.69.142', { address: '81.2.69.142', ip: '81.2.69.142' }],
    ['2001:218::1', { address: '2001:218::1', ip: '2001:218::1' }],
    ['81.2.69.142:443', { address: '81.2.69.142', ip: '81.2.69.142', port: 443 }],
    ['81.2.69.142:70000', { address: '81.2.69.142', ip: '81.2.69.142' }],
    ['[2001:218::1]', { address: '2001:218::1', ip: '2001:218::1' }],
    ['[2001:218::1]:443', { address: '2001:218::1', ip: '2001:218::1', port: 443 }],
    ['cloudtrail.amazonaws.com', { address: 'cloudtrail.amazonaws.com', domain: 'cloudtrail.amazonaws.com' }],
    ['AWS Internal', { address: 'AWS Internal' }],
    ['999.1.1.1', { address: '999.1.1.1' }],
    ['fe80::1%eth0', { address: 'fe80::1%eth0' }],
    ['81.2.69.142, 10.0.0.1', { address: '81.2.69.142, 10.0.0.1' }],
    ['a.'.repeat(300), { address: 'a.'.repeat(300) }],
    [undefined, undefined],
  ])('%s', (text, endpoint) => {
    expect(sourceOf(text)).toEqual(endpoint);
  });
});

function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  Object.freeze(value);
  for (const member of Object.values(value)) freeze(member);
}

test('the original goes along as the very object that was read, unchanged', () => {
  let seen = 0;
  for (const message of fixtures) {
    const line = lineOf(message);
    try {
      const raw = parse(line);
      if ('kind' in raw) continue;
      freeze(raw.record);
      expect(toEcs(raw, line).aws?.['cloudtrail']).toBe(raw.record);
      seen++;
    } catch (error) {
      expect(error).toBeInstanceOf(ParseError);
    }
  }
  expect(seen).toBeGreaterThan(80);
});

/** Puts a value somewhere into a tree, chosen by the numbers of `way`. */
function plant(tree: unknown, way: readonly number[], value: unknown): unknown {
  const [turn, ...rest] = way;
  if (turn === undefined || typeof tree !== 'object' || tree === null) return value;
  const keys = Object.keys(tree);
  const key = keys[turn % keys.length];
  if (key === undefined) return value;
  const member = plant((tree as Record<string, unknown>)[key], rest, value);
  if (Array.isArray(tree)) return tree.with(Number(key), member);
  return Object.fromEntries(Object.entries(tree).map(([name, old]) => [name, name === key ? member : old]));
}

const onlyParseError = (message: string): void => {
  try {
    read(message);
  } catch (error) {
    expect(error).toBeInstanceOf(ParseError);
    expect(String(error)).not.toContain('SECRET');
  }
};

const hostile = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(
    'SECRET',
    '',
    '__proto__',
    'constructor',
    ['SECRET'],
    { type: 'Root' },
    { items: [[null]] },
    1e300,
    -1,
  ),
);
const fixture = fc.constantFrom(...fixtures);

test('a record with any value anywhere gives an event or a ParseError', () => {
  fc.assert(
    fc.property(fixture, fc.array(fc.nat(40), { minLength: 1, maxLength: 5 }), hostile, (message, way, value) => {
      fc.pre(message.startsWith('{') && message.endsWith('}'));
      onlyParseError(JSON.stringify(plant(JSON.parse(message), way, value)));
    }),
    { numRuns: 2_000 },
  );
});

test('a record cut off anywhere gives a ParseError, and so does any text', () => {
  fc.assert(
    fc.property(fixture, fc.nat(4_000), (message, at) => {
      fc.pre(at < message.length);
      for (const text of cloudtrail.split(message.slice(0, at))) onlyParseError(text);
    }),
  );
  fc.assert(fc.property(fc.string(), (text) => onlyParseError(`SECRET${text}`)));
});

test('a record nested deeper than can be written again gives a ParseError', () => {
  const deep = `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`;
  const message = `{"eventVersion":"1.11","eventTime":"2026-11-24T13:58:07Z","eventName":"X","requestParameters":${deep}}`;
  expect(() => read(message)).toThrow(ParseError);
});

test('more values than a parameter may hold are left to the original', () => {
  const names = Array.from({ length: 1_000 }, (_, at) => `/p/${at}`);
  const request = { eventTime: '2026-11-24T13:58:07Z', eventSource: 'ssm.amazonaws.com', eventName: 'GetParameters' };
  const event = read(JSON.stringify({ ...request, requestParameters: { names } }));
  expect(event?.aws?.['params']).toMatchObject({ parameterName: names.slice(0, 100) });
});

test('a number with more digits than a double has keeps them, from a log file to the document', () => {
  const record = '{"eventVersion":"1.11","eventTime":"2026-11-24T13:58:07Z","eventName":"X","n":123456789012345678901}';
  const normalize = createNormalizer({ id: 'cloudtrail', source: cloudtrail, enrich: () => {} });
  const documents = cloudtrail
    .split(`{"Records":[${record}]}`)
    .map((text) => normalize(lineOf(text)))
    .map((outcome) => outcome.kind === 'event' && outcome.document.toString());
  expect(documents).toEqual([expect.stringContaining(`"cloudtrail":${record}`)]);
});

const samples = join(import.meta.dirname, '../../../shared/data/stratus-red-team/docs/detonation-logs');

test.skipIf(!existsSync(samples))('real logs of attacks (../shared, skipped where absent) are all read', () => {
  const texts = readdirSync(samples).flatMap((name) => cloudtrail.split(readFileSync(join(samples, name), 'utf8')));
  expect(texts.length).toBeGreaterThan(100);
  for (const text of texts) expect(read(text)?.event.kind).toBe('event');
});
