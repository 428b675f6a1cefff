import { describe, expect, test } from 'vitest';
import type { EcsEvent } from '../../../transforms/ecs/event.ts';
import { createAddresses } from '../../../transforms/enrich/addresses.ts';

const addAddresses = createAddresses((ip) => (ip === '81.2.69.142' ? { geo: { country_iso_code: 'GB' } } : undefined));

function flow(source: string, destination: string, port: readonly [number?, number?], protocol: string): EcsEvent {
  const event: EcsEvent = {
    '@timestamp': '2026-11-24T14:00:00.000Z',
    event: { kind: 'event' },
    source: { ip: source, port: port[0] },
    destination: { ip: destination, port: port[1] },
    network: { iana_number: protocol },
  };
  addAddresses(event);
  return event;
}

describe('Community ID, the published examples', () => {
  test.each([
    ['128.232.110.120', '66.35.250.204', [34855, 80], '6', '1:LQU9qZlK+B5F3KDmev6m5PMibrg='],
    ['66.35.250.204', '128.232.110.120', [80, 34855], '6', '1:LQU9qZlK+B5F3KDmev6m5PMibrg='],
    ['192.168.1.52', '8.8.8.8', [54585, 53], '17', '1:d/FP5EW3wiY1vCndhwleRRKHowQ='],
    ['1.2.3.4', '43.3.132.3', [4584, 3483], '6', '1:koNcqhFRD5kb254ZrLsdv630jCM='],
  ] as const)('%s to %s', (source, destination, ports, protocol, id) => {
    expect(flow(source, destination, ports, protocol).network?.community_id).toBe(id);
  });

  test.each([
    ['ICMP, whose type the log does not hold', '10.0.0.1', '10.0.0.2', [0, 0], '1'],
    ['TCP without ports', '10.0.0.1', '10.0.0.2', [], '6'],
    ['a port that is none', '10.0.0.1', '10.0.0.2', [70_000, 1], '6'],
    ['two families', '10.0.0.1', '2001:db8::1', [1, 2], '6'],
  ] as const)('is left out for %s', (_, source, destination, ports, protocol) => {
    expect(flow(source, destination, ports, protocol).network?.community_id).toBeUndefined();
  });

  test('is the same in both directions over IPv6', () => {
    const there = flow('2001:db8::1', '2001:218::1', [1000, 443], '6').network?.community_id;
    expect(there).toMatch(/^1:.{28}$/);
    expect(flow('2001:218::1', '2001:db8::1', [443, 1000], '6').network?.community_id).toBe(there);
  });
});

describe('direction', () => {
  test.each([
    ['10.0.0.1', '172.16.0.1', 'internal'],
    ['192.168.0.1', '81.2.69.142', 'outbound'],
    ['81.2.69.142', '10.0.0.1', 'inbound'],
    ['81.2.69.142', '89.160.20.112', 'external'],
    ['fd00::1', 'fe80::1', 'internal'],
    ['2001:218::1', '::1', 'inbound'],
  ])('%s to %s is %s', (source, destination, direction) => {
    expect(flow(source, destination, [1, 2], '6').network?.direction).toBe(direction);
  });
});

test('a public address gets its place, a private one none', () => {
  const event = flow('81.2.69.142', '10.0.0.1', [1, 2], '6');
  expect(event.source?.geo).toEqual({ country_iso_code: 'GB' });
  expect(event.destination?.geo).toBeUndefined();
});
