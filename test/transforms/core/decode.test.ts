import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode } from '../../../transforms/core/decode.ts';
import { writeEnvelope } from '../../../transforms/core/envelope.ts';
import { ParseError } from '../../../transforms/core/source.ts';
import { cloudWatch, ORIGIN } from './fixtures.ts';

const messagesOf = (data: Uint8Array) =>
  decode(data, ORIGIN).flatMap((part) => (part.kind === 'control' ? [] : part.messages));
const textsOf = (data: Uint8Array) => messagesOf(data).map(({ text }) => text);

describe('what a record holds', () => {
  test.each([
    ['a CloudWatch Logs batch', cloudWatch(['a', 'b']), ['a', 'b']],
    ['two gzip members one after another', Buffer.concat([cloudWatch(['a']), cloudWatch(['b'])]), ['a', 'b']],
    [
      'a plain batch, not compressed',
      Buffer.from('{"messageType":"DATA_MESSAGE","logEvents":[{"message":"a"}]}'),
      ['a'],
    ],
    [
      'two plain batches without a newline between',
      Buffer.from(
        '{"messageType":"DATA_MESSAGE","logEvents":[{"message":"{"}]}{"messageType":"DATA_MESSAGE","logEvents":[{"message":"\\""}]}',
      ),
      ['{', '"'],
    ],
    ['lines', Buffer.from('a b\nc d\n'), ['a b', 'c d']],
    ['one line without an end', Buffer.from('a b'), ['a b']],
    ['JSON lines', Buffer.from('{"a":1}\n{"b":2}\n'), ['{"a":1}', '{"b":2}']],
    ['JSON lines of which one is broken', Buffer.from('{"a":1}\n{"b":\n{"c":3}'), ['{"a":1}', '{"b":', '{"c":3}']],
    [
      'an EventBridge event',
      Buffer.from('{"detail-type":"T","id":"1","detail":{}}'),
      ['{"detail-type":"T","id":"1","detail":{}}'],
    ],
    ['our own envelope of lines', Buffer.from(writeEnvelope({ source: 'alb', lines: [{ n: 2, text: 'x' }] })), ['x']],
    ['an empty record', Buffer.alloc(0), []],
  ])('%s', (_, data, texts) => expect(textsOf(data)).toEqual(texts));

  test('a control message holds nothing', () => {
    expect(decode(cloudWatch(['CWL CONTROL MESSAGE'], 'CONTROL_MESSAGE'), ORIGIN)).toEqual([{ kind: 'control' }]);
  });

  test('a CloudWatch Logs event is known by owner, group, stream and id', () => {
    expect(messagesOf(cloudWatch(['a']))[0]).toMatchObject({
      timestamp: ORIGIN.arrived - 5_000,
      origin: { account: '111122223333', region: 'eu-west-1', logGroup: 'group', logStream: 'stream', eventId: '0' },
    });
  });

  test('an envelope keeps its source, its first arrival, its object and its line', () => {
    const envelope = writeEnvelope({
      source: 'alb',
      arrived: 5,
      account: '111122223333',
      bucket: 'b',
      key: 'k',
      header: 'h',
      lines: [{ n: 7, text: 'x' }],
    });
    expect(decode(Buffer.from(envelope), ORIGIN)).toEqual([
      {
        kind: 'messages',
        source: 'alb',
        messages: [
          {
            text: 'x',
            header: 'h',
            origin: { arrived: 5, account: '111122223333', region: 'eu-west-1', bucket: 'b', key: 'k', line: 7 },
          },
        ],
      },
    ]);
  });

  test('an EventBridge event in an envelope keeps its own account, region, id and time', () => {
    const event = {
      id: 'e1',
      'detail-type': 'T',
      account: '111122223333',
      region: 'us-east-1',
      time: '2026-11-24T13:00:00Z',
    };
    expect(messagesOf(Buffer.from(writeEnvelope({ source: 'guardduty', event })))[0]).toMatchObject({
      timestamp: Date.UTC(2026, 10, 24, 13),
      origin: { account: '111122223333', region: 'us-east-1', eventId: 'e1' },
    });
  });
});

describe('what cannot be opened is one clear sentence', () => {
  test.each([
    ['truncated gzip', cloudWatch(['a']).subarray(0, 60), 'truncated gzip'],
    ['corrupt gzip', Buffer.from('1f8b08000000000000ffffffffff', 'hex'), 'corrupt gzip'],
    ['a bomb', gzipSync(Buffer.alloc(50 * 1024 * 1024)), 'inflates to more than 32 MiB'],
    ['an unknown message type', Buffer.from('{"messageType":"constructor"}'), 'unknown messageType'],
    [
      'log events that are no list',
      Buffer.from('{"messageType":"DATA_MESSAGE","logEvents":{}}'),
      'expected logEvents to be a list',
    ],
    [
      'a log event without a message',
      Buffer.from('{"messageType":"DATA_MESSAGE","logEvents":[{"id":"1"}]}'),
      'expected a message in each log event',
    ],
    ['an envelope of nothing', Buffer.from('{"firewatch":"envelope"}'), 'expected lines or an event in the envelope'],
    [
      'an event nested 10,000 deep in an envelope',
      Buffer.from(`{"firewatch":"envelope","event":{"a":${'['.repeat(10_000)}${']'.repeat(10_000)}}}`),
      'nested deeper than 100 levels',
    ],
    ['JSON that ends early', Buffer.from('{"a":"x'), 'unexpected end of JSON at character 7'],
  ])('%s', (_, data, message) => expect(() => decode(data, ORIGIN)).toThrow(new ParseError(message)));

  test('any bytes give messages or a ParseError', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        fc.constantFrom('', '\x1f\x8b', '{', '{"messageType":'),
        (bytes, start) => {
          try {
            decode(Buffer.concat([Buffer.from(start, 'latin1'), bytes]), ORIGIN);
          } catch (error) {
            expect(error).toBeInstanceOf(ParseError);
          }
        },
      ),
    );
  });
});
