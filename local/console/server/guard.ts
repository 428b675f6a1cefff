import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);
const CROSS_SITE: ReadonlySet<string> = new Set(['cross-site', 'same-site']);
const CHANGES: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

const MAX_BODY = 64 * 1024;

const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};

/** On every answer: nothing but our own scripts, styles and fonts, and nobody may frame or read us. */
export const safeHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  for (const [name, value] of Object.entries(HEADERS)) context.res.headers.set(name, value);
};

const hostnameOf = (host: string): string => host.replace(/:\d+$/, '').toLowerCase();

/** Only by a name of this machine (a page of another site could point a name of its own here), only from our pages. */
export const ownPagesOnly: MiddlewareHandler = async (context, next) => {
  const host = context.req.header('host') ?? '';
  const origin = context.req.header('origin');
  const site = context.req.header('sec-fetch-site') ?? '';
  if (!LOOPBACK.has(hostnameOf(host))) return context.json({ error: 'the console answers on this machine only' }, 403);
  const isOwn = origin === undefined || origin.toLowerCase() === `http://${host.toLowerCase()}`;
  const isNavigation = context.req.method === 'GET' && context.req.header('sec-fetch-mode') === 'navigate';
  if (!isOwn || (CROSS_SITE.has(site) && !isNavigation))
    return context.json({ error: 'the console answers its own pages only' }, 403);
  await next();
};

/** A form of another page can't send JSON; a body is small. */
export const jsonOnly: MiddlewareHandler = async (context, next) => {
  const isJson = /^application\/json(;|$)/i.test(context.req.header('content-type') ?? '');
  if (CHANGES.has(context.req.method) && !isJson) return context.json({ error: 'the body must be JSON' }, 415);
  await next();
};

export const smallBodies: MiddlewareHandler = bodyLimit({
  maxSize: MAX_BODY,
  onError: (context) => context.json({ error: `the body is larger than ${MAX_BODY} bytes` }, 413),
});
