import { type Duty, PARTNERS } from './company.ts';
import { type Flow, flowLine } from './flow-line.ts';
import { KNOCKERS } from './networks.ts';
import type { Random, Weighted } from './random.ts';
import type { Interface, Scene } from './world.ts';

const TCP = 6;
const UDP = 17;
const RESOLVER = '10.0.0.2';
const CLOCK = '169.254.169.123';
const EDGE_IPV6 = '2001:db8:20::11';

export interface LoggedFlow {
  readonly on: Interface;
  readonly line: string;
}

type Traffic = Pick<Flow, 'source' | 'destination' | 'sourcePort' | 'destinationPort' | 'packets' | 'bytes'> & {
  readonly on: Interface;
  readonly protocol?: number;
  readonly action?: Flow['action'];
};

/** Above the ports that miners and remote shells like. */
const clientPort = (random: Random): number => random.between(49_152, 65_535);

const of = ({ world, random }: Scene, duty: Duty): Interface =>
  random.pick(world.interfaces.filter((candidate) => candidate.duty === duty));

/** Small answers most of the time, a large one now and then. */
const size = (random: Random, typical: number): number => Math.round(typical * (0.4 + random.float() ** 4 * 8));

const packetsOf = (bytes: number): number => Math.max(1, Math.ceil(bytes / 1_100));

interface Connection {
  readonly client: string;
  readonly on: Interface;
  readonly port: number;
  readonly request: number;
  readonly answer: number;
}

/** A connection is logged as two flows; each interface sees both, one is shown. */
function between({ client, on, port, request, answer }: Connection, random: Random): Traffic {
  const remotePort = clientPort(random);
  if (random.chance(0.5)) {
    const bytes = size(random, request);
    const way = { source: client, destination: on.address, sourcePort: remotePort, destinationPort: port };
    return { on, ...way, bytes, packets: packetsOf(bytes) };
  }
  const bytes = size(random, answer);
  const way = { source: on.address, destination: client, sourcePort: port, destinationPort: remotePort };
  return { on, ...way, bytes, packets: packetsOf(bytes) };
}

function visit(scene: Scene): Traffic {
  const { world, random } = scene;
  const { address } = random.pick(random.chance(0.8) ? world.neighbours : world.visitors);
  const edge = of(scene, 'edge');
  const on = address.includes(':') ? { ...edge, address: EDGE_IPV6 } : edge;
  return between({ client: address, on, port: 443, request: 2_600, answer: 38_000 }, random);
}

const inside =
  (from: Duty, to: Duty, sizes: Pick<Connection, 'port' | 'request' | 'answer'>) =>
  (scene: Scene): Traffic =>
    between({ client: of(scene, from).address, on: of(scene, to), ...sizes }, scene.random);

function ask(scene: Scene, destination: string, port: number): Traffic {
  const { random } = scene;
  const on = of(scene, random.chance(0.8) ? 'app' : 'worker');
  const bytes = random.between(60, 160);
  return {
    on,
    source: on.address,
    destination,
    sourcePort: clientPort(random),
    destinationPort: port,
    protocol: UDP,
    packets: 1,
    bytes,
  };
}

function callPartner(scene: Scene): Traffic {
  const { random } = scene;
  const on = of(scene, 'gateway');
  const bytes = size(random, 4_000);
  const way = { source: on.address, destination: random.pick(PARTNERS), destinationPort: 443 };
  return { on, ...way, sourcePort: clientPort(random), bytes, packets: packetsOf(bytes) };
}

function knock(scene: Scene): Traffic {
  const { random } = scene;
  const [source, destinationPort] = random.pick(KNOCKERS);
  const on = of(scene, random.chance(0.7) ? 'edge' : 'gateway');
  const packets = random.between(1, 3);
  const way = { source, destination: on.address, sourcePort: clientPort(random), destinationPort };
  return { on, ...way, packets, bytes: packets * 44, action: 'REJECT' };
}

const MIX: readonly Weighted<(scene: Scene) => Traffic>[] = [
  [34, visit],
  [20, inside('edge', 'app', { port: 8080, request: 2_200, answer: 24_000 })],
  [16, inside('app', 'database', { port: 5432, request: 1_400, answer: 9_000 })],
  [10, inside('app', 'cache', { port: 6379, request: 500, answer: 1_200 })],
  [3, inside('worker', 'database', { port: 5432, request: 3_000, answer: 30_000 })],
  [7, (scene) => ask(scene, RESOLVER, 53)],
  [2, (scene) => ask(scene, CLOCK, 123)],
  [5, callPartner],
  [3, knock],
];

/** A flow of an ordinary minute whose capture window ends at a time, epoch milliseconds. */
export function ordinaryFlow(scene: Scene, at: number): LoggedFlow {
  const { random } = scene;
  const { on, protocol = TCP, action = 'ACCEPT', ...traffic } = random.weighted(MIX)(scene);
  const end = Math.floor(at / 1000);
  const flow = { ...traffic, protocol, action, start: end - random.between(20, 60), end };
  return { on, line: flowLine(on.id, flow) };
}
