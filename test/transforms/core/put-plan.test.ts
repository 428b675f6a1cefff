import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PUT_RECORD_BATCH, planCalls } from '../../../transforms/core/put-plan.ts';

test('a plan keeps order, loses nothing and keeps both limits', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 900_000 }), { maxLength: 1_500 }), (sizes) => {
      const calls = planCalls(sizes, (size) => size, PUT_RECORD_BATCH);
      expect(calls.flat()).toEqual(sizes);
      for (const call of calls) {
        expect(call.length).toBeLessThanOrEqual(500);
        expect(call.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(4 * 1024 * 1024);
      }
    }),
    { numRuns: 50 },
  );
});
