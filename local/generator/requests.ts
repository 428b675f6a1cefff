import { SITE } from './company.ts';
import type { Random, Weighted } from './random.ts';
import { type LogValues, requestLine } from './request-line.ts';
import type { Visitor } from './visitors.ts';
import type { Scene } from './world.ts';

interface Page {
  readonly path: string;
  readonly type: string;
  /** Typical bytes of the answer. */
  readonly size: number;
  readonly hits: number;
  readonly method?: string;
  readonly query?: string;
}

const ITEMS = [
  'rain-jacket-nord',
  'trail-shoe-7',
  'wool-base-layer',
  'tarp-3x3',
  'stove-mini',
  'down-quilt-400',
  'pack-45',
];
const SHELVES = ['jackets', 'shoes', 'tents', 'packs', 'sale'];
const SEARCHES = ['rain', 'boots', 'tent+2p', 'merino', 'stove', 'map', 'winter+sleeping+bag'];

const html = { type: 'text/html', size: 14_000, hits: 0.55 };
const api = { type: 'application/json', size: 900, hits: 0 };
const image = { type: 'image/webp', size: 48_000, hits: 0.94 };

const PAGES: readonly Weighted<(random: Random) => Page>[] = [
  [10, () => ({ ...html, path: '/' })],
  [14, (random) => ({ ...html, path: `/p/${random.pick(ITEMS)}` })],
  [9, (random) => ({ ...html, path: `/c/${random.pick(SHELVES)}`, query: `page=${random.between(1, 4)}` })],
  [34, (random) => ({ ...image, path: `/img/${random.pick(ITEMS)}-${random.between(1, 5)}.webp` })],
  [9, () => ({ path: '/static/app.4f1c9d2e.js', type: 'application/javascript', size: 92_000, hits: 0.98 })],
  [6, () => ({ path: '/static/app.77ab0e13.css', type: 'text/css', size: 21_000, hits: 0.98 })],
  [8, (random) => ({ ...api, path: '/api/search', query: `q=${random.pick(SEARCHES)}` })],
  [4, () => ({ ...api, path: '/api/cart', method: 'POST' })],
  [2, () => ({ ...api, path: '/api/checkout', method: 'POST' })],
  [1, () => ({ ...api, path: '/api/session', method: 'POST' })],
  [1, () => ({ path: '/robots.txt', type: 'text/plain', size: 120, hits: 0.9 })],
  [2, (random) => ({ ...html, path: `/p/last-season-${random.between(1, 30)}` })],
];

interface Answer {
  readonly status: number;
  readonly result: string;
}

function answer(random: Random, { path, hits }: Page): Answer {
  if (path.startsWith('/p/last-season')) return { status: 404, result: 'Error' };
  if (random.chance(0.002)) return { status: random.pick([502, 503, 504]), result: 'Error' };
  if (random.chance(0.003)) return { status: 403, result: 'Error' };
  if (random.chance(hits)) return random.chance(0.12) ? { status: 304, result: 'Hit' } : { status: 200, result: 'Hit' };
  return { status: 200, result: hits === 0 ? 'Miss' : random.pick(['Miss', 'Miss', 'RefreshHit']) };
}

const seconds = (random: Random, typical: number): number =>
  Number((typical * (0.5 + random.float() ** 3 * 6)).toFixed(3));

export interface Request {
  readonly visitor: Visitor;
  readonly method: string;
  readonly path: string;
  readonly query?: string;
  readonly status: number;
  readonly result: string;
  readonly type: string;
  readonly bytes: number;
}

const REQUEST_ID = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

function timing(random: Random, result: string): Pick<LogValues, 'time-to-first-byte' | 'time-taken'> {
  const first = seconds(random, result === 'Hit' ? 0.004 : 0.09);
  return { 'time-to-first-byte': first, 'time-taken': Number((first + seconds(random, 0.003)).toFixed(3)) };
}

/** The line of a request that ended at a time, epoch milliseconds. */
export function requestAt(request: Request, random: Random, at: number): string {
  const { visitor, method, path, query, status, result, type, bytes } = request;
  return requestLine({
    timestamp: (at / 1000).toFixed(3),
    'c-ip': visitor.address,
    ...timing(random, result),
    'sc-status': status,
    'sc-bytes': bytes + 420,
    'cs-method': method,
    'cs-protocol': 'https',
    'cs-host': SITE.host,
    'cs-uri-stem': path,
    'cs-bytes': random.between(380, 1_400),
    'x-edge-location': visitor.network.edge,
    'x-edge-request-id': `${random.text(54, REQUEST_ID)}==`,
    'x-host-header': SITE.host,
    'cs-protocol-version': random.chance(0.6) ? 'HTTP/2.0' : 'HTTP/3.0',
    'c-ip-version': visitor.address.includes(':') ? 'IPv6' : 'IPv4',
    'cs-user-agent': visitor.agent,
    'cs-referer': method === 'GET' && path.startsWith('/img') ? `https://${SITE.host}/` : undefined,
    'cs-uri-query': query,
    'x-edge-response-result-type': result,
    'ssl-protocol': 'TLSv1.3',
    'ssl-cipher': 'TLS_AES_128_GCM_SHA256',
    'x-edge-result-type': result,
    'sc-content-type': type,
    'sc-content-len': bytes,
    'c-port': random.between(49_152, 65_535),
    'x-edge-detailed-result-type': result,
    'c-country': visitor.network.country,
    'cs-accept-encoding': 'gzip, deflate, br',
    'cs-accept': '*/*',
    'cache-behavior-path-pattern': path.startsWith('/api/') ? '/api/*' : '*',
    'primary-distribution-id': SITE.distribution,
    'primary-distribution-dns-name': SITE.domain,
  });
}

/** A request of an ordinary visitor. */
export function ordinaryRequest({ world, random }: Scene, at: number): string {
  const page = random.weighted(PAGES)(random);
  const { status, result } = answer(random, page);
  const bytes = status === 304 ? 0 : status === 200 ? Math.round(page.size * (0.6 + random.float())) : 1_180;
  const { path, query, type, method = 'GET' } = page;
  const visitor = random.pick(world.visitors);
  return requestAt({ visitor, method, path, query, status, result, type, bytes }, random, at);
}
