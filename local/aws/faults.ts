/** Numbers in [0, 1). */
export type Random = () => number;

/** A repeatable sequence of numbers in [0, 1): mulberry32. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A fault that strikes single calls or items: the next few, a share of all, or both. May be set at any time. */
export interface Dial {
  next(count: number): void;
  /** 0 to 1. */
  share(fraction: number): void;
  off(): void;
  /** Asked once for each call or item. */
  strikes(): boolean;
}

export function createDial(random: Random): Dial {
  let due = 0;
  let fraction = 0;
  return {
    next(count) {
      due = count;
    },
    share(value) {
      fraction = value;
    },
    off() {
      due = 0;
      fraction = 0;
    },
    strikes() {
      if (due > 0) return --due >= 0;
      return fraction > 0 && random() < fraction;
    },
  };
}

/** A fault that lasts: down until a time, or until it is lifted. */
export interface Outage {
  /** Epoch milliseconds; for good if absent. */
  down(until?: number): void;
  up(): void;
  active(now: number): boolean;
}

export function createOutage(): Outage {
  let end = Number.NEGATIVE_INFINITY;
  return {
    down(until = Number.POSITIVE_INFINITY) {
      end = until;
    },
    up() {
      end = Number.NEGATIVE_INFINITY;
    },
    active: (now) => now < end,
  };
}
