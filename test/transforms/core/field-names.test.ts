import { expect, test } from 'vitest';
import { checkFieldNames, nearestName } from '../../../transforms/core/field-names.ts';

const KNOWN = ['c-ip', 'sc-status', 'sc-bytes', 'cs-user-agent', 'time-taken'];

test.each([
  ['sc-statos', 'sc-status'],
  ['SC-STATUS', 'sc-status'],
  ['status', 'sc-status'],
  ['cs(User-Agent)', 'cs-user-agent'],
  ['cip', 'c-ip'],
  ['', undefined],
  ['srcaddr', undefined],
  ['x'.repeat(100_000), undefined],
])('the name nearest to %j is %s', (name, nearest) => {
  expect(nearestName(name, KNOWN)).toBe(nearest);
});

test('every problem is told at once', () => {
  expect(() => checkFieldNames('fields', ['c-ip', 'srcaddr', 'c-ip', 'sc-byte'], KNOWN)).toThrow(
    'fields: unknown field "srcaddr"; fields: "c-ip" is named twice; fields: unknown field "sc-byte", did you mean "sc-bytes"',
  );
});

test('an empty list is a problem', () => {
  expect(() => checkFieldNames('fields', [], KNOWN)).toThrow('fields: expected at least one field');
});
