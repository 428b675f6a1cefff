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

type PathOf = (source: SourceId) => SourcePath;

export interface DemoSettings {
  readonly clock: Clock;
  readonly seed: number;
  /** Events a second of live traffic. */
  readonly rate: number;
  readonly pathOf: PathOf;
  /** Ways for records that arrived when the clock says so. */
  readonly pathsAt: (clock: Clock) => ReadonlyMap<SourceId, SourcePath>;
  readonly isStopped: () => boolean;
}

const HISTORY_MS = 4 * 86_400_000;
const RECENT_MS = 165 * 60_000;
const HISTORY_RATE = 0.1;
const TICK_MS = 500;
const STORY_STARTS_MS = 2_000;
const SLICE_MS = 60_000;

/** Puts batches on their sources' paths, those of one source in one call. */
async function put(batches: readonly RawBatch[], pathOf: PathOf): Promise<void> {
  for (const [source, some] of Map.groupBy(batches, (batch) => batch.source)) {
    await pathOf(source).put(some.map(({ data }) => data));
  }
}

/** Batches that arrived in the same minute, minute by minute. */
function* slicesOf(batches: Iterable<RawBatch>): Iterable<readonly RawBatch[]> {
  let slice: RawBatch[] = [];
  let ends = 0;
  for (const batch of batches) {
    if (batch.at >= ends && slice.length > 0) {
      yield slice;
      slice = [];
    }
    if (slice.length === 0) ends = batch.at + SLICE_MS;
    slice.push(batch);
  }
  if (slice.length > 0) yield slice;
}

/** A clock that stands where it is put, while timers run as ever. */
function createPast(clock: Clock): Clock & { at: number } {
  const past = { at: 0, now: () => past.at, setTimeout: clock.setTimeout };
  return past;
}

/** Tells batches as of their own time, as quickly as they can be taken in. */
async function tell(batches: Iterable<RawBatch>, { clock, pathsAt, isStopped }: DemoSettings): Promise<void> {
  const past = createPast(clock);
  const paths = pathsAt(past);
  const pathOf: PathOf = (source) => {
    const path = paths.get(source);
    if (path === undefined) throw new Error(`no path of ${source}`);
    return path;
  };
  for (const slice of slicesOf(batches)) {
    if (isStopped()) return;
    past.at = slice.reduce((latest, { at }) => Math.max(latest, at), 0);
    await put(slice, pathOf);
    await Promise.all([...paths.values()].map((path) => path.ready()));
    await nextTurn();
  }
}

/** Four days: the last hours first, because people look there. */
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
  const { clock, rate, pathOf, isStopped } = settings;
  const story = [...storyline(world, start + STORY_STARTS_MS)];
  let told = start;
  while (!isStopped()) {
    await sleep(clock, TICK_MS);
    const seconds = (clock.now() - told) / 1000;
    await put([...steadyTraffic(world, { at: told, seconds, rate }), ...takeDue(story, clock.now())], pathOf);
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
