import { describe, expect, test } from 'vitest';
import { createManualClock } from '../../../local/aws/manual-clock.ts';
import { createBatcher } from '../../../local/store/batcher.ts';

/** A store whose writes end when the test says so. */
function slowWrite() {
  const writes: { documents: readonly string[]; end: PromiseWithResolvers<void> }[] = [];
  const write = async (documents: readonly string[]) => {
    const end = Promise.withResolvers<void>();
    writes.push({ documents, end });
    await end.promise;
    return { stored: documents.length, repeats: 0 };
  };
  return { writes, write, sizes: () => writes.map(({ documents }) => documents.length) };
}

const lines = (n: number, from = 0): readonly string[] => Array.from({ length: n }, (_, i) => String(from + i));

describe('a batcher', () => {
  test('waits 250 ms from the first document on', async () => {
    const clock = createManualClock(0);
    const { writes, write, sizes } = slowWrite();
    const batcher = createBatcher(write, { clock });
    const first = batcher.append(lines(3));
    await clock.advance(200);
    const second = batcher.append(lines(2, 3));
    expect([sizes(), batcher.waiting()]).toEqual([[], 5]);
    await clock.advance(50);
    expect(writes[0]?.documents).toEqual(lines(5));
    writes[0]?.end.resolve();
    await Promise.all([first, second]);
    expect(batcher.waiting()).toBe(0);
  });

  test('writes at once what fills a batch', async () => {
    const clock = createManualClock(0);
    const { write, sizes } = slowWrite();
    const batcher = createBatcher(write, { clock, size: 10 });
    batcher.append(lines(4));
    batcher.append(lines(6));
    expect(sizes()).toEqual([10]);
  });

  test('writes one batch at a time; what arrives meanwhile is the next', async () => {
    const clock = createManualClock(0);
    const { writes, write, sizes } = slowWrite();
    const batcher = createBatcher(write, { clock, size: 10 });
    batcher.append(lines(10));
    batcher.append(lines(7));
    batcher.append(lines(25));
    await clock.advance(1_000);
    expect([sizes(), batcher.waiting()]).toEqual([[10], 42]);
    writes[0]?.end.resolve();
    await clock.advance(0);
    expect([sizes(), batcher.waiting()]).toEqual([[10, 32], 32]);
  });

  test('does not wait again for what has waited through a write', async () => {
    const clock = createManualClock(0);
    const { writes, write, sizes } = slowWrite();
    const batcher = createBatcher(write, { clock });
    batcher.append(lines(1));
    await clock.advance(250);
    batcher.append(lines(2));
    await clock.advance(1_000);
    writes[0]?.end.resolve();
    await clock.advance(0);
    expect(sizes()).toEqual([1, 2]);
  });

  test('tells those whose batch was refused, and goes on', async () => {
    const clock = createManualClock(0);
    const { writes, write } = slowWrite();
    const batcher = createBatcher(write, { clock, size: 2 });
    const refused = Promise.allSettled([batcher.append(lines(1)), batcher.append(lines(1))]);
    writes[0]?.end.reject(new Error('no space left on the disk'));
    expect((await refused).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    const stored = batcher.append(lines(2));
    writes[1]?.end.resolve();
    await stored;
    expect(batcher.waiting()).toBe(0);
  });

  test('is empty after a flush', async () => {
    const clock = createManualClock(0);
    const seen: (readonly string[])[] = [];
    const write = async (documents: readonly string[]) => {
      seen.push(documents);
      return { stored: documents.length, repeats: 0 };
    };
    const batcher = createBatcher(write, { clock, size: 2 });
    batcher.append(lines(2));
    batcher.append(lines(1));
    await batcher.flush();
    expect(seen.map(({ length }) => length)).toEqual([2, 1]);
    await batcher.append([]);
    await batcher.flush();
    expect(seen).toHaveLength(2);
  });
});
