import { remember } from '../../core/remember.ts';
import type { LogLine } from '../../core/source.ts';
import { isoMillis } from '../../core/time.ts';
import type { EcsEvent, Endpoint, EventFields, EventOutcome, NetworkFields } from '../../ecs/event.ts';
import { ipOf } from '../../ecs/ip.ts';
import { decodePercent } from '../../ecs/percent.ts';
import { httpOf } from './http.ts';
import type { RealtimeLog } from './parse.ts';
import { tlsOf } from './tls.ts';
import { urlOf } from './url.ts';

/** What the edge says when it did not serve what was asked for; the detailed type then says why. */
const FAILURES: ReadonlySet<string> = new Set(['Error', 'LimitExceeded', 'CapacityExceeded']);

const FAMILIES: ReadonlyMap<string, string> = new Map([
  ['IPv4', 'ipv4'],
  ['IPv6', 'ipv6'],
]);

const PROTOCOLS: ReadonlyMap<string, string> = new Map([
  ['http', 'http'],
  ['https', 'http'],
  ['ws', 'websocket'],
  ['wss', 'websocket'],
]);

const CACHED_AGENTS = 5_000;
const MILLISECONDS = 1000;
const NANOSECONDS = 1_000_000_000;
const FIRST_FAILURE = 400;

/** 000: the viewer had closed the connection before it was answered. */
function outcomeOf(status: number | undefined): EventOutcome {
  if (status === undefined) return 'unknown';
  return status >= FIRST_FAILURE || status === 0 ? 'failure' : 'success';
}

function reasonOf(log: RealtimeLog): string | undefined {
  const result = log['x-edge-result-type'];
  return result !== undefined && FAILURES.has(result) ? (log['x-edge-detailed-result-type'] ?? result) : undefined;
}

function eventOf(log: RealtimeLog): EventFields {
  const outcome = outcomeOf(log['sc-status']);
  const reason = reasonOf(log);
  const taken = log['time-taken'];
  return {
    kind: 'event',
    category: ['web'],
    type: outcome === 'failure' || reason !== undefined ? ['access', 'error'] : ['access'],
    outcome,
    action: log['cs-method'],
    reason,
    id: log['x-edge-request-id'],
    duration: taken === undefined ? undefined : Math.round(taken * NANOSECONDS),
  };
}

/** Country and network are CloudFront's own finding; a GeoIP database, where there is one, knows more. */
function sourceOf(log: RealtimeLog): Endpoint | undefined {
  const address = log['c-ip'];
  const port = log['c-port'];
  const country = log['c-country'];
  const asn = log.asn;
  if ((address ?? port ?? country ?? asn) === undefined) return undefined;
  return {
    address,
    ip: ipOf(address),
    port,
    geo: country === undefined ? undefined : { country_iso_code: country },
    as: asn === undefined ? undefined : { number: asn },
  };
}

function networkOf(log: RealtimeLog): NetworkFields | undefined {
  const type = FAMILIES.get(log['c-ip-version'] ?? '');
  const protocol = PROTOCOLS.get(log['cs-protocol'] ?? '');
  const forwarded = ipOf(log['x-forwarded-for']);
  if ((type ?? protocol ?? forwarded) === undefined) return undefined;
  return { type, protocol, forwarded_ip: forwarded };
}

/** Some edges encode a header that was encoded before. No user agent writes its every space as `%20`. */
const userAgentOf = remember(CACHED_AGENTS, (logged) => {
  const agent = decodePercent(logged);
  return agent.includes('%20') && !agent.includes(' ') ? decodePercent(agent) : agent;
});

/** The place in `FRA56-P4`: the code of an airport, most often. */
const edgeOf = (location: string): string => location.slice(0, 3);

function timeOf(log: RealtimeLog, line: LogLine): number {
  const { timestamp } = log;
  return timestamp === undefined ? (line.timestamp ?? line.origin.arrived) : Math.round(timestamp * MILLISECONDS);
}

/** One request, seen from the viewer. `@timestamp` is when the edge had answered it. */
export function toEcs(log: RealtimeLog, line: LogLine): EcsEvent {
  const account = line.origin.account;
  const server = log['s-ip'];
  const location = log['x-edge-location'];
  const agent = log['cs-user-agent'];
  return {
    '@timestamp': isoMillis(timeOf(log, line)),
    event: eventOf(log),
    cloud: account === undefined ? undefined : { account: { id: account } },
    source: sourceOf(log),
    destination: server === undefined ? undefined : { address: server, ip: ipOf(server) },
    network: networkOf(log),
    observer: location === undefined ? undefined : { name: edgeOf(location) },
    url: urlOf(log),
    http: httpOf(log),
    user_agent: agent === undefined ? undefined : { original: userAgentOf(agent) },
    tls: tlsOf(log),
    aws: { 'cloudfront-realtime': log },
  };
}
