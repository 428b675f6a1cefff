import { describe, expect, test } from 'vitest';
import type { Query } from '../../../dashboards/search/ast.ts';
import { parseQuery } from '../../../dashboards/search/parse.ts';
import { type Problem, QueryError } from '../../../dashboards/search/query-error.ts';
import { type FieldCatalogue, field } from '../../../transforms/ecs/catalogue.ts';

const fields: FieldCatalogue = {
  '@timestamp': field.date('Time'),
  message: field.text('Message'),
  'event.action': field.keyword('Action'),
  'event.original': field.unlisted(field.text('Original')),
  'source.ip': field.ip('Source'),
  'source.port': field.long('Port'),
  'source.geo.location': { type: 'geo_point', label: 'Location' },
  'tls.established': field.boolean('TLS'),
  'user.name': field.keyword('User'),
  ratio: field.double('Ratio'),
};

const equals = (name: string, value: string | bigint | number | boolean): Query => ({
  kind: 'equals',
  field: name,
  value,
});
const action = (value: string): Query => equals('event.action', value);
const text = (value: string): Query => ({ kind: 'text', pattern: [value] });
const compare = (name: string, op: '<' | '<=' | '>' | '>=', value: bigint | number): Query => ({
  kind: 'compare',
  field: name,
  op,
  value,
});
const network = (version: 4 | 6, hex: string, bits: number): Query => ({
  kind: 'network',
  field: 'source.ip',
  network: { version, hex, bits },
});
const all = (...of: Query[]): Query => ({ kind: 'and', of });
const any = (...of: Query[]): Query => ({ kind: 'or', of });
const not = (of: Query): Query => ({ kind: 'not', of });
const everything: Query = { kind: 'everything' };

const day = Date.UTC(2026, 10, 24);

describe('a query', () => {
  test.each<[string, Query]>([
    ['', everything],
    ['  ', everything],
    ['*', everything],
    ['event.action:DeleteTrail', action('DeleteTrail')],
    ['event.action : DeleteTrail', action('DeleteTrail')],
    ['event.action:"Delete Trail"', action('Delete Trail')],
    ['event.action:"a \\"b\\" c"', action('a "b" c')],
    ['event.action:"C:\\Windows\\new"', action('C:\\Windows\\new')],
    ['event.action:a\\*b', action('a*b')],
    ['event.action:a\\ b\\:c\\\\', action('a b:c\\')],
    ['event.action:"*"', action('*')],
    ['event.action:AROA:alice', action('AROA:alice')],
    ['event.action:Delete*', { kind: 'like', field: 'event.action', pattern: ['Delete', ''] }],
    ['event.action:*Tr**l', { kind: 'like', field: 'event.action', pattern: ['', 'Tr', 'l'] }],
    ['event.action:*', { kind: 'exists', field: 'event.action' }],
    ['message:refused', { kind: 'contains', field: 'message', pattern: ['refused'] }],
    ['message:a*b', { kind: 'contains', field: 'message', pattern: ['a', 'b'] }],
    ['source.port:443', equals('source.port', 443n)],
    ['source.port:-1', equals('source.port', -1n)],
    ['source.port:9223372036854775807', equals('source.port', 9223372036854775807n)],
    ['ratio:0.5', equals('ratio', 0.5)],
    ['ratio:1e-3', equals('ratio', 0.001)],
    ['tls.established:true', equals('tls.established', true)],
    ['source.port >= 10', compare('source.port', '>=', 10n)],
    ['source.port<10', compare('source.port', '<', 10n)],
    ['source.ip:192.0.2.7', network(4, 'c0000207', 32)],
    ['source.ip:192.0.2.77/24', network(4, 'c0000200', 24)],
    ['source.ip:2001:218::1', network(6, '20010218000000000000000000000001', 128)],
    ['source.ip:2001:DB8:ffff::/33', network(6, '20010db8800000000000000000000000', 33)],
    ['source.ip:::ffff:192.0.2.7', network(4, 'c0000207', 32)],
    ['@timestamp >= 2026-11-24', compare('@timestamp', '>=', day)],
    ['@timestamp > 2026-11-24', compare('@timestamp', '>=', day + 86_400_000)],
    ['@timestamp <= 2026-11-24T10:30', compare('@timestamp', '<', day + 37_860_000)],
    ['@timestamp < "2026-11-24T10:30:00+02:00"', compare('@timestamp', '<', day + 30_600_000)],
    [
      '@timestamp:2026-11',
      all(compare('@timestamp', '>=', Date.UTC(2026, 10)), compare('@timestamp', '<', Date.UTC(2026, 11))),
    ],
  ])('reads %s', (query, expected) => {
    expect(parseQuery(query, fields)).toEqual(expected);
  });

  test.each<[string, Query]>([
    ['a b', all(text('a'), text('b'))],
    ['a and b or c and d', any(all(text('a'), text('b')), all(text('c'), text('d')))],
    ['a and (b or c)', all(text('a'), any(text('b'), text('c')))],
    ['not a b', all(not(text('a')), text('b'))],
    ['NOT (a OR b)', not(any(text('a'), text('b')))],
    ['not not a', not(not(text('a')))],
    ['event.action:(a or b)', any(action('a'), action('b'))],
    ['event.action:(not a and not b)', all(not(action('a')), not(action('b')))],
    ['event.action:(a or (b and c))', any(action('a'), all(action('b'), action('c')))],
    ['source.port:(80 or 443)', any(equals('source.port', 80n), equals('source.port', 443n))],
    ['event.action:"and" "or"', all(action('and'), text('or'))],
    ['android norway', all(text('android'), text('norway'))],
    ['event.action:a(b)', all(action('a'), text('b'))],
  ])('joins %s', (query, expected) => {
    expect(parseQuery(query, fields)).toEqual(expected);
  });

  test.each([
    'arn:aws:iam::123456789012:user/alice',
    'https://example.com/a?b=c',
    '2001:218::1',
    'fe80::1',
    'key=value',
    '12:30:00',
    '-',
    '\\',
  ])('takes %s as text', (query) => {
    expect(parseQuery(query, fields)).toEqual(text(query));
  });
});

