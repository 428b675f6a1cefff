import { createServer } from 'node:net';
import { Hono } from 'hono';
import { expect, onTestFinished, test } from 'vitest';
import { serve } from '../../../local/console/serve.ts';

const app = new Hono().get('/', (context) => context.text('here'));

/** Takes any free port, and gives it back after the test. */
async function takenPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

test('the console listens on this machine only, on the next free port where its own is taken', async () => {
  const taken = await takenPort();
  const { url, close } = await serve(app, taken);
  onTestFinished(close);
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(Number(new URL(url).port)).toBeGreaterThan(taken);
  expect(await (await fetch(url)).text()).toBe('here');
});

test('where a stream is open, closing ends it', async () => {
  const { url, close } = await serve(
    new Hono().get('/', () => new Response(new ReadableStream({ pull: () => new Promise(() => undefined) }))),
    await takenPort(),
  );
  await fetch(url);
  await expect(close()).resolves.toBeUndefined();
});
