import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { tick } from './clock.ts';
import { now } from './live.ts';
import { type Call, call, RequestFailed } from './request.ts';

/** What is known of a question: the newest answer, how old it is, and what came in its way. */
export interface Answer<T> {
  readonly value?: T;
  /** When the value was answered; the server's time. */
  readonly at?: number;
  readonly failed?: RequestFailed;
  /** The answer has been awaited for long enough to say so. */
  readonly isSlow?: boolean;
}

const SLOW_MS = 400;

/**
 * Asks as soon as the call changes and at every step of the clock. The old answer stays until there is a new one, also
 * where the new one fails. Without a call nothing is asked.
 */
export function useAnswer<T>(wanted: Call | undefined): Answer<T> {
  const answer = useSignal<Answer<T>>({});
  const step = tick.value;
  const key = wanted === undefined ? '' : JSON.stringify(wanted);
  useEffect(() => {
    if (wanted === undefined) return undefined;
    const control = new AbortController();
    const slow = setTimeout(() => {
      answer.value = { ...answer.peek(), isSlow: true };
    }, SLOW_MS);
    call<T>(wanted, control.signal)
      .then((value) => {
        answer.value = { value, at: now.peek() };
      })
      .catch((error: unknown) => {
        if (control.signal.aborted) return;
        const { isSlow: _isSlow, ...before } = answer.peek();
        const failed = error instanceof RequestFailed ? error : new RequestFailed(String(error), 0);
        answer.value = { ...before, failed };
      })
      .finally(() => clearTimeout(slow));
    return () => {
      clearTimeout(slow);
      control.abort();
    };
    // The key stands for the call; a step asks again.
  }, [key, step]);
  return answer.value;
}
