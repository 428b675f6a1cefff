const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The share of a usual hour's traffic, by hour of the day in UTC: the shop sells in Europe. */
const BY_HOUR = [
  0.45, 0.35, 0.28, 0.25, 0.28, 0.4, 0.65, 0.95, 1.15, 1.25, 1.3, 1.35, 1.4, 1.35, 1.3, 1.3, 1.35, 1.45, 1.6, 1.7, 1.6,
  1.3, 0.9, 0.6,
];

const isWeekend = (at: number): boolean => [0, 6].includes(new Date(at).getUTCDay());

/** How busy a time is; 1 is a usual hour. Hours run into each other. */
export function rhythm(at: number): number {
  const hours = (at % DAY) / HOUR;
  const hour = Math.floor(hours);
  const here = BY_HOUR[hour] ?? 1;
  const next = BY_HOUR[(hour + 1) % 24] ?? 1;
  return (here + (next - here) * (hours - hour)) * (isWeekend(at) ? 0.8 : 1);
}

/** People work from Monday to Friday, eight to six. */
export function isWorkingTime(at: number): boolean {
  const hour = Math.floor((at % DAY) / HOUR);
  return !isWeekend(at) && hour >= 8 && hour < 18;
}
