import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ConfigError, type LogLine, ParseError } from '../../transforms/core/source.ts';
import { flowFields, numberFields } from '../../transforms/sources/vpc-flow/columns.ts';
import { vpcFlowFields } from '../../transforms/sources/vpc-flow/fields.ts';
import { vpcFlow } from '../../transforms/sources/vpc-flow/index.ts';

const lineOf = (message: string, header?: string): LogLine => ({ message, index: 0, header, origin: { arrived: 0 } });

/** Names as a flow log's format writes them. */
const braced = (names: string): string => names.replaceAll(/[a-z-]+/g, (name) => `\${${name}}`);

function problemsOf(options: Record<string, unknown>): readonly string[] {
  try {
    vpcFlow.open(options);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

const isFiltered = (message: string, options = {}, header?: string): boolean =>
  'kind' in vpcFlow.open(options)(lineOf(message, header));

describe('a format', () => {
  test.each([
    ['the names as AWS writes them', braced('version srcaddr dstaddr')],
    ['plain names', 'version srcaddr dstaddr'],
    ['commas and line breaks', braced('version,srcaddr,\n  dstaddr')],
  ])('may be %s', (_, format) => {
    expect(problemsOf({ format })).toEqual([]);
  });

  test.each([
    ['nothing', '', ['format: expected at least one field']],
    ['a misspelt name', braced('srcadr'), ['format: unknown field "srcadr", did you mean "srcaddr"']],
    ['a name of another log', 'x-edge-result-type', ['format: unknown field "x-edge-result-type"']],
    ['an open brace', '${srcaddr', ['format: unknown field "${srcaddr", did you mean "srcaddr"']],
    ['a name twice', 'srcaddr dstaddr srcaddr', ['format: "srcaddr" is named twice']],
    [
      'several mistakes, which are all told',
      'Version srcaddr srcaddr dst',
      [
        'format: unknown field "Version", did you mean "version"',
        'format: "srcaddr" is named twice',
        'format: unknown field "dst"',
      ],
    ],
    ['no text', 7, ['format: expected text']],
  ])('may not be %s', (_, format, problems) => {
    expect(problemsOf({ format })).toEqual(problems);
  });
});

describe('a header row', () => {
  const DATA =
    '2 123456789012 eni-0a1b2c3d4e5f60718 10.0.1.5 10.0.2.9 49152 443 6 3 180 1795528740 1795528800 ACCEPT OK';

  test('is filtered wherever it stands', () => {
    expect(isFiltered('version srcaddr dstaddr')).toBe(true);
    expect(isFiltered('  version\tsrcaddr  dstaddr ')).toBe(true);
  });

  test('is never seen in a data line, although clusters and services may be named like fields', () => {
    const format = braced('ecs-cluster-name ecs-service-name');
    expect(isFiltered('srcaddr dstaddr', { format })).toBe(false);
  });

  test('that is a data line, because the file has none, leaves the configured format in force', () => {
    expect(isFiltered(DATA, {}, DATA)).toBe(false);
  });

  test('of one file does not outlive it', () => {
    const read = vpcFlow.open({});
    read(lineOf('2 10.0.1.5 10.0.2.9', 'version srcaddr dstaddr'));
    expect(() => read(lineOf('2 10.0.1.5 10.0.2.9'))).toThrow('expected 14 fields, got 3');
    expect(read(lineOf(DATA))).toHaveProperty('destination.port', 443);
  });
});

test('the columns that are read as numbers are those that the index maps as numbers', () => {
  const longs = flowFields.filter(
    (name) => vpcFlowFields[`aws.vpc-flow.${name}` as keyof typeof vpcFlowFields].type === 'long',
  );
  expect(new Set(numberFields)).toEqual(new Set(longs));
});

test('an action that is named like a member of every object has no verdict', () => {
  const event = vpcFlow.open({ format: 'action' })(lineOf('constructor'));
  expect(event).toMatchObject({ event: { type: ['connection'], outcome: 'unknown', action: 'constructor' } });
});

test('any text gives an event, a skip or a ParseError', () => {
  const read = vpcFlow.open({ format: 'srcaddr dstaddr protocol end' });
  const value = fc.oneof(fc.string(), fc.constantFrom('-', '10.0.1.5', '2001:218::1', '6', '1795528800', '\t', 'end'));
  fc.assert(
    fc.property(fc.array(value, { maxLength: 6 }), (values) => {
      try {
        read(lineOf(values.join(' ')));
      } catch (error) {
        expect(error).toBeInstanceOf(ParseError);
      }
    }),
  );
});
