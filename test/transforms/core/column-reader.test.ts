import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { claimed, columnsOf, decimal, readColumns, text, whole } from '../../../transforms/core/column-reader.ts';

const KINDS = { text, whole: whole(), byte: whole(255), decimal, claimed } as const;

const readOne = (kind: keyof typeof KINDS, value: string): unknown =>
  readColumns(columnsOf([{ name: 'it', kind: KINDS[kind] }]), value, '\t')['it'];

describe('a value', () => {
  test.each([
    ['text', 'a b', 'a b'],
    ['text', '--', '--'],
    ['text', '-', undefined],
    ['text', '', undefined],
    ['whole', '007', 7],
    ['whole', '9007199254740991', Number.MAX_SAFE_INTEGER],
    ['byte', '255', 255],
    ['decimal', '1602646738.145', 1_602_646_738.145],
    ['decimal', '12', 12],
    ['claimed', '1.08', 1.08],
    ['claimed', 'fast', 'fast'],
    ['claimed', '-5', '-5'],
    ['claimed', '9'.repeat(400), '9'.repeat(400)],
  ] as const)('of kind %s: %j is %j', (kind, value, expected) => {
    expect(readOne(kind, value)).toBe(expected);
  });

  test.each([
    ['whole', '1.5', 'expected a whole number in it'],
    ['whole', '-1', 'expected a whole number in it'],
    ['whole', '9007199254740992', 'expected a whole number in it'],
    ['whole', '1'.repeat(400), 'expected a whole number in it'],
    ['whole', '１', 'expected a whole number in it'],
    ['byte', '256', 'expected a whole number up to 255 in it'],
    ['decimal', '1.2.3', 'expected a number in it'],
    ['decimal', '9'.repeat(400), 'expected a number in it'],
    ['decimal', '.5', 'expected a number in it'],
    ['decimal', '5.', 'expected a number in it'],
    ['decimal', '1e3', 'expected a number in it'],
    ['decimal', '0x10', 'expected a number in it'],
  ] as const)('of kind %s is not %j', (kind, value, message) => {
    expect(() => readOne(kind, value)).toThrow(message);
  });
});

describe('a line', () => {
  const columns = columnsOf([
    { name: 'a', kind: text },
    { name: 'b', kind: whole() },
    { name: 'c', kind: text },
  ]);

  test.each([
    ['x\t1\ty', { a: 'x', b: 1, c: 'y' }],
    ['\t\t', {}],
    ['-\t2\t', { b: 2 }],
  ])('%j is read by column', (line, record) => {
    expect(JSON.parse(JSON.stringify(readColumns(columns, line, '\t')))).toEqual(record);
  });

  test.each([
    ['x\t1', 'expected 3 fields, got 2'],
    ['x', 'expected 3 fields, got 1'],
    ['x\t1\ty\t', 'expected 3 fields, got 4'],
    ['x\tno number\ty\tz', 'expected 3 fields, got 4'],
    ['x\tno number\ty', 'expected a whole number in b'],
  ])('%j is refused: %s', (line, message) => {
    expect(() => readColumns(columns, line, '\t')).toThrow(message);
  });

  test('of any values comes back as they were joined', () => {
    const value = fc.string().filter((candidate) => !candidate.includes('\t') && candidate !== '-');
    fc.assert(
      fc.property(fc.array(value, { minLength: 1 }), (values) => {
        const named = columnsOf(values.map((_, at) => ({ name: `c${at}`, kind: text })));
        const record = readColumns(named, values.join('\t'), '\t');
        expect(values.map((_, at) => record[`c${at}`] ?? '')).toEqual(values);
      }),
    );
  });
});
