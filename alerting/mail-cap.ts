import type { Level } from './alert.ts';
import type { StateStore } from './state/state-store.ts';

const WINDOW_MS = 10 * 60_000;

/** Mails of one topic in one window. SNS disables an e-mail subscription that is flooded. */
const LIMITS = { critical: 60, other: 20 } as const;

/** Takes one mail from what is left in this window; answers when there will be more, or undefined if it may go. */
export async function waitForMail(state: StateStore, level: Level, now: number): Promise<number | undefined> {
  const kind = level === 'critical' ? level : 'other';
  const window = Math.floor(now / WINDOW_MS);
  const end = (window + 1) * WINDOW_MS;
  const taken = await state.count(`n#mail#${kind}#${window}`, 1, end + WINDOW_MS);
  return taken > LIMITS[kind] ? end : undefined;
}
