import type { UrlFields } from '../../ecs/event.ts';
import { decodePercent } from '../../ecs/percent.ts';
import type { RealtimeLog } from './parse.ts';

const decoded = (text: string | undefined): string | undefined =>
  text === undefined || text === '' ? undefined : decodePercent(text);

/** Without the port that a client may put after it; in lower case and without a last dot, as one name has one spelling. */
function domainOf(host: string | undefined): string | undefined {
  if (host === undefined) return undefined;
  const end = host.startsWith('[') ? host.indexOf(']') + 1 : host.indexOf(':');
  const name = (end > 0 ? host.slice(0, end) : host).toLowerCase().replace(/\.$/, '');
  return name === '' || name === '-' ? undefined : name;
}

function extensionOf(path: string | undefined): string | undefined {
  if (path === undefined) return undefined;
  const dot = path.lastIndexOf('.');
  return dot > path.lastIndexOf('/') && dot < path.length - 1 ? path.slice(dot + 1) : undefined;
}

interface Parts {
  readonly original?: string;
  readonly path?: string;
  readonly query?: string;
}

/** In a real-time record the stem holds the query string too; a standard log's does not. */
function partsOf(stem: string | undefined, query: string | undefined): Parts {
  if (stem === undefined) return { query };
  const mark = stem.indexOf('?');
  if (mark !== -1) return { original: stem, path: stem.slice(0, mark), query: query ?? stem.slice(mark + 1) };
  return { original: query === undefined ? stem : `${stem}?${query}`, path: stem, query };
}

/** The URL as it was asked for: `original` and `full` as logged, path and query decoded once. */
export function urlOf(log: RealtimeLog): UrlFields | undefined {
  const scheme = log['cs-protocol'];
  const host = log['cs-host'];
  const { original, path, query } = partsOf(log['cs-uri-stem'], log['cs-uri-query']);
  if ((scheme ?? host ?? original ?? query) === undefined) return undefined;
  const decodedPath = decoded(path);
  const isFull = scheme !== undefined && host !== undefined && original?.startsWith('/');
  return {
    original,
    full: isFull ? `${scheme}://${host}${original}` : undefined,
    scheme,
    domain: domainOf(host),
    path: decodedPath,
    query: decoded(query),
    extension: extensionOf(decodedPath),
  };
}
