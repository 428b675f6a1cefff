import type { HttpFields } from '../../ecs/event.ts';
import { decodePercent } from '../../ecs/percent.ts';
import type { RealtimeLog } from './parse.ts';

const VERSIONS: ReadonlyMap<string, string> = new Map([
  ['HTTP/0.9', '0.9'],
  ['HTTP/1.0', '1.0'],
  ['HTTP/1.1', '1.1'],
  ['HTTP/2.0', '2'],
  ['HTTP/3.0', '3'],
]);

/** Without its parameters, which are encoded: `text/html;%20charset=UTF-8`. */
function mimeTypeOf(contentType: string | undefined): string | undefined {
  if (contentType === undefined) return undefined;
  const semicolon = contentType.indexOf(';');
  const type = decodePercent(semicolon === -1 ? contentType : contentType.slice(0, semicolon));
  return type === '' || type === '-' ? undefined : type;
}

function requestOf(log: RealtimeLog): HttpFields['request'] {
  const id = log['x-edge-request-id'];
  const method = log['cs-method'];
  const bytes = log['cs-bytes'];
  const referer = log['cs-referer'];
  if ((id ?? method ?? bytes ?? referer) === undefined) return undefined;
  return { id, method, bytes, referrer: referer === undefined ? undefined : decodePercent(referer) };
}

function responseOf(log: RealtimeLog): HttpFields['response'] {
  const status = log['sc-status'] || undefined; // 000 is no status: nothing was answered
  const bytes = log['sc-bytes'];
  const type = mimeTypeOf(log['sc-content-type']);
  const length = log['sc-content-len'];
  const body = typeof length === 'number' && Number.isInteger(length) ? { bytes: length } : undefined;
  if ((status ?? bytes ?? type ?? body) === undefined) return undefined;
  return { status_code: status, bytes, mime_type: type, body };
}

export function httpOf(log: RealtimeLog): HttpFields | undefined {
  const version = VERSIONS.get(log['cs-protocol-version'] ?? '');
  const request = requestOf(log);
  const response = responseOf(log);
  if ((version ?? request ?? response) === undefined) return undefined;
  return { version, request, response };
}
