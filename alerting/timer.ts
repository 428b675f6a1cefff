import { isDone, judged } from './alert-state.ts';
import { createNotifier, type NotifySettings } from './notify.ts';
import { change } from './state/change.ts';
import type { AlertState } from './state/items.ts';

/**
 * Does what has come due: sends what is pending or whose sender is gone, writes documents that the search store had
 * not taken, and judges windows that have ended: an alert that says less than is known by then is told once more.
 * `before` is epoch milliseconds, now unless given; `Infinity` judges open windows too, for the end of an input.
 */
export function createTimer(settings: NotifySettings): (before?: number) => Promise<void> {
  const { state, report, now } = settings;
  const notify = createNotifier(settings);

  async function judge(alert: AlertState): Promise<void> {
    const entries = (await state.read([alert.entriesKey])).get(alert.entriesKey);
    const made = await change(state, 'alert', alert.key, (current) =>
      isDone(current) && current.closesAt === alert.closesAt ? judged(current, entries, now()) : current,
    );
    if (made?.after.status === 'pending') await notify([made.after]);
  }

  async function handle(alert: AlertState): Promise<void> {
    await (isDone(alert) ? judge(alert) : notify([alert]));
  }

  return async (before = now()) => {
    for await (const item of state.due(before)) {
      try {
        if (item.kind === 'alert') await handle(item);
      } catch (error) {
        report(error, item.key);
      }
    }
  };
}
