import { describe, expect, test } from 'vitest';
import type { Assets } from '../../../local/console/assets.ts';
import { createConsole } from '../../../local/console/server/console.ts';
import { createWorld } from './world/world.ts';

const NOW = Date.UTC(2026, 10, 24, 14, 32);
const assets: Assets = { files: new Map(), script: 'main.js', style: 'main.css' };
const app = createConsole({
  data: createWorld({ now: NOW, size: 200, isEmpty: false }),
  assets,
  clock: () => NOW,
  pause: async () => undefined,
});

const OWN = 'http://127.0.0.1:4600';
const ask = (path: string, headers: Readonly<Record<string, string>> = {}, init: RequestInit = {}) =>
  app.request(`${OWN}${path}`, { ...init, headers: { host: '127.0.0.1:4600', ...headers } });

describe('who is answered', () => {
  test.each<[string, string, Readonly<Record<string, string>>, number]>([
    ['our own page', '/api/pipeline', { origin: OWN }, 200],
    ['a program of this machine', '/api/pipeline', {}, 200],
    ['by another name of this machine', '/api/pipeline', { host: 'localhost:4600' }, 200],
    ['a name that somebody pointed here', '/api/pipeline', { host: 'evil.example:4600' }, 403],
    ['a page of another site', '/api/pipeline', { origin: 'https://evil.example' }, 403],
    ['a page on another port of this machine', '/api/pipeline', { origin: 'http://127.0.0.1:8080' }, 403],
    [
      'a script on another site without an origin',
      '/api/pipeline',
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
      403,
    ],
    ['a link in a mail', '/', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }, 200],
  ])('%s', async (_, path, headers, status) => {
    expect((await ask(path, headers)).status).toBe(status);
  });

  test('a form of another page cannot change anything: only JSON is taken, and little of it', async () => {
    const post = (type: string, body: string) => ask('/api/panels', { 'content-type': type }, { method: 'POST', body });
    expect((await post('text/plain', '{}')).status).toBe(415);
    expect((await post('application/x-www-form-urlencoded', 'a=1')).status).toBe(415);
    expect((await post('application/json', `{"a":"${'x'.repeat(70_000)}"}`)).status).toBe(413);
    expect((await post('application/json', '{"broken')).status).toBe(400);
  });
});

test.each(['/', '/api/pipeline', '/api/nowhere', '/nowhere'])(
  '%s allows our own scripts and styles only, and nobody may frame it',
  async (path) => {
    const { headers } = await ask(path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("style-src 'self';");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  },
);

test('the page itself holds no script or style of its own', async () => {
  const page = await (await ask('/')).text();
  expect(page).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=/i);
});

test.each([
  ['an unknown address', '/api/nowhere', 404],
  ['an unknown alert', '/api/alerts/a-0000000000000000', 404],
  ['an unknown event', '/api/events/nothing', 404],
])('%s is one sentence', async (_, path, status) => {
  const response = await ask(path);
  expect(response.status).toBe(status);
  expect(Object.keys((await response.json()) as object)).toEqual(['error']);
});
