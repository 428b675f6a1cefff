import type { TlsFields } from '../../ecs/event.ts';
import type { RealtimeLog } from './parse.ts';

type Protocol = Pick<TlsFields, 'version' | 'version_protocol'>;

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/secure-connections-supported-viewer-protocols-ciphers.html */
const PROTOCOLS: ReadonlyMap<string, Protocol> = new Map([
  ['SSLv3', { version_protocol: 'ssl', version: '3.0' }],
  ['TLSv1', { version_protocol: 'tls', version: '1.0' }],
  ['TLSv1.1', { version_protocol: 'tls', version: '1.1' }],
  ['TLSv1.2', { version_protocol: 'tls', version: '1.2' }],
  ['TLSv1.3', { version_protocol: 'tls', version: '1.3' }],
]);

export function tlsOf(log: RealtimeLog): TlsFields | undefined {
  const protocol = PROTOCOLS.get(log['ssl-protocol'] ?? '');
  const cipher = log['ssl-cipher'];
  if (protocol === undefined && cipher === undefined) return undefined;
  return { version: protocol?.version, version_protocol: protocol?.version_protocol, cipher };
}
