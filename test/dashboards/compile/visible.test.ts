import fc from 'fast-check';
import { expect, test } from 'vitest';
import { visible, visibleLines } from '../../../dashboards/compile/visible.ts';

test.each([
  ['a tab and a line break', 'a\tb\r\nc', 'a\\tb\\r\\nc'],
  ['an escape sequence', '\u001b[31mred', '␛[31mred'],
  ['a null', 'a\u0000b', 'a␀b'],
  ['delete', 'a\u007fb', 'a␡b'],
  ['a right-to-left override', 'exe.\u202Egpj', 'exe.‹U+202E›gpj'],
  ['an isolate', '\u2066x\u2069', '‹U+2066›x‹U+2069›'],
  ['a zero-width space and joiner', 'ad\u200bmin\u200d', 'ad‹U+200B›min‹U+200D›'],
  ['a byte order mark', '\ufeffroot', '‹U+FEFF›root'],
  ['a line separator', 'a\u2028b', 'a‹U+2028›b'],
  ['a blank filler', 'a\u3164b', 'a‹U+3164›b'],
  ['a tag character', '\u{e0041}', '‹U+E0041›'],
  ['half of a pair', '\ud83d', '‹U+D83D›'],
  ['ordinary text in any script', 'Linköping 東京 مرحبا 😀', 'Linköping 東京 مرحبا 😀'],
])('%s is spelled out', (_, text, shown) => expect(visible(text)).toBe(shown));

test('text over several lines keeps its breaks and tabs', () => {
  expect(visibleLines('a\n\tb\u202E')).toBe('a\n\tb‹U+202E›');
});

const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

test('nothing that hides or reorders is left, whatever the text', () => {
  const text = fc.string({ unit: 'binary', maxLength: 40 });
  fc.assert(
    fc.property(text, (one) => !HIDDEN.test(visible(one))),
    { numRuns: 50 },
  );
});
