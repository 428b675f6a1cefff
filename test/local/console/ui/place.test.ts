import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  activeFilters,
  ENTITY_KINDS,
  formatPlace,
  type Page,
  type Place,
  parsePlace,
  placeOf,
  withFilter,
  withoutFilter,
} from '../../../../local/console/ui/state/place.ts';
import { QUICK } from '../../../../local/console/ui/state/range.ts';

test.each([
  ['', { kind: 'overview' }],
  ['#/overview', { kind: 'overview' }],
  ['#/alerts', { kind: 'alerts' }],
  ['#/alerts/a-7d41c0', { kind: 'alert', id: 'a-7d41c0' }],
  ['#/search', { kind: 'search' }],
  ['#/dashboards/cloudtrail', { kind: 'dashboard', source: 'cloudtrail' }],
  ['#/entity/ip/2001%3A218%3A%3A1', { kind: 'entity', of: 'ip', value: '2001:218::1' }],
  ['#/entity/user/a%2Fb', { kind: 'entity', of: 'user', value: 'a/b' }],
  ['#/entity/spaceship/x', { kind: 'overview' }],
  ['#/rules/trail-logging-stopped', { kind: 'rule', id: 'trail-logging-stopped' }],
  ['#/pipeline', { kind: 'pipeline' }],
  ['#/nowhere', { kind: 'overview' }],
  ['#/alerts/%E0%A4%A', { kind: 'alert', id: '%E0%A4%A' }],
])('%s is a page', (hash, page) => expect(parsePlace(hash).page).toEqual(page));

const name = fc.string({ minLength: 1, maxLength: 20 });
const page: fc.Arbitrary<Page> = fc.oneof(
  fc.constantFrom<Page>(
    { kind: 'overview' },
    { kind: 'alerts' },
    { kind: 'search' },
    { kind: 'rules' },
    { kind: 'pipeline' },
  ),
  name.map((id): Page => ({ kind: 'alert', id })),
  name.map((id): Page => ({ kind: 'rule', id })),
  name.map((source): Page => ({ kind: 'dashboard', source })),
  fc.tuple(fc.constantFrom(...ENTITY_KINDS), name).map(([of, value]): Page => ({ kind: 'entity', of, value })),
);
const range = fc.option(
  fc.oneof(
    fc.constantFrom(...QUICK).map(({ ms }) => ({ kind: 'last' as const, ms })),
    fc.tuple(fc.integer({ min: 0, max: 4e12 }), fc.integer({ min: 1, max: 1e10 })).map(([from, length]) => ({
      kind: 'between' as const,
      from,
      to: from + length,
    })),
  ),
  { nil: undefined },
);
const value = fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.boolean(), fc.constant(null));
const chip = fc
  .record({
    field: fc.constantFrom('source.ip', 'event.action', '@timestamp'),
    value,
    negate: fc.boolean(),
    off: fc.boolean(),
  })
  .map(({ field, value: wanted, negate, off }) => ({
    field,
    value: wanted,
    ...(negate ? { negate: true as const } : {}),
    ...(off ? { off: true as const } : {}),
  }));

test('an address holds the whole place, and reading it back gives the same place', () => {
  const place = fc.record({
    page,
    range,
    chips: fc.array(chip, { maxLength: 4 }),
    query: fc.string({ unit: 'grapheme' }),
    options: fc.dictionary(fc.constantFrom('sel', 'tab', 'cols', 'level'), fc.string({ minLength: 1 })),
  });
  fc.assert(
    fc.property(place, ({ range: picked, ...rest }) => {
      const whole: Place = picked ? { ...rest, range: picked } : rest;
      expect(parsePlace(formatPlace(whole))).toEqual({ ...whole, options: { ...whole.options } });
    }),
  );
});

test('no address makes reading it throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      parsePlace(`#/${text}`);
      parsePlace(`#/search?f=${text}&range=${text}`);
    }),
  );
});

const filter = { field: 'source.ip', value: '81.2.69.142' };

test('a filter is added once; its contrary takes its place', () => {
  const once = withFilter(withFilter(placeOf({ kind: 'search' }), filter), filter);
  expect(once.chips).toEqual([filter]);
  expect(withFilter(once, { ...filter, negate: true }).chips).toEqual([{ ...filter, negate: true }]);
  expect(withoutFilter(once, filter).chips).toEqual([]);
});

test('a chip that is switched off stays in the address and filters nothing', () => {
  const place = {
    ...placeOf({ kind: 'search' }),
    chips: [
      { ...filter, off: true as const },
      { field: 'a', value: 1 },
    ],
  };
  expect(parsePlace(formatPlace(place)).chips).toEqual(place.chips);
  expect(activeFilters(place.chips)).toEqual([{ field: 'a', value: 1 }]);
});
