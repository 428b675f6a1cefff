import { describe, expect, test } from 'vitest';
import { compile, isMatch, ruleText, type Vector } from './vector.ts';
import { arrays } from './vectors/arrays.ts';
import { cidr } from './vectors/cidr.ts';
import { conditions } from './vectors/conditions.ts';
import { encodings } from './vectors/encodings.ts';
import { existence } from './vectors/existence.ts';
import { keywords } from './vectors/keywords.ts';
import { logic } from './vectors/logic.ts';
import { numbers } from './vectors/numbers.ts';
import { objects } from './vectors/objects.ts';
import { placeholders } from './vectors/placeholders.ts';
import { references } from './vectors/references.ts';
import { regularExpressions } from './vectors/regular-expressions.ts';
import { texts } from './vectors/texts.ts';
import { times } from './vectors/times.ts';
import { types } from './vectors/types.ts';
import { wildcards } from './vectors/wildcards.ts';
import { windash } from './vectors/windash.ts';

const TOPICS: Readonly<Record<string, readonly Vector[]>> = {
  texts,
  types,
  wildcards,
  'modifiers and lists': logic,
  conditions,
  keywords,
  existence,
  arrays,
  objects,
  numbers,
  'regular expressions': regularExpressions,
  cidr,
  encodings,
  windash,
  references,
  placeholders,
  times,
};

describe.each(Object.entries(TOPICS))('%s', (_, vectors) => {
  const cases = vectors.flatMap((vector) => [
    ...(vector.matches ?? []).map((event) => ({ vector, event, expected: true })),
    ...(vector.misses ?? []).map((event) => ({ vector, event, expected: false })),
  ]);
  test.each(cases.map((each) => [each.vector.says, JSON.stringify(each.event), each] as const))(
    '%s: %s',
    (_says, _event, { vector, event, expected }) => {
      const set = compile(ruleText(vector.detection), { placeholders: vector.placeholders });
      expect(isMatch(set, event)).toBe(expected);
    },
  );
});
