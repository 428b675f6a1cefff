import { isIP } from 'node:net';
import { type LogLine, ParseError } from '../../core/source.ts';
import type { EcsEvent, Endpoint, EventType } from '../../ecs/event.ts';
import { transportOf } from '../../ecs/protocol-numbers.ts';
import type { VpcFlow } from './parse.ts';

const VERDICT: Readonly<Record<string, { type: EventType; outcome: 'success' | 'failure' }>> = {
  ACCEPT: { type: 'allowed', outcome: 'success' },
  REJECT: { type: 'denied', outcome: 'failure' },
};

const text = (flow: VpcFlow, name: string): string | undefined => flow[name] as string | undefined;
const number = (flow: VpcFlow, name: string): number | undefined => flow[name] as number | undefined;

const LATEST_SECOND = 253_402_300_799; // 9999-12-31T23:59:59Z: later is not a year that ISO 8601 writes with four digits

function isoSeconds(seconds: number): string {
  if (seconds > LATEST_SECOND) throw new ParseError('time out of range');
  return new Date(seconds * 1000).toISOString();
}

const addressFamily = (address: string | undefined): 'ipv4' | 'ipv6' | undefined => {
  const family = address === undefined ? 0 : isIP(address);
  return family === 4 ? 'ipv4' : family === 6 ? 'ipv6' : undefined;
};

function endpoint(
  address: string | undefined,
  port: number | undefined,
  packetAddress: string | undefined,
): Endpoint | undefined {
  if (address === undefined && port === undefined && packetAddress === undefined) return undefined;
  const side: Endpoint = { address, ip: addressFamily(address) && address, port };
  if (packetAddress !== undefined && packetAddress !== address && isIP(packetAddress) !== 0)
    side.nat = { ip: packetAddress };
  return side;
}

function timesOf(flow: VpcFlow, line: LogLine): Pick<EcsEvent['event'], 'start' | 'end' | 'duration'> & { at: string } {
  const start = number(flow, 'start');
  const end = number(flow, 'end');
  const at = end ?? start;
  return {
    at: at === undefined ? new Date(line.timestamp ?? line.origin.arrived).toISOString() : isoSeconds(at),
    start: start === undefined ? undefined : isoSeconds(start),
    end: end === undefined ? undefined : isoSeconds(end),
    duration: start === undefined || end === undefined || end < start ? undefined : (end - start) * 1e9,
  };
}

const knownAccount = (account: string | undefined): string | undefined => (account === 'unknown' ? undefined : account);

/** One flow, seen from its source. `@timestamp` is the end of the capture window. */
export function toEcs(flow: VpcFlow, line: LogLine): EcsEvent {
  const { at, ...times } = timesOf(flow, line);
  const action = text(flow, 'action');
  const verdict = action === undefined ? undefined : VERDICT[action];
  const protocol = number(flow, 'protocol');
  const bytes = number(flow, 'bytes');
  const packets = number(flow, 'packets');
  const source = endpoint(text(flow, 'srcaddr'), number(flow, 'srcport'), text(flow, 'pkt-srcaddr'));
  const instance = text(flow, 'instance-id');
  return {
    '@timestamp': at,
    event: {
      kind: 'event',
      category: ['network'],
      type: verdict ? ['connection', verdict.type] : ['connection'],
      outcome: verdict?.outcome ?? 'unknown',
      action,
      reason: text(flow, 'reject-reason'),
      ...times,
    },
    cloud: {
      account: { id: knownAccount(text(flow, 'account-id')) ?? line.origin.account },
      region: text(flow, 'region') ?? line.origin.region,
      availability_zone: text(flow, 'az-id'),
      instance: instance === undefined ? undefined : { id: instance },
    },
    source: source && { ...source, bytes, packets },
    destination: endpoint(text(flow, 'dstaddr'), number(flow, 'dstport'), text(flow, 'pkt-dstaddr')),
    network: {
      type: addressFamily(text(flow, 'srcaddr') ?? text(flow, 'pkt-srcaddr')),
      transport: protocol === undefined ? undefined : transportOf(protocol),
      iana_number: protocol === undefined ? undefined : String(protocol),
      direction: text(flow, 'flow-direction'),
      bytes,
      packets,
    },
    aws: { 'vpc-flow': flow },
  };
}
