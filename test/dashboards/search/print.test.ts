import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseQuery } from '../../../dashboards/search/parse.ts';
import { QueryError } from '../../../dashboards/search/query-error.ts';
import { queries } from './arbitraries.ts';
import { allFields } from './fields.ts';
import { print } from './print.ts';

test('a query is read as it was written', () => {
  fc.assert(
    fc.property(queries, (query) => {
      expect(parseQuery(print(query), allFields)).toEqual(query);
    }),
    { numRuns: 1_000 },
  );
});

test('any text is a query or a located error', () => {
  const pieces = fc.constantFrom(
    'a',
    ':',
    '(',
    ')',
    '"',
    '*',
    ' ',
    '\\',
    'x.name',
    'x.size',
    '>=',
    'and',
    'not',
    '10.0.0.0/8',
    '=',
    '\u0000',
  );
  const texts = fc.oneof(
    fc.string(),
    fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(texts, (text) => {
      try {
        parseQuery(text, allFields);
      } catch (error) {
        expect(error).toBeInstanceOf(QueryError);
        const { position, message } = error as QueryError;
        expect(position).toBeGreaterThanOrEqual(0);
        expect(position).toBeLessThanOrEqual(text.length);
        expect(message).toMatch(/^[^A-Z]/);
      }
    }),
    { numRuns: 2_000 },
  );
});
