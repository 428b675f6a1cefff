import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allFields } from '../../../../dashboards/search/fields.ts';
import { parseQuery } from '../../../../dashboards/search/parse.ts';
import { csvCell, csvOf } from '../../../../local/console/ui/pages/search/csv.ts';
import { at, groupsOf, leavesOf } from '../../../../local/console/ui/pages/search/document-fields.ts';
import { queryTokens } from '../../../../local/console/ui/pages/search/query-tokens.ts';
import {
  asQueryValue,
  fieldSuggestions,
  typingAt,
  valueSuggestions,
} from '../../../../local/console/ui/pages/search/suggest.ts';

test.each([
  ['source.ip:81.2.69.142', 'field:source.ip operator:: value:81.2.69.142'],
  ['not a:b or (c)', 'word:not field:a operator:: value:b word:or operator:( value:c operator:)'],
  ['network.bytes >= 5', 'field:network.bytes operator:>= value:5'],
  ['"and not" x', 'value:"and not" value:x'],
])('%s is coloured by its pieces', (query, pieces) => {
  const tokens = queryTokens(query).filter(({ kind }) => kind !== 'space');
  expect(tokens.map(({ kind, text }) => `${kind}:${text}`).join(' ')).toBe(pieces);
});

test('colouring loses no character, whatever is typed', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 60 }),
      (query) =>
        queryTokens(query)
          .map(({ text }) => text)
          .join('') === query,
    ),
  );
});

test.each([
  ['sour', { kind: 'field', prefix: 'sour', start: 0 }],
  ['a:b and event.', { kind: 'field', prefix: 'event.', start: 8 }],
  ['event.outcome:', { kind: 'value', field: 'event.outcome', prefix: '', start: 14 }],
  ['event.outcome:fa', { kind: 'value', field: 'event.outcome', prefix: 'fa', start: 14 }],
  ['(user.name:"ro', { kind: 'value', field: 'user.name', prefix: 'ro', start: 11 }],
  ['"open text ', undefined],
])('what is being typed at the end of %s', (query, typing) => expect(typingAt(query)).toEqual(typing));

test('fields are offered by any of their parts, values by their beginning, quoted where they must be', () => {
  expect(fieldSuggestions('out', { kind: 'field', prefix: 'out', start: 0 })[0]).toMatchObject({
    query: 'event.outcome:',
  });
  const typing = { kind: 'value', field: 'error.code', prefix: '', start: 11 } as const;
  const seen = [{ text: 'Failed authentication', count: '2 events' }];
  expect(valueSuggestions('error.code:', typing, seen).map(({ query }) => query)).toEqual([
    'error.code:"Failed authentication"',
    'error.code:*',
    'not error.code:',
  ]);
});

test('a value that was offered can be read by the search language, whatever it holds', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (value) => {
      const query = parseQuery(`user.name:${asQueryValue(value)}`, allFields);
      expect(query).toMatchObject({ kind: 'equals', value });
    }),
  );
});

test.each([
  ['plain', 'plain'],
  ['a,b', '"a,b"'],
  ['say "hi"', '"say ""hi"""'],
  ['two\nlines', '"two\nlines"'],
  ['=HYPERLINK("http://x")', '"\'=HYPERLINK(""http://x"")"'],
  ['+1', "'+1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['-2+3', "'-2+3"],
  ['\t=1', "'\t=1"],
  ['-42.5', '-42.5'],
])('in CSV, %j is %j', (value, cell) => expect(csvCell(value)).toBe(cell));

test('CSV has a head line and one line an event', () => {
  const rows = [
    { id: '1', at: 0, source: 'cloudtrail', values: { 'event.action': '=cmd', 'related.ip': ['a', 'b'] } },
  ] as const;
  expect(csvOf(rows, ['event.action', 'related.ip'])).toBe(
    'time,event.dataset,event.action,related.ip\r\n1970-01-01T00:00:00.000Z,aws.cloudtrail,\'=cmd,"a, b"',
  );
});

const document = {
  '@timestamp': 't',
  event: { action: 'x' },
  aws: { cloudtrail: { eventName: 'x', list: [{ a: 1 }] } },
  'a.b': 1,
  user: {},
};

test('a document’s fields stand under their objects, the original last', () => {
  expect(leavesOf(document).map(({ name }) => name)).toEqual([
    '@timestamp',
    'event.action',
    'aws.cloudtrail.eventName',
    'aws.cloudtrail.list',
    'a.b',
    'user',
  ]);
  expect(groupsOf(document).map(({ name }) => name)).toEqual(['', 'event', 'a', 'aws.cloudtrail']);
});

test.each([
  ['event.action', 'x'],
  ['a.b', 1],
  ['aws.cloudtrail.eventName', 'x'],
  ['event.none', undefined],
  ['__proto__.x', undefined],
])('the field %s of a document', (field, value) => expect(at(document, field)).toBe(value));

test('a document that is nested without end has an end', () => {
  let deep: unknown = 'leaf';
  for (let i = 0; i < 5_000; i++) deep = { a: deep };
  expect(leavesOf(deep)).toHaveLength(1);
});
