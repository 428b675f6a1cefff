import { describe, expect, test } from 'vitest';
import { cut, defang, hang, logValue, oneLine, toAscii, wrap } from '../../alerting/text.ts';

describe('a value becomes one line of visible text', () => {
  test.each([
    ['a line break', 'alice\r\nSubject: hello', 'alice Subject: hello'],
    ['a line separator', 'alice\u2028bob\u2029carol\u0085dave', 'alice bob carol\ufffddave'],
    ['a tab and many spaces', ' a \t\u00a0\u3000 b ', 'a b'],
    ['a terminal escape', '\u001b[31mred\u001b[0m', '\ufffd[31mred\ufffd[0m'],
    ['a bidi override', 'user\u202egnp.exe', 'user\ufffdgnp.exe'],
    ['a bidi isolate', 'a\u2066b\u2069', 'a\ufffdb\ufffd'],
    ['a zero-width joiner and space', 'ro\u200bo\u200dt', 'ro\ufffdo\ufffdt'],
    ['a soft hyphen', 'ad\u00admin', 'ad\ufffdmin'],
    ['a filler that prints as nothing', 'ad\u3164min\u115f', 'ad\ufffdmin\ufffd'],
    ['tag characters', 'x\u{e0041}\u{e007f}', 'x\ufffd\ufffd'],
    ['a lone surrogate', 'x\ud800y', 'x\ufffdy'],
    ['stacked marks', `e${'\u0301'.repeat(40)}`, 'e\u0301\u0301'],
    ['letters of any script', 'Łukasz Ångström 山田', 'Łukasz Ångström 山田'],
  ])('%s', (_, value, expected) => {
    expect(oneLine(value)).toBe(expected);
  });
});

describe('a link is broken', () => {
  test.each([
    ['http://evil.example/login', 'hxxp://evil[.]example/login'],
    ['HTTPS://Evil.Example:8443/a.b', 'hxxps://Evil[.]Example:8443/a.b'],
    ['see https://192.0.2.7/x', 'see hxxps://192[.]0[.]2[.]7/x'],
    ['ftp://files.example', 'ftp[:]//files[.]example'],
    ['evil.example.com/login', 'evil[.]example[.]com/login'],
    ['www.example.com', 'www[.]example[.]com'],
    ['bob@evil.example', 'bob@evil[.]example'],
    ['пример.рф', 'пример[.]рф'],
    ['xn--e1afmkfd.xn--p1ai', 'xn--e1afmkfd[.]xn--p1ai'],
    ['evil。example', 'evil[.]example'],
    ['cloudtrail.amazonaws.com', 'cloudtrail[.]amazonaws[.]com'],
    ['81.2.69.142', '81.2.69.142'],
    ['2001:218::1', '2001:218::1'],
    ['curl/8.5.0', 'curl/8.5.0'],
    ['arn:aws:iam::123456789012:user/alice', 'arn:aws:iam::123456789012:user/alice'],
    ['/.env', '/.env'],
  ])('%s', (value, expected) => {
    expect(defang(value)).toBe(expected);
  });
});

describe('a value in a mail', () => {
  test.each([
    ['plain text stands as it is', 'svc-backup', 'svc-backup'],
    ['text with spaces is quoted', 'Jane Doe', '"Jane Doe"'],
    ['text that is not ASCII is quoted', 'Jürgen', '"Jürgen"'],
    ['its own quotes cannot end the quotes', 'a" NEXT STEPS', `"a' NEXT STEPS"`],
    ['an empty text is quoted', '', '""'],
  ])('%s', (_, value, expected) => {
    expect(logValue(value)).toBe(expected);
  });

  test.each([
    ['letters', 'x'.repeat(1_000_000)],
    ['spaces', ' x'.repeat(500_000)],
    ['dots', 'a.'.repeat(500_000)],
    ['astral characters', '🔥'.repeat(500)],
    ['dotted names', 'evil.example '.repeat(400)],
  ])('is never longer than 200 characters: %s', (_, value) => {
    expect(Array.from(logValue(value)).length).toBeLessThanOrEqual(200);
  });
});

test('what is cut off is marked, between characters', () => {
  expect(cut('abcdef', 6)).toBe('abcdef');
  expect(cut('abcdefg', 6)).toBe('abcde…');
  expect(cut('🔥🔥🔥', 3)).toBe('🔥🔥🔥');
  expect(cut('🔥🔥🔥🔥', 3)).toBe('🔥🔥…');
});

test('a subject is printable ASCII', () => {
  expect(toAscii('Zugriff für “Jürgen” – geöffnet → öffentlich\n漢')).toBe(
    'Zugriff fur "Jurgen" - geoffnet -> offentlich ?',
  );
});

describe('wrapping', () => {
  test('breaks at spaces, and inside a word only where it is wider than the line', () => {
    expect(wrap('one two three', 8)).toEqual(['one two', 'three']);
    expect(wrap('one abcdefghijkl two', 6)).toEqual(['one', 'abcdef', 'ghijkl', 'two']);
    expect(wrap('', 8)).toEqual(['']);
  });

  test('indents what follows a label', () => {
    expect(hang('Who  ', 'one two three', 12)).toEqual(['Who  one two', '     three']);
  });
});
