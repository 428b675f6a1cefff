import type { Clock } from '../clock.ts';

/** In one second. */
export interface Rate {
  readonly bytes: number;
  readonly records: number;
  readonly requests: number;
}

/** How a stream's puts compare with its quota. */
export interface QuotaUse {
  readonly limit: Rate;
  /** The most of each in any second so far. */
  readonly peak: Rate;
  /** Seconds in which at least one of them was over its limit. */
  readonly secondsOver: number;
}

const MEBIBYTE = 1024 * 1024;
const LARGE: Rate = { bytes: 5 * MEBIBYTE, records: 500_000, requests: 2_000 };
const STANDARD: Rate = { bytes: MEBIBYTE, records: 100_000, requests: 1_000 };
const LARGE_REGIONS: ReadonlySet<string> = new Set(['us-east-1', 'us-west-2', 'eu-west-1']);

/** The default of direct puts to one stream. https://docs.aws.amazon.com/firehose/latest/dev/limits.html */
export const quotaOf = (region: string): Rate => (LARGE_REGIONS.has(region) ? LARGE : STANDARD);

export interface QuotaMeter {
  /** Counts what came and says whether it fits into this second. What is then turned away is not counted. */
  take(amount: Rate): boolean;
  use(): QuotaUse;
}

const NOTHING: Rate = { bytes: 0, records: 0, requests: 0 };

const combine = (a: Rate, b: Rate, join: (x: number, y: number) => number): Rate => ({
  bytes: join(a.bytes, b.bytes),
  records: join(a.records, b.records),
  requests: join(a.requests, b.requests),
});

const sum = (a: number, b: number): number => a + b;

const fits = (rate: Rate, limit: Rate): boolean =>
  rate.bytes <= limit.bytes && rate.records <= limit.records && rate.requests <= limit.requests;

/** Counts by whole seconds of the clock; with `enforce`, what does not fit is turned away. */
export function createQuotaMeter(clock: Clock, region: string, enforce: boolean): QuotaMeter {
  const limit = quotaOf(region);
  let second = Number.NaN;
  let current = NOTHING;
  let peak = NOTHING;
  let over = false;
  let secondsOver = 0;

  function turnTo(now: number): void {
    if (now === second) return;
    second = now;
    current = NOTHING;
    over = false;
  }

  return {
    take(amount) {
      turnTo(Math.floor(clock.now() / 1000));
      const next = combine(current, amount, sum);
      const fitting = fits(next, limit);
      if (!fitting && !over) {
        over = true;
        secondsOver++;
      }
      if (!fitting && enforce) return false;
      current = next;
      peak = combine(peak, next, Math.max);
      return true;
    },
    use: () => ({ limit, peak, secondsOver }),
  };
}
