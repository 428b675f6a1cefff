import { expect, test } from 'vitest';
import type { Status } from '../../../local/console/api.ts';
import { ask, consoleOver, NOW } from './ask.ts';
import { createWorld } from './world/world.ts';

interface Message {
  readonly event: string;
  readonly data: string;
}

async function* messages(body: ReadableStream<Uint8Array>): AsyncGenerator<Message> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of body) {
    text += decoder.decode(chunk, { stream: true });
    const whole = text.split('\n\n');
    text = whole.pop() ?? '';
    for (const one of whole) {
      const [, event = '', data = ''] = /^event: (.*)\ndata: (.*)$/m.exec(one) ?? [];
      yield { event, data };
    }
  }
}

/** A pause that ends when the test says so. */
function turnstile() {
  const waiting: (() => void)[] = [];
  return { pause: () => new Promise<void>((resolve) => waiting.push(resolve)), next: () => waiting.shift()?.() };
}

test('the status is pushed each second, an alert as soon as it changes', async () => {
  const world = createWorld({ now: NOW, size: 5 });
  const { pause, next } = turnstile();
  const response = await ask(consoleOver(world, pause), '/api/stream');
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  if (!response.body) throw new Error('the stream has no body');
  const stream = messages(response.body);
  const first = (await stream.next()).value as Message;
  expect(first.event).toBe('status');
  expect((JSON.parse(first.data) as Status).open.critical).toBe(2);
  await world.alerts.setStatus('a-7d41c0aa00000001', 'acknowledged');
  expect((await stream.next()).value).toEqual({ event: 'alert', data: '{"id":"a-7d41c0aa00000001"}' });
  next();
  expect(((await stream.next()).value as Message).event).toBe('status');
  await stream.return(undefined);
});
