import { computed, effect, signal } from '@preact/signals';
import { now, session, status } from './live.ts';
import { place } from './location.ts';
import { LAST_HOUR, type RangeChoice, resolveRange } from './range.ts';
import { refreshEvery } from './settings.ts';

/** Each step asks every shown question again. */
export const tick = signal(0);
/** The moment of the newest step: what `last hour` ends with. */
const moment = signal(Date.now());

/** Refreshing stops while something is being read or picked. */
export const pausedBy = signal<ReadonlySet<string>>(new Set());

export function pause(reason: string, isPaused: boolean): void {
  const reasons = new Set(pausedBy.peek());
  if (isPaused) reasons.add(reason);
  else reasons.delete(reason);
  pausedBy.value = reasons;
}

export function refresh(): void {
  moment.value = now.peek();
  tick.value = tick.peek() + 1;
}

/** What the address says, else the last hour, else, where files were loaded, all that they hold. */
export const rangeChoice = computed<RangeChoice>(() => place.value.range ?? loadedSpan.value ?? LAST_HOUR);

/** From the oldest to the newest event of loaded files. */
const loadedSpan = computed<RangeChoice | undefined>(() => {
  if (session.value?.live !== false) return undefined;
  const spans = (status.value?.sources ?? []).flatMap(({ span }) => (span ? [span] : []));
  if (spans.length === 0) return undefined;
  const from = Math.min(...spans.map((span) => span.from));
  return { kind: 'between', from, to: Math.max(...spans.map((span) => span.to)) + 1 };
});

const resolved = computed(() => resolveRange(rangeChoice.value, moment.value));
let last = resolveRange(LAST_HOUR, Date.now());

/** The picked range at the newest step; the same object as long as it is the same range. */
export const range = computed(() => {
  const { from, to } = resolved.value;
  if (from !== last.from || to !== last.to) last = { from, to };
  return last;
});

/** Steps as often as the settings say, and at once when the first events are there. */
export function startClock(): void {
  moment.value = now.peek();
  effect(() => {
    const every = refreshEvery.value;
    const isPaused = pausedBy.value.size > 0;
    if (every === 0 || isPaused) return undefined;
    const timer = setInterval(() => {
      if (!document.hidden) refresh();
    }, every);
    return () => clearInterval(timer);
  });
  const hasEvents = computed(() => (status.value?.events ?? 0) > 0);
  effect(() => {
    if (hasEvents.value) refresh();
  });
}
