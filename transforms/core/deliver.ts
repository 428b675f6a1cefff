import { type CallLimits, planCalls } from './put-plan.ts';

/** Puts items in one call; answers an error code for each that was not taken, undefined for each that was. */
export type Put<T> = (items: readonly T[]) => Promise<readonly (string | undefined)[]>;

export interface DeliverySettings<T> {
  readonly put: Put<T>;
  readonly sizeOf: (item: T) => number;
  readonly limits: CallLimits;
  /** Milliseconds until the invocation must have answered. */
  readonly remaining: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  readonly random: () => number;
}

/** Not everything was accepted in time; Firehose repeats the whole batch and ids make the repeat harmless. */
export class DeliveryError extends Error {
  override readonly name = 'DeliveryError';
}

const CALLS_IN_FLIGHT = 4;
const FIRST_WAIT_MS = 50;
const LONGEST_WAIT_MS = 5_000;

/** Full jitter: anything up to an exponentially growing bound. */
const waitOf = (attempt: number, random: () => number): number =>
  random() * Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** attempt);

const refused = <T>(items: readonly T[], errors: readonly (string | undefined)[]): readonly T[] =>
  items.filter((_, at) => errors[at] !== undefined);

async function deliverCall<T>(items: readonly T[], settings: DeliverySettings<T>): Promise<void> {
  let left = items;
  for (let attempt = 0; left.length > 0; attempt++) {
    const errors = await settings.put(left);
    left = refused(left, errors);
    if (left.length === 0) return;
    const wait = waitOf(attempt, settings.random);
    if (settings.remaining() <= wait) {
      throw new DeliveryError(
        `${left.length} items not accepted in time: ${errors.find((code) => code !== undefined)}`,
      );
    }
    await settings.sleep(wait);
  }
}

/** Delivers everything, refused items again, at most four calls at a time. Throws DeliveryError, or what `put` throws. */
export async function deliver<T>(items: readonly T[], settings: DeliverySettings<T>): Promise<void> {
  const calls = planCalls(items, settings.sizeOf, settings.limits);
  let next = 0;
  const work = async (): Promise<void> => {
    for (let call = calls[next++]; call !== undefined; call = calls[next++]) await deliverCall(call, settings);
  };
  await Promise.all(Array.from({ length: Math.min(CALLS_IN_FLIGHT, calls.length) }, work));
}
