import { cloudWatchBatch, kinesisBatch, type LoggedLine, type RawBatch } from './batch.ts';
import { ordinaryCall } from './calls.ts';
import { noDataLine } from './flow-line.ts';
import { ordinaryFlow } from './flows.ts';
import { malformed } from './malformed.ts';
import { type Occasion, occasions } from './occasions.ts';
import { createRandom, type Random } from './random.ts';
import { ordinaryRequest } from './requests.ts';
import { flowStream, trailStream } from './streams.ts';
import type { Scene, World } from './world.ts';

/** What arrives in from ≤ time < to, epoch milliseconds; `count` events of ordinary traffic. */
export interface Slice {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

const MINUTE = 60_000;

/** What the company's services write, of each hundred events. */
const SHARE = { 'vpc-flow': 0.5, 'cloudfront-realtime': 0.42, cloudtrail: 0.08 } as const;

type WrittenSource = keyof typeof SHARE;

/** Milliseconds from event to arrival, at most; some are early. AWS's own figures are minutes for CloudTrail. */
const LAG = { 'vpc-flow': 25_000, 'cloudfront-realtime': 2_500, cloudtrail: 40_000 } as const;

interface Arrival {
  readonly arrived: number;
  readonly at: number;
}

/** A source's share of a slice; what is left over of a whole event comes or does not come by chance. */
function* arrivals({ from, to, count }: Slice, source: WrittenSource, random: Random): Generator<Arrival> {
  const events = Math.floor(count * SHARE[source] + random.float());
  const step = (to - from) / events;
  for (let i = 0; i < events; i++) {
    const arrived = Math.floor(from + (i + random.float()) * step);
    yield { arrived, at: Math.floor(arrived - LAG[source] * (0.1 + 0.9 * random.float())) };
  }
}

/** Every interface delivers its own. */
function flows(scene: Scene, slice: Slice): readonly RawBatch[] {
  const byInterface = new Map<string, { lines: LoggedLine[]; last: number }>();
  for (const { arrived, at } of arrivals(slice, 'vpc-flow', scene.random)) {
    const { on, line } = ordinaryFlow(scene, at);
    const group = byInterface.get(on.id) ?? { lines: [], last: arrived };
    group.lines.push({ message: line, timestamp: at });
    group.last = arrived;
    byInterface.set(on.id, group);
  }
  return [...byInterface].map(([id, { lines, last }]) =>
    cloudWatchBatch({ stream: flowStream(id), lines, at: last }, scene.random),
  );
}

function calls(scene: Scene, slice: Slice, rare: readonly Occasion[]): readonly RawBatch[] {
  const usual = [...arrivals(slice, 'cloudtrail', scene.random)].map(({ at }) => ({
    message: ordinaryCall(scene, at),
    timestamp: at,
  }));
  const special = rare.flatMap((occasion) =>
    occasion.kind === 'call' ? [{ message: occasion.record, timestamp: occasion.at }] : [],
  );
  const lines = [...usual, ...special];
  return lines.length === 0 ? [] : [cloudWatchBatch({ stream: trailStream, lines, at: slice.to - 1 }, scene.random)];
}

const requests = (scene: Scene, slice: Slice): readonly RawBatch[] =>
  [...arrivals(slice, 'cloudfront-realtime', scene.random)].map(({ arrived, at }) =>
    kinesisBatch(ordinaryRequest(scene, at), arrived),
  );

function minutesOf({ from, to }: Slice): readonly number[] {
  const first = Math.ceil(from / MINUTE);
  return Array.from({ length: Math.ceil(to / MINUTE) - first }, (_, n) => (first + n) * MINUTE);
}

/** Interfaces without traffic say so every minute. */
function silence({ world, random }: Scene, slice: Slice): readonly RawBatch[] {
  const minutes = minutesOf(slice);
  if (minutes.length === 0) return [];
  return world.interfaces
    .filter(({ duty }) => duty === 'standby')
    .map(({ id }) => {
      const lines = minutes.map((at) => ({ message: noDataLine(id, at / 1000 - 60, at / 1000), timestamp: at }));
      return cloudWatchBatch({ stream: flowStream(id), lines, at: slice.to - 1 }, random);
    });
}

/** All that arrives in a slice of time, in order of arrival. */
export function traffic(world: World, slice: Slice): readonly RawBatch[] {
  const scene = { world, random: createRandom('traffic', world.seed, slice.from, slice.to) };
  const rare = occasions(world, slice.from, slice.to);
  const broken = rare.filter(({ kind }) => kind === 'malformed');
  return [
    ...flows(scene, slice),
    ...calls(scene, slice, rare),
    ...requests(scene, slice),
    ...silence(scene, slice),
    ...broken.map(({ at }) => malformed(scene, at, at)),
  ].toSorted((a, b) => a.at - b.at);
}
