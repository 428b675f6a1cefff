import { expect, test } from 'vitest';
import { UTC } from '../../../../dashboards/compile/zone.ts';
import { parseTime } from '../../../../local/console/ui/shell/parse-time.ts';
import {
  formatRange,
  LAST_HOUR,
  parseRange,
  rangeLabel,
  rangeTimes,
  resolveRange,
  shifted,
} from '../../../../local/console/ui/state/range.ts';

const at = (text: string): number => Date.parse(`2026-11-${text}Z`);
const now = at('24T14:32:08');
const between = { kind: 'between', from: at('24T10:00:00'), to: at('24T11:00:00') } as const;

test.each([
  ['1h', LAST_HOUR],
  ['30d', { kind: 'last', ms: 30 * 86_400_000 }],
  ['2026-11-24T10:00:00.000Z~2026-11-24T11:00:00.000Z', between],
])('%s in the address is a range', (text, range) => {
  expect(parseRange(text)).toEqual(range);
  expect(formatRange(range as typeof between)).toBe(text);
});

test.each(['', '2h', 'x~y', '2026-11-24T11:00:00.000Z~2026-11-24T10:00:00.000Z'])('"%s" is no range', (text) => {
  expect(parseRange(text)).toBeUndefined();
});

test('the last hour ends with a whole bucket, so that the same moment asks the same', () => {
  const range = resolveRange(LAST_HOUR, now);
  expect(range).toEqual({ from: at('24T13:32:30'), to: at('24T14:32:30') });
  expect(resolveRange(LAST_HOUR, now + 5_000)).toEqual(range);
});

test.each([
  ['earlier', -1, { from: at('24T09:00:00'), to: at('24T10:00:00') }],
  ['later', 1, { from: at('24T11:00:00'), to: at('24T12:00:00') }],
] as const)('a range moves %s by its own length', (_, direction, moved) => {
  expect(shifted(between, now, direction)).toMatchObject(moved);
});

test('no range moves into what has not been', () => {
  expect(shifted(LAST_HOUR, now, 1)).toBe(LAST_HOUR);
});

test.each([
  ['of today', { from: at('24T13:32:00'), to: at('24T14:32:00') }, '13:32 – 14:32 UTC'],
  ['of another day', { from: at('20T13:32:00'), to: at('20T14:32:00') }, '11-20 13:32 – 14:32 UTC'],
  ['over days', { from: at('20T13:32:00'), to: at('24T14:32:00') }, '11-20 13:32 – 11-24 14:32 UTC'],
])('a range %s is told with what is needed', (_, range, text) => expect(rangeTimes(range, now, UTC)).toBe(text));

test('a range has a name', () => {
  expect([rangeLabel(LAST_HOUR), rangeLabel(between)]).toEqual(['Last 1 hour', 'Selected']);
});

const berlin = {
  name: 'Europe/Berlin',
  offset: (moment: number) => (moment < Date.UTC(2026, 9, 25, 1) ? 7_200_000 : 3_600_000),
};

test.each([
  ['2026-11-24 13:32:00', UTC, at('24T13:32:00')],
  ['2026-11-24T13:32', UTC, at('24T13:32:00')],
  ['2026-11-24', UTC, at('24T00:00:00')],
  ['2026-11-24 13:32:00', berlin, at('24T12:32:00')],
  ['2026-07-01 00:00:00', berlin, Date.UTC(2026, 5, 30, 22)],
  ['2026-02-30', UTC, undefined],
  ['2026-11-24 24:00', UTC, undefined],
  ['yesterday', UTC, undefined],
])('"%s" typed is a moment, or none', (text, zone, moment) => expect(parseTime(text, zone)).toBe(moment));
