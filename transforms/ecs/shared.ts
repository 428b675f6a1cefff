import { type FieldCatalogue, type FieldDefinition, field } from './catalogue.ts';

const { keyword, keywords, long, boolean, ip, ips, date, text, unlisted } = field;

/** What every document holds, whatever its source. */
export const envelope = {
  '@timestamp': date('Time'),
  message: text('Message'),
  tags: keywords('Tags'),
  'labels.truncated': keyword('Truncated'),
  'event.id': keyword('Event id'),
  'event.kind': keyword('Kind'),
  'event.category': keywords('Category'),
  'event.type': keywords('Type'),
  'event.outcome': keyword('Outcome'),
  'event.action': keyword('Action'),
  'event.provider': keyword('Provider'),
  'event.module': unlisted(keyword('Module')),
  'event.dataset': keyword('Dataset'),
  'event.created': date('Arrived'),
  'event.ingested': unlisted(date('Indexed')),
  'event.original': unlisted(text('Original')),
  'error.code': keyword('Error code'),
  'error.message': text('Error message'),
  'cloud.provider': unlisted(keyword('Cloud')),
  'cloud.account.id': keyword('Account'),
  'cloud.account.name': unlisted(keyword('Account name')),
  'cloud.region': keyword('Region'),
  'related.ip': ips('Related addresses'),
  'related.user': keywords('Related users'),
  'related.hosts': keywords('Related hosts'),
  'related.hash': unlisted(keywords('Related hashes')),
  'ecs.version': unlisted(keyword('ECS version')),
} as const satisfies FieldCatalogue;

const geoOf = <const Side extends 'source' | 'destination'>(side: Side, label: string) =>
  ({
    [`${side}.geo.continent_code`]: unlisted(keyword(`${label} continent`)),
    [`${side}.geo.country_iso_code`]: { type: 'keyword', label: `${label} country`, format: 'country' },
    [`${side}.geo.country_name`]: unlisted(keyword(`${label} country name`)),
    [`${side}.geo.region_iso_code`]: unlisted(keyword(`${label} region code`)),
    [`${side}.geo.region_name`]: unlisted(keyword(`${label} region`)),
    [`${side}.geo.city_name`]: keyword(`${label} city`),
    [`${side}.geo.timezone`]: unlisted(keyword(`${label} time zone`)),
    [`${side}.geo.location`]: unlisted({ type: 'geo_point', label: `${label} location` }),
    [`${side}.as.number`]: long(`${label} network number`),
    [`${side}.as.organization.name`]: keyword(`${label} network`),
  }) as Record<
    | `${Side}.geo.${'continent_code' | 'country_iso_code' | 'country_name' | 'region_iso_code' | 'region_name' | 'city_name' | 'timezone' | 'location'}`
    | `${Side}.as.${'number' | 'organization.name'}`,
    FieldDefinition
  >;

