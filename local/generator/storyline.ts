import { MINING_POOL, SCANNED_PATHS, SCANNER } from './attacker.ts';
import { cloudWatchBatch, kinesisBatch, type ScheduledBatch } from './batch.ts';
import { flowLine } from './flow-line.ts';
import { intrusion } from './intrusion.ts';
import { malformed } from './malformed.ts';
import { createRandom } from './random.ts';
import { requestAt } from './requests.ts';
import { flowStream } from './streams.ts';
import type { Interface, Scene, World } from './world.ts';

const SCAN = { from: 1_000, every: 180, requests: 48 } as const; // ms
const NOT_FOUND = { method: 'GET', status: 404, result: 'Error', type: 'text/html', bytes: 1_180 } as const;

const scan = ({ random }: Scene, start: number): readonly ScheduledBatch[] =>
  Array.from({ length: SCAN.requests }, (_, n) => {
    const at = start + SCAN.from + n * SCAN.every;
    const path = SCANNED_PATHS[n % SCANNED_PATHS.length] as string;
    const line = requestAt({ ...NOT_FOUND, visitor: SCANNER, path }, random, at - 300);
    return { ...kinesisBatch(line, at), step: 'the edge is scanned' };
  });

/** Steady work: about the same bytes every window. */
function minedLine({ id, address }: Interface, bytes: number, end: number): string {
  const way = {
    source: address,
    destination: MINING_POOL.address,
    sourcePort: 51_822,
    destinationPort: MINING_POOL.port,
  };
  return flowLine(id, { ...way, protocol: 6, packets: 64, bytes, start: end - 58, end, action: 'ACCEPT' });
}

const MINED = [16, 22, 30, 45] as const; // seconds

function mining({ world, random }: Scene, start: number): readonly ScheduledBatch[] {
  const workers = world.interfaces.filter(({ duty }) => duty === 'worker');
  return workers.flatMap((worker) =>
    MINED.map((after) => {
      const at = start + after * 1000;
      const end = Math.floor(at / 1000) - 1;
      const lines = [{ message: minedLine(worker, random.between(38_000, 64_000), end), timestamp: end * 1000 }];
      return {
        ...cloudWatchBatch({ stream: flowStream(worker.id), lines, at }, random),
        step: 'a flow to a mining pool',
      };
    }),
  );
}

const CUT = [3, 10, 18] as const; // seconds

const cutOff = (scene: Scene, start: number): readonly ScheduledBatch[] =>
  CUT.map((after, turn) => ({ ...malformed(scene, start + after * 1000, turn), step: 'a line is cut off on its way' }));

/**
 * The attack, from the first scan to the first refusals: every alert's cause within 20 s of `start` (epoch
 * milliseconds), in order of arrival. Three cut-off lines beside it give quarantine something true to show.
 */
export function storyline(world: World, start: number): readonly ScheduledBatch[] {
  const scene = { world, random: createRandom('storyline', world.seed, start) };
  return [scan, intrusion, mining, cutOff].flatMap((part) => part(scene, start)).toSorted((a, b) => a.at - b.at);
}
