import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { decodeFeed } from '../../alerting/feed.ts';
import { NOW } from './alerts.ts';
import { feedEvent, feedOf } from './feed-messages.ts';

const calls = Array.from({ length: 900 }, (_, at) => ({ id: `e${at}`, at: NOW, action: 'GetTrail', user: 'ålice' }));
const encode = (text: string): string => gzipSync(text).toString('base64');

test('reads what the transform writes, of several gzip members too', () => {
  const [message = '', ...others] = feedOf(calls);
  expect(others).toEqual([]);
  expect(decodeFeed(message)).toEqual(calls.map((call) => feedEvent(call)));
});

test('an empty message has no events', () => {
  expect(decodeFeed(encode('\n'))).toEqual([]);
});

describe('a message that is none is refused with the reason', () => {
  const line = JSON.stringify(feedEvent({ id: 'e1', at: NOW, action: 'GetTrail', user: 'alice' }));
  const without = (change: object): string => encode(JSON.stringify({ ...JSON.parse(line), ...change }));

  test.each([
    ['', 'expected base64 of gzip or zstd'],
    ['%%%', 'expected base64 of gzip or zstd'],
    [encode(`${line}\n`).slice(0, 80), 'expected base64 of gzip or zstd'],
    [encode(`${line}\n{"a":`), 'line 2: invalid JSON'],
    [encode('[]'), 'line 1: expected a document with time, id and dataset'],
    [encode('null'), 'line 1: expected a document with time, id and dataset'],
    [without({ '@timestamp': 'yesterday' }), 'line 1: expected a document with time, id and dataset'],
    [without({ event: null }), 'line 1: expected a document with time, id and dataset'],
    [without({ event: { dataset: 'aws.cloudtrail' } }), 'line 1: expected a document with time, id and dataset'],
  ])('%#: %s', (body, reason) => {
    expect(() => decodeFeed(body)).toThrow(expect.objectContaining({ name: 'FeedError', message: reason }));
  });

  test('a bomb is not inflated', () => {
    const member = gzipSync(Buffer.alloc(8 * 1024 * 1024));
    const bomb = Buffer.concat(Array.from({ length: 17 }, () => member)).toString('base64');
    expect(() => decodeFeed(bomb)).toThrow('expected base64 of gzip or zstd');
  });
});
