import type { Server } from 'node:net';
import { serve as listenWith } from '@hono/node-server';
import type { Hono } from 'hono';
import { CONSOLE_PORT } from './port.ts';

const TRIES = 20;
const ADDRESS = '127.0.0.1';

export interface Serving {
  /** `http://127.0.0.1:4600`, without a slash at its end. */
  readonly url: string;
  close(): Promise<void>;
}

const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES');

/** Listens on one port of this machine. Rejects where it is taken. */
function listen(app: Hono, port: number): Promise<Serving> {
  return new Promise((resolve, reject) => {
    const server = listenWith({ fetch: app.fetch, hostname: ADDRESS, port }, (info) =>
      resolve({ url: `http://${ADDRESS}:${info.port}`, close: () => closed(server as Server) }),
    );
    server.once('error', reject);
  });
}

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    if ('closeAllConnections' in server && typeof server.closeAllConnections === 'function')
      server.closeAllConnections();
  });

/** Serves the console on this machine, on the port or the next free one above it. Rejects with one sentence. */
export async function serve(app: Hono, port: number = CONSOLE_PORT): Promise<Serving> {
  for (let next = port; next < port + TRIES; next++) {
    try {
      return await listen(app, next);
    } catch (error) {
      if (!isTaken(error)) throw error;
    }
  }
  throw new Error(`no free port from ${port} to ${port + TRIES - 1} on ${ADDRESS}: free one, or choose another`);
}