function problemOf(query: string): Problem | undefined {
  try {
    parseQuery(query, fields);
    return undefined;
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    const { position, message, suggestion } = error;
    return { position, message, suggestion } as Problem;
  }
}

describe('a query that can not be read', () => {
  test.each<[string, number, string, string?]>([
    ['sorce.ip:1.2.3.4', 0, 'unknown field "sorce.ip"', 'source.ip:1.2.3.4'],
    ['a and action:b', 6, 'unknown field "action"', 'a and event.action:b'],
    ['aa:bb:cc:dd:ee:ff', 0, 'unknown field "aa"', '"aa:bb:cc:dd:ee:ff"'],
    ['constructor:x', 0, 'unknown field "constructor"', '"constructor:x"'],
    ['event.original:x', 0, '"event.original" is kept with the event, but can\'t be searched'],
    ['source.geo.location:*', 0, '"source.geo.location" is kept with the event, but can\'t be searched'],
    ['event.action:', 13, 'expected a value after "event.action:"'],
    ['event.action:and', 13, 'expected a value after "event.action:"'],
    ['source.port >=', 14, 'expected a value after "source.port>="'],
    ['event.action=x', 12, 'compare with ":"', 'event.action:x'],
    ['event.action != x', 12, 'compare with ":"', 'not event.action:x'],
    ['event.action >= 5', 16, 'only numbers and dates can be compared with >='],
    ['source.port:https', 12, 'expected a number'],
    ['source.port:>5', 12, 'expected a number', 'source.port > 5'],
    ['source.port:9223372036854775808', 12, 'expected a number'],
    ['tls.established:yes', 16, 'expected true or false'],
    ['source.ip:10.*', 10, 'expected an address or a network such as 10.0.0.0/8', 'source.ip:10.0.0.0/8'],
    ['source.ip:192.168', 10, 'expected an address or a network such as 10.0.0.0/8', 'source.ip:192.168.0.0/16'],
    ['source.ip:10.0.0.0/33', 10, 'expected an address or a network such as 10.0.0.0/8'],
    ['@timestamp:2026-02-30', 11, 'expected a date such as 2026-11-24 or 2026-11-24T14:30:00Z'],
    ['event.action:(a b)', 16, 'expected "or" or "and" between two values'],
    ['event.action:()', 14, 'expected a value'],
    ['(a or b', 0, 'this bracket is not closed', '(a or b)'],
    ['a) b', 1, 'this bracket was never opened', 'a b'],
    ['a "b', 2, 'this quotation mark is not closed', 'a "b"'],
    ['a and', 5, 'expected a word, a field or a bracket'],
    ['or', 0, 'expected a word, a field or a bracket'],
    ['not', 3, 'expected a word, a field or a bracket'],
  ])('%s is answered at its place', (query, position, message, suggestion) => {
    expect(problemOf(query)).toEqual({ position, message, suggestion });
  });

  test.each([
    ['deep brackets', '('.repeat(3_000)],
    ['many nots', 'not '.repeat(2_000)],
    ['a long text', 'a'.repeat(9_000)],
  ])('%s are refused, not run into', (_, query) => {
    expect(() => parseQuery(query, fields)).toThrow(QueryError);
  });

  test('a suggestion can be read', () => {
    const queries = ['sorce.ip:1.2.3.4', 'event.action=x', 'source.ip:10.*', '(a', 'a)', '"a', 'aa:bb'];
    const suggestions = queries.map((query) => problemOf(query)?.suggestion);
    for (const suggestion of suggestions) expect(() => parseQuery(suggestion ?? '(', fields)).not.toThrow();
  });
});
