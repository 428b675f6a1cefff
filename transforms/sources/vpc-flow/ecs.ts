import { isIP } from 'node:net';
import type { LogLine } from '../../core/source.ts';
import { isoMillis } from '../../core/time.ts';
import type { CloudFields, EcsEvent, Endpoint, EventFields, EventType, NetworkFields } from '../../ecs/event.ts';
import { ipOf } from '../../ecs/ip.ts';
import { transportOf } from '../../ecs/protocol-numbers.ts';
import type { VpcFlow } from './parse.ts';

interface Verdict {
  readonly type: EventType;
  readonly outcome: 'success' | 'failure';
}

const VERDICTS: ReadonlyMap<string, Verdict> = new Map([
  ['ACCEPT', { type: 'allowed', outcome: 'success' }],
  ['REJECT', { type: 'denied', outcome: 'failure' }],
]);

const FAMILIES: ReadonlyMap<string | number, string> = new Map<string | number, string>([
  [4, 'ipv4'],
  [6, 'ipv6'],
  ['IPv4', 'ipv4'],
  ['IPv6', 'ipv6'],
]);

/** TCP, UDP, DCCP, SCTP, UDP-Lite: AWS writes 0 as the ports of every other protocol. */
const WITH_PORTS: ReadonlySet<number> = new Set([6, 17, 33, 132, 136]);

const NANOSECONDS = 1_000_000_000;
const LONGEST = 2 ** 63;

const isoSeconds = (seconds: number | undefined): string | undefined =>
  seconds === undefined ? undefined : isoMillis(seconds * 1000);

/** Of a window that can be one: columns in a wrong order may give centuries, of which the index holds three. */
function durationOf(start: number | undefined, end: number | undefined): number | undefined {
  if (start === undefined || end === undefined) return undefined;
  const nanoseconds = (end - start) * NANOSECONDS;
  return nanoseconds >= 0 && nanoseconds < LONGEST ? nanoseconds : undefined;
}

function eventOf(flow: VpcFlow): EventFields {
  const verdict = VERDICTS.get(flow.action ?? '');
  return {
    kind: 'event',
    category: ['network'],
    type: verdict === undefined ? ['connection'] : ['connection', verdict.type],
    outcome: verdict?.outcome ?? 'unknown',
    action: flow.action,
    reason: flow['reject-reason'],
    start: isoSeconds(flow.start),
    end: isoSeconds(flow.end),
    duration: durationOf(flow.start, flow.end),
  };
}

/** AWS writes `unknown` for interfaces that a service made; the log's owner is then the best answer. */
function cloudOf(flow: VpcFlow, { origin }: LogLine): CloudFields {
  const account = flow['account-id'] === 'unknown' ? undefined : flow['account-id'];
  const id = account ?? origin.account;
  const instance = flow['instance-id'];
  return {
    account: id === undefined ? undefined : { id },
    region: flow.region ?? origin.region,
    availability_zone: flow['az-id'],
    instance: instance === undefined ? undefined : { id: instance },
  };
}

/** One side of a flow. Where a gateway translated, the packet's address is that of the machine behind it. */
function endpointOf(logged?: string, port?: number, inPacket?: string): Endpoint | undefined {
  const address = logged ?? inPacket;
  if ((address ?? port) === undefined) return undefined;
  const behind = inPacket === address ? undefined : ipOf(inPacket);
  return { address, ip: ipOf(address), port, nat: behind === undefined ? undefined : { ip: behind } };
}

const hasPorts = ({ protocol }: VpcFlow): boolean => protocol === undefined || WITH_PORTS.has(protocol);

function sourceOf(flow: VpcFlow): Endpoint | undefined {
  const source = endpointOf(flow.srcaddr, hasPorts(flow) ? flow.srcport : undefined, flow['pkt-srcaddr']);
  if (source !== undefined) {
    source.bytes = flow.bytes;
    source.packets = flow.packets;
  }
  return source;
}

const destinationOf = (flow: VpcFlow): Endpoint | undefined =>
  endpointOf(flow.dstaddr, hasPorts(flow) ? flow.dstport : undefined, flow['pkt-dstaddr']);

function networkOf(flow: VpcFlow, address: string | undefined): NetworkFields | undefined {
  const { protocol, bytes, packets } = flow;
  const type = FAMILIES.get(isIP(address ?? '')) ?? FAMILIES.get(flow.type ?? '');
  const direction = flow['flow-direction'];
  if ((type ?? protocol ?? direction ?? bytes ?? packets) === undefined) return undefined;
  return {
    type,
    transport: protocol === undefined ? undefined : transportOf(protocol),
    iana_number: protocol === undefined ? undefined : String(protocol),
    direction,
    bytes,
    packets,
  };
}

/** One flow, seen from its source. `@timestamp` is the end of the capture window. */
export function toEcs(flow: VpcFlow, line: LogLine): EcsEvent {
  const event = eventOf(flow);
  const source = sourceOf(flow);
  return {
    '@timestamp': event.end ?? event.start ?? isoMillis(line.timestamp ?? line.origin.arrived),
    event,
    cloud: cloudOf(flow, line),
    source,
    destination: destinationOf(flow),
    network: networkOf(flow, source?.address),
    aws: { 'vpc-flow': flow },
  };
}
