/** The last so many durations in milliseconds. */
export interface Latency {
  add(ms: number): void;
  /** Undefined where nothing was measured. */
  percentile(share: number): number | undefined;
}

export function createLatency(size: number): Latency {
  const values: number[] = [];
  let next = 0;
  return {
    add(ms) {
      values[next] = ms;
      next = (next + 1) % size;
    },
    percentile(share) {
      if (values.length === 0) return undefined;
      const sorted = values.toSorted((a, b) => a - b);
      return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    },
  };
}
