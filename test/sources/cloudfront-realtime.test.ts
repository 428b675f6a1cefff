import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ConfigError, type LogLine, ParseError } from '../../transforms/core/source.ts';
import { cloudfrontRealtimeFields } from '../../transforms/sources/cloudfront-realtime/fields.ts';
import { cloudfrontRealtime } from '../../transforms/sources/cloudfront-realtime/index.ts';
import { defaultLogFields, LOG_FIELDS, logFields } from '../../transforms/sources/cloudfront-realtime/log-fields.ts';

const lineOf = (message: string): LogLine => ({ message, index: 0, origin: { arrived: 0 } });

function problemsOf(options: Record<string, unknown>): readonly string[] {
  try {
    cloudfrontRealtime.open(options);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

describe('fields', () => {
  test.each([
    ['absent', undefined],
    ['a list', ['timestamp', 'c-ip']],
    ['text with spaces', 'timestamp c-ip'],
    ['text with commas and line breaks', 'timestamp,c-ip,\n  sc-status'],
    ['in any order', 'sc-status timestamp'],
    ['every one of them', logFields],
  ])('may be %s', (_, fields) => {
    expect(problemsOf({ fields })).toEqual([]);
  });

  test.each([
    ['an empty list', [], ['fields: expected at least one field']],
    ['an empty text', ' , ', ['fields: expected at least one field']],
    [
      'a name of the standard log',
      'cs(User-Agent)',
      ['fields: unknown field "cs(User-Agent)", did you mean "cs-user-agent"'],
    ],
    ['a name twice', 'c-ip timestamp c-ip', ['fields: "c-ip" is named twice']],
    ['a name of the prototype', 'constructor', ['fields: unknown field "constructor"']],
    [
      'several mistakes, which are all told',
      ['timestmp', 'c-ip', 'c-ip', 'srcaddr'],
      [
        'fields: unknown field "timestmp", did you mean "timestamp"',
        'fields: "c-ip" is named twice',
        'fields: unknown field "srcaddr"',
      ],
    ],
    ['no list', 7, ['fields: expected a list of field names']],
    ['a list of something else', ['c-ip', 7], ['fields: expected a list of field names']],
  ])('may not be %s', (_, fields, problems) => {
    expect(problemsOf({ fields })).toEqual(problems);
  });

  test('that are not configured are all whose place in the record is documented', () => {
    expect(defaultLogFields.length).toBe(69);
    expect(defaultLogFields.slice(0, 5)).toEqual(['timestamp', 'c-ip', 's-ip', 'time-to-first-byte', 'sc-status']);
    expect(defaultLogFields.at(-1)).toBe('connection-id');
  });
});

describe('the catalogue', () => {
  const prefix = 'aws.cloudfront-realtime.';
  const catalogued = Object.entries(cloudfrontRealtimeFields)
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, definition]) => [name.slice(prefix.length), definition] as const);
  const names = catalogued.map(([name]) => name);

  test('knows every field of a record in its order, but none that may hold secrets', () => {
    expect(names).toEqual(logFields.filter((name) => name !== 'cs-cookie' && name !== 'cs-headers'));
  });

  test.each(catalogued)('maps %s as it is read', (name, { type }) => {
    const isText = LOG_FIELDS[name as keyof typeof LOG_FIELDS] === 'text';
    expect(['keyword', 'ip']).toEqual(isText ? expect.arrayContaining([type]) : expect.not.arrayContaining([type]));
  });
});

test('a newline at the end belongs to no field', () => {
  const read = cloudfrontRealtime.open({ fields: 'timestamp cs-method' });
  const ends = ['', '\n', '\r\n', '\r'].map((end) => read(lineOf(`1795528798.145\tGET${end}`)));
  expect(new Set(ends.map((event) => JSON.stringify(event))).size).toBe(1);
});

test('any text gives an event, a skip or a ParseError', () => {
  const fields = ['timestamp', 'c-ip', 'cs-uri-stem', 'cs-uri-query', 'cs-host', 'cs-user-agent', 'sc-content-type'];
  const read = cloudfrontRealtime.open({ fields: [...fields, 'sc-status', 'ssl-protocol', 'cs-protocol-version'] });
  const value = fc.oneof(
    fc.string(),
    fc.constantFrom('-', '%', '%zz', '%25', '1.5', '000', '__proto__', 'constructor'),
  );
  fc.assert(
    fc.property(fc.array(value, { minLength: 8, maxLength: 11 }), (values) => {
      try {
        read(lineOf(values.join('\t')));
      } catch (error) {
        expect(error).toBeInstanceOf(ParseError);
      }
    }),
  );
});
