import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isoMillis } from '../../../transforms/core/time.ts';

test('every instant is written as Date writes it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: Date.UTC(9999, 11, 31) }), (at) => {
      expect(isoMillis(at)).toBe(new Date(at).toISOString());
    }),
  );
});

test.each([-1, Number.NaN, Number.POSITIVE_INFINITY, Date.UTC(10_000, 0)])('%s is out of range', (at) => {
  expect(() => isoMillis(at)).toThrow('time out of range');
});
