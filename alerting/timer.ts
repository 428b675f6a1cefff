import { isDone, judged } from './alert-state.ts';
import { batchesFired } from './batch.ts';
import { createCorrelator } from './correlate/correlator.ts';
import { createFold } from './fold.ts';
import type { Rules } from './load.ts';
import { createNotifier, type NotifySettings } from './notify.ts';
import { createRecount } from './recount.ts';
import { change } from './state/change.ts';
import type { AlertState, StateItem, WindowState } from './state/items.ts';

export interface TimerSettings extends NotifySettings {
  readonly rules: Rules;
}

/**
 * Does what has come due: sends what is pending or whose sender is gone, writes documents that the search store had
 * not taken, judges correlations whose window is over, and counts alerts whose window is over once more: one that says
 * less than is known by then is told again. `before` is epoch milliseconds, now unless given; `Infinity` judges open
 * windows too, for the end of an input.
 */
export function createTimer(settings: TimerSettings): (before?: number) => Promise<void> {
  const { state, report, now, rules } = settings;
  const { correlations } = rules;
  const notify = createNotifier(settings);
  const recount = createRecount(state, correlations);
  const correlator = createCorrelator({ ...settings, correlations });
  const fold = createFold(settings);

  async function judge(alert: AlertState): Promise<void> {
    const found = await recount(alert);
    const made = await change(state, 'alert', alert.key, (current) =>
      isDone(current) && current.closesAt === alert.closesAt ? judged(current, found, now()) : current,
    );
    if (made?.after.status === 'pending') await notify([made.after]);
  }

  async function close(window: WindowState): Promise<void> {
    const fired = await correlator.close(window);
    const folded = await Promise.all(batchesFired(fired, correlations).map(fold));
    await notify(folded.filter((alert) => alert !== undefined));
    await change(state, 'window', window.key, (current) =>
      current.revision === window.revision && (current.due ?? 0) <= now() ? { ...current, due: undefined } : current,
    );
  }

  async function handle(item: StateItem): Promise<void> {
    if (item.kind === 'window') await close(item);
    if (item.kind === 'alert') await (isDone(item) ? judge(item) : notify([item]));
  }

  return async (before = now()) => {
    for await (const item of state.due(before)) {
      try {
        await handle(item);
      } catch (error) {
        report(error, item.key);
      }
    }
  };
}
