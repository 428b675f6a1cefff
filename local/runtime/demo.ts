import type { SourceId } from '../../transforms/sources/catalogue.ts';
import { type Clock, nextTurn, sleep } from '../aws/clock.ts';
import {
  createWorld,
  quietHistory,
  type RawBatch,
  type ScheduledBatch,
  steadyTraffic,
  storyline,
  type World,
} from '../generator/index.ts';
import type { SourcePath } from './source-path.ts';

export interface DemoSettings {
  readonly clock: Clock;
  readonly seed: number;
  /** Events a second of live traffic. */
  readonly rate: number;
  readonly pathOf: (source: SourceId) => SourcePath;
  readonly isStopped: () => boolean;
}

const HISTORY_MS = 4 * 86_400_000;
const RECENT_MS = 165 * 60_000;
const HISTORY_RATE = 0.1;
const TICK_MS = 500;
const STORY_STARTS_MS = 2_000;
const PUT_TOGETHER = 200;

/** Puts batches on their sources' paths, many of one source in one call. */
async function put(batches: readonly RawBatch[], { pathOf }: DemoSettings): Promise<void> {
  for (const [source, some] of Map.groupBy(batches, (batch) => batch.source)) {
    for (let at = 0; at < some.length; at += PUT_TOGETHER) {
      await pathOf(source).put(some.slice(at, at + PUT_TOGETHER).map(({ data }) => data));
    }
  }
}

async function tell(batches: Iterable<RawBatch>, settings: DemoSettings): Promise<void> {
  let pending: RawBatch[] = [];
  for (const batch of batches) {
    pending.push(batch);
    if (pending.length < PUT_TOGETHER) continue;
    if (settings.isStopped()) return;
    await put(pending, settings);
    const told = new Set(pending.map(({ source }) => source));
    await Promise.all([...told].map((source) => settings.pathOf(source).ready()));
    await nextTurn();
    pending = [];
  }
  await put(pending, settings);
}

/** Four days in event time, as quickly as they can be taken in: the last hours first, because people look there. */
async function tellHistory(settings: DemoSettings, world: World, now: number): Promise<void> {
  const recent = now - RECENT_MS;
  await tell(quietHistory(world, { from: recent, to: now, rate: HISTORY_RATE, recent: settings.rate }), settings);
  await tell(quietHistory(world, { from: now - HISTORY_MS, to: recent, rate: HISTORY_RATE }), settings);
}

/** Takes what is due out of the story, in order. */
function takeDue(story: ScheduledBatch[], now: number): readonly ScheduledBatch[] {
  const due = story.findIndex(({ at }) => at > now);
  return story.splice(0, due === -1 ? story.length : due);
}

/** Steady traffic from now on, with the attack at its beginning. */
async function tellPresent(settings: DemoSettings, world: World, start: number): Promise<void> {
  const { clock, rate, isStopped } = settings;
  const story = [...storyline(world, start + STORY_STARTS_MS)];
  let told = start;
  while (!isStopped()) {
    await sleep(clock, TICK_MS);
    const seconds = (clock.now() - told) / 1000;
    await put([...steadyTraffic(world, { at: told, seconds, rate }), ...takeDue(story, clock.now())], settings);
    told += seconds * 1000;
  }
}

/** A small company's logs: quiet history at once, then traffic and an attack as time goes by. Ends when it is stopped. */
export async function tellDemo(settings: DemoSettings): Promise<void> {
  const world = createWorld(settings.seed);
  const start = settings.clock.now();
  const present = tellPresent(settings, world, start);
  await tellHistory(settings, world, start);
  await present;
}
