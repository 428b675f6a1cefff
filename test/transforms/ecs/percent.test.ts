import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodePercent } from '../../../transforms/ecs/percent.ts';

test.each([
  ['nothing encoded', '/a+b', '/a+b'],
  ['ASCII', '%2Fetc%2fpasswd', '/etc/passwd'],
  ['two, three and four bytes', '%C3%A9 %E2%82%AC %F0%9F%98%80', 'é € 😀'],
  ['once only', '%2520', '%20'],
  ['a lone percent sign', '100%', '100%'],
  ['no hexadecimal', '%zz%4', '%zz%4'],
  ['a cut-off character', 'a%20%E2%82', 'a %E2%82'],
  ['a stray continuation', '%20%80%20', ' %80 '],
  ['an overlong form', '%C0%AF%20', '%C0%AF '],
  ['a surrogate', '%ED%A0%80%20', '%ED%A0%80 '],
  ['beyond the last character', '%F4%90%80%80%20', '%F4%90%80%80 '],
  ['a good one after a bad one', '%E2%E2%82%AC', '%E2€'],
  ['control characters', '%00%0a', '\0\n'],
])('%s: %s', (_, encoded, decoded) => {
  expect(decodePercent(encoded)).toBe(decoded);
});

test('what was encoded comes back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(decodePercent(encodeURIComponent(text))).toBe(text);
    }),
  );
});

test('any text is decoded to a well-formed one without throwing', () => {
  const piece = fc.oneof(fc.string(), fc.constantFrom('%', '%E2', '%82', '%AC', '%F0', '%9F', '%ED', '%A0', '%c3'));
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      expect(decodePercent(pieces.join('')).isWellFormed()).toBe(true);
    }),
  );
});
