import type { TlsFields } from '../../ecs/event.ts';
import type { RecordMembers } from './record-members.ts';
import { type Tree, textOf } from './tree.ts';

const VERSIONS: Readonly<Record<string, Pick<TlsFields, 'version' | 'version_protocol'>>> = {
  SSLv3: { version: '3.0', version_protocol: 'ssl' },
  TLSv1: { version: '1.0', version_protocol: 'tls' },
  'TLSv1.0': { version: '1.0', version_protocol: 'tls' },
  'TLSv1.1': { version: '1.1', version_protocol: 'tls' },
  'TLSv1.2': { version: '1.2', version_protocol: 'tls' },
  'TLSv1.3': { version: '1.3', version_protocol: 'tls' },
};

const versionOf = (details: Tree | undefined): Pick<TlsFields, 'version' | 'version_protocol'> | undefined => {
  const version = textOf(details, 'tlsVersion') ?? '';
  return Object.hasOwn(VERSIONS, version) ? VERSIONS[version] : undefined;
};

/** From `tlsDetails`; S3 gave the cipher in its additional data before there were any. */
export function tlsOf({ tlsDetails: details, additionalEventData }: RecordMembers): TlsFields | undefined {
  const version = versionOf(details);
  const cipher = textOf(details, 'cipherSuite') ?? textOf(additionalEventData, 'CipherSuite');
  const host = textOf(details, 'clientProvidedHostHeader');
  if (version === undefined && cipher === undefined && host === undefined) return undefined;
  return { ...version, cipher, client: host === undefined ? undefined : { server_name: host } };
}
