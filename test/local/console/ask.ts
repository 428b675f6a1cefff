import type { Hono } from 'hono';
import type { ConsoleData } from '../../../local/console/data.ts';
import { createConsole } from '../../../local/console/server/console.ts';

export const NOW = Date.UTC(2026, 10, 24, 14, 32, 8);
const HOST = '127.0.0.1:4600';

const assets = {
  files: new Map([['main-1.js', { bytes: new Uint8Array([49]), type: 'text/javascript; charset=utf-8' }]]),
  script: 'main-1.js',
  style: 'style-1.css',
};

/** The console over that data; its clock stands still and its stream never waits. */
export const consoleOver = (data: ConsoleData, pause: () => Promise<void> = async () => undefined): Hono =>
  createConsole({ data, assets, clock: () => NOW, pause });

export interface Question {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Asks as the console's own page does. */
export const ask = async (app: Hono, path: string, { method, body, headers = {} }: Question = {}): Promise<Response> =>
  app.request(`http://${HOST}${path}`, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: { host: HOST, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });

/** The last hour, without filters. */
export const lastHour = { range: { from: NOW - 3_600_000, to: NOW }, filters: [] };
