import type { StateItem } from './items.ts';
import type { StateStore } from './state-store.ts';

const MAX_ATTEMPTS = 50;

/** The same item twice where there was nothing to change. */
export interface Change<Item> {
  readonly before: Item;
  readonly after: Item;
}

type OfKind<Kind extends StateItem['kind']> = Extract<StateItem, { readonly kind: Kind }>;

const isOfKind = <Kind extends StateItem['kind']>(item: StateItem, kind: Kind): item is OfKind<Kind> =>
  item.kind === kind;

/**
 * Changes an item with compare and set, again from the newest one where someone else was faster. `next` answers the
 * item it was given where there is nothing to change. Undefined where there is no such item.
 */
export async function change<Kind extends StateItem['kind']>(
  store: StateStore,
  kind: Kind,
  key: string,
  next: (item: OfKind<Kind>) => OfKind<Kind>,
): Promise<Change<OfKind<Kind>> | undefined> {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const before = await store.get(key);
    if (before === undefined || !isOfKind(before, kind)) return undefined;
    const wanted = next(before);
    if (wanted === before) return { before, after: before };
    const after = { ...wanted, revision: before.revision + 1 };
    if (await store.update(key, before.revision, after)) return { before, after };
  }
  throw new Error(`${kind} ${key} kept changing, ${MAX_ATTEMPTS} times in a row`);
}
