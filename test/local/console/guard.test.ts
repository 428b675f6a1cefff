import { expect, test } from 'vitest';
import { ask, consoleOver, lastHour, NOW } from './ask.ts';
import { createWorld } from './world/world.ts';

const app = consoleOver(createWorld({ now: NOW, size: 5 }));

test.each([
  ['127.0.0.1:4600', 200],
  ['localhost:4600', 200],
  ['LOCALHOST:4601', 200],
  ['[::1]:4600', 200],
  ['evil.example', 403],
  ['127.0.0.1.evil.example:4600', 403],
  ['localhost.evil.example', 403],
  ['', 403],
])('a request for the host "%s" is answered with %d', async (host, status) => {
  const response = await ask(app, '/api/status', { headers: { host } });
  expect(response.status).toBe(status);
});

test.each([
  ['no origin', {}, 200],
  ['its own page', { origin: 'http://127.0.0.1:4600' }, 200],
  ['another port of this machine', { origin: 'http://127.0.0.1:9000' }, 403],
  ['another site', { origin: 'https://evil.example' }, 403],
  ['a page without an origin', { origin: 'null' }, 403],
  ['another site, told by the browser', { 'sec-fetch-site': 'cross-site' }, 403],
  ['another site, as an image', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }, 403],
  ['a link in a mail', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }, 200],
])('a request from %s is answered with its status', async (_, headers, status) => {
  expect((await ask(app, '/api/alerts', { headers: headers as Record<string, string> })).status).toBe(status);
});

test('another site can’t acknowledge an alert, not even by a form', async () => {
  const path = '/api/alerts/a-7d41c0aa00000001/status';
  const forged = { method: 'PUT', body: '{"status":"acknowledged"}' };
  expect((await ask(app, path, { ...forged, headers: { origin: 'https://evil.example' } })).status).toBe(403);
  expect((await ask(app, path, { ...forged, headers: { 'content-type': 'text/plain' } })).status).toBe(415);
  expect((await ask(app, path, { ...forged, headers: { 'content-type': 'application/jsonp' } })).status).toBe(415);
});

test('every answer forbids scripts, styles and frames that are not ours', async () => {
  for (const path of ['/', '/assets/main-1.js', '/api/status', '/nowhere']) {
    const { headers } = await ask(app, path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("style-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toMatch(/unsafe|\*|http:|data:/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  }
});

test('the page has no script or style of its own', async () => {
  const html = await (await ask(app, '/')).text();
  expect(html).not.toMatch(/<style|style=|\son\w+=/);
  expect([...html.matchAll(/<script[^>]*>/g)].map(([tag]) => tag)).toEqual([
    '<script type="module" src="/assets/main-1.js">',
  ]);
});

test('a link without the # leads to the same page', async () => {
  const response = await ask(app, '/alerts/a-7d41c0?tab=1');
  expect([response.status, response.headers.get('location')]).toEqual([302, '/#/alerts/a-7d41c0?tab=1']);
});

test.each([
  ['no JSON', '{'],
  ['a list', '[]'],
  ['no scope', '{"dashboard":"overview"}'],
  ['an unknown dashboard', JSON.stringify({ dashboard: '__proto__', scope: lastHour })],
  [
    'a range that ends before it begins',
    JSON.stringify({ dashboard: 'overview', scope: { range: { from: 2, to: 1 } } }),
  ],
  ['a time that is no number', JSON.stringify({ dashboard: 'overview', scope: { range: { from: '1', to: 2 } } })],
  ['an unknown source', JSON.stringify({ dashboard: 'overview', scope: { ...lastHour, source: 'constructor' } })],
  [
    'a filter by code',
    JSON.stringify({ dashboard: 'overview', scope: { ...lastHour, filters: [{ field: 'a"); drop', value: 1 }] } }),
  ],
  [
    'a filter by an object',
    JSON.stringify({ dashboard: 'overview', scope: { ...lastHour, filters: [{ field: 'a', value: {} }] } }),
  ],
  ['a query that is no text', JSON.stringify({ dashboard: 'overview', scope: { ...lastHour, query: 7 } })],
])('a body with %s is refused in one sentence', async (_, body) => {
  const response = await ask(app, '/api/panels', { body });
  expect(response.status).toBe(400);
  expect(((await response.json()) as { error: string }).error).toMatch(/^[a-z][^\n]+$/);
});

test('a body that is too large is refused', async () => {
  const response = await ask(app, '/api/panels', { body: JSON.stringify({ pad: 'x'.repeat(70_000) }) });
  expect(response.status).toBe(413);
});