/** The ECS fields that sources pick from, defined once. */
const ecs = {
  'cloud.availability_zone': keyword('Availability zone'),
  'cloud.instance.id': keyword('Instance'),
  'cloud.service.name': keyword('Service'),
  'destination.address': keyword('Destination'),
  'destination.bytes': long('Destination bytes', 'bytes'),
  'destination.domain': keyword('Destination domain'),
  'destination.ip': ip('Destination address'),
  'destination.nat.ip': ip('Destination behind translation'),
  'destination.packets': long('Destination packets'),
  'destination.port': long('Destination port'),
  ...geoOf('destination', 'Destination'),
  'dns.question.name': keyword('DNS name'),
  'dns.question.registered_domain': keyword('DNS registered domain'),
  'dns.question.type': keyword('DNS type'),
  'dns.response_code': keyword('DNS response'),
  'event.code': keyword('Event code'),
  'event.duration': long('Duration'),
  'event.end': unlisted(date('End')),
  'event.reason': keyword('Reason'),
  'event.risk_score': long('Risk score'),
  'event.severity': long('Severity'),
  'event.start': unlisted(date('Start')),
  'event.url': unlisted(keyword('Link')),
  'group.id': keyword('Group id'),
  'group.name': keyword('Group'),
  'host.id': keyword('Host id'),
  'host.name': keyword('Host'),
  'http.request.bytes': long('Request bytes', 'bytes'),
  'http.request.id': keyword('Request id'),
  'http.request.method': keyword('Method'),
  'http.request.mime_type': unlisted(keyword('Request type')),
  'http.request.referrer': keyword('Referrer'),
  'http.response.bytes': long('Response bytes', 'bytes'),
  'http.response.body.bytes': long('Body bytes', 'bytes'),
  'http.response.mime_type': keyword('Response type'),
  'http.response.status_code': long('Status'),
  'http.version': keyword('HTTP version'),
  'network.bytes': long('Bytes', 'bytes'),
  'network.community_id': keyword('Community id'),
  'network.direction': keyword('Direction'),
  'network.forwarded_ip': ip('Forwarded address'),
  'network.iana_number': keyword('Protocol number'),
  'network.packets': long('Packets'),
  'network.protocol': keyword('Application protocol'),
  'network.transport': keyword('Transport'),
  'network.type': keyword('Network type'),
  'observer.name': keyword('Observer'),
  'source.address': keyword('Source'),
  'source.bytes': long('Source bytes', 'bytes'),
  'source.domain': keyword('Source domain'),
  'source.ip': ip('Source address'),
  'source.nat.ip': ip('Source behind translation'),
  'source.packets': long('Source packets'),
  'source.port': long('Source port'),
  ...geoOf('source', 'Source'),
  'tls.cipher': keyword('TLS cipher'),
  'tls.client.server_name': keyword('TLS server name'),
  'tls.established': boolean('TLS established'),
  'tls.version': keyword('TLS version'),
  'tls.version_protocol': keyword('TLS protocol'),
  'url.domain': keyword('URL domain'),
  'url.extension': keyword('URL extension'),
  'url.full': unlisted(keyword('URL in full')),
  'url.original': keyword('URL'),
  'url.path': keyword('Path'),
  'url.query': keyword('Query'),
  'url.scheme': keyword('Scheme'),
  'user.changes.name': keyword('New user name'),
  'user.domain': keyword('User domain'),
  'user.effective.id': keyword('Effective user id'),
  'user.effective.name': keyword('Effective user'),
  'user.email': keyword('E-mail'),
  'user.id': keyword('User id'),
  'user.name': keyword('User'),
  'user.roles': keywords('Roles'),
  'user.target.group.id': keyword('Target group id'),
  'user.target.group.name': keyword('Target group'),
  'user.target.id': keyword('Target user id'),
  'user.target.name': keyword('Target user'),
  'user.target.roles': keywords('Target roles'),
  'user_agent.device.name': keyword('Device'),
  'user_agent.name': keyword('User agent'),
  'user_agent.original': keyword('User agent in full'),
  'user_agent.os.name': keyword('Operating system'),
  'user_agent.os.version': unlisted(keyword('Operating system version')),
  'user_agent.version': unlisted(keyword('User agent version')),
} as const satisfies FieldCatalogue;

type Ecs = typeof ecs;

/** Picks shared ECS fields for a source's catalogue. */
export const shared = <const Names extends readonly (keyof Ecs)[]>(...names: Names): Pick<Ecs, Names[number]> =>
  Object.fromEntries(names.map((name) => [name, ecs[name]])) as Pick<Ecs, Names[number]>;

/** Every field that GeoIP may add to one side. */
export const geo = <const Side extends 'source' | 'destination'>(side: Side) =>
  geoOf(side, side === 'source' ? 'Source' : 'Destination');

/** The whole shared part, for the templates and the narrow `events` view. */
export const sharedFields: Ecs & typeof envelope = { ...envelope, ...ecs };
