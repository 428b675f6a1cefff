import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Status } from '../../api.ts';
import type { ConsoleData } from '../../data.ts';

export interface StreamParts {
  readonly listen: ConsoleData['listen'];
  readonly status: () => Promise<Status>;
  /** Resolves after that many milliseconds. */
  readonly pause: (ms: number) => Promise<void>;
}

const EVERY_MS = 1_000;

/** `status` each second, `alert` as soon as one is raised or changed. Nothing is asked while nobody listens. */
export function streamRoutes({ listen, status, pause }: StreamParts): Hono {
  return new Hono().get('/', (context) =>
    streamSSE(context, async (stream) => {
      const leave = listen(({ identity }) => {
        void stream.writeSSE({ event: 'alert', data: JSON.stringify({ id: identity }) });
      });
      stream.onAbort(leave);
      try {
        while (!stream.aborted && !stream.closed) {
          await stream.writeSSE({ event: 'status', data: JSON.stringify(await status()) });
          await pause(EVERY_MS);
        }
      } finally {
        leave();
      }
    }),
  );
}
