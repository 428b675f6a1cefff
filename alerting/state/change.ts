import type { AlertState, StateStore } from './state-store.ts';

const MAX_ATTEMPTS = 50;

/** The same state twice where there was nothing to change. */
export interface Change {
  readonly before: AlertState;
  readonly after: AlertState;
}

/**
 * Changes an alert's state with compare and set, again from the newest state where someone else was faster. `next`
 * answers the state it was given where there is nothing to change. Undefined where there is no such alert.
 */
export async function change(
  store: StateStore,
  key: string,
  next: (state: AlertState) => AlertState,
): Promise<Change | undefined> {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const before = await store.get(key);
    if (before === undefined) return undefined;
    const wanted = next(before);
    if (wanted === before) return { before, after: before };
    const after = { ...wanted, revision: before.revision + 1 };
    if (await store.update(key, before.revision, after)) return { before, after };
  }
  throw new Error(`alert ${key} kept changing, ${MAX_ATTEMPTS} times in a row`);
}
