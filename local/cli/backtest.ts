import type { Writable } from 'node:stream';
import type { FeedEvent } from '../../alerting/feed.ts';
import { readyRules } from '../../alerting/load.ts';
import { parseRules } from '../../alerting/sigma/index.ts';
import { createEnrichment } from '../../transforms/enrich/index.ts';
import { measureRules } from '../backtest/cost.ts';
import { type BacktestReport, describeBacktest, describeDifference } from '../backtest/report.ts';
import { type Backtest, createBacktest } from '../backtest/run.ts';
import { findFiles, InputError } from '../files/find.ts';
import { fileLines } from '../files/read.ts';
import { openGeoip } from '../geoip.ts';
import { OWN_RULES, readRuleFiles } from '../rule-files.ts';
import type { LoadProgress } from '../runtime/load-files.ts';
import { type KnownFile, recognise } from '../runtime/recognise.ts';
import { chooseSource, type FormatFlags } from '../source-choice.ts';
import { createProgress } from './progress.ts';
import { documentsIn, openSource } from './raw-logs.ts';
import { plain } from './terminal.ts';

export interface BacktestFlags extends FormatFlags {
  readonly source?: string;
  readonly geoip?: string;
  readonly rules?: readonly string[];
  /** Another rule set, to be compared with. */
  readonly before?: readonly string[];
  /** Days, the last one included. */
  readonly from?: string;
  readonly to?: string;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MS = 86_400_000;
const SAMPLE = 2_000;

function dayOf(text: string | undefined, name: string): number | undefined {
  if (text === undefined) return undefined;
  const at = DAY.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(at)) throw new InputError(`--${name}: expected a day such as 2026-11-24`);
  return at;
}

const isUnreadable = ({ event }: FeedEvent): boolean => event.kind === 'pipeline_error';

/** Whether an event lies in the days asked for; what could not be read has no time and always does. Throws InputError. */
function createIsAsked(flags: BacktestFlags): (event: FeedEvent) => boolean {
  const from = dayOf(flags.from, 'from') ?? Number.NEGATIVE_INFINITY;
  const to = (dayOf(flags.to, 'to') ?? Number.POSITIVE_INFINITY) + DAY_MS;
  return (event) => {
    const at = Date.parse(event['@timestamp']);
    return isUnreadable(event) || (at >= from && at < to);
  };
}

interface Reading {
  readonly flags: BacktestFlags;
  readonly isAsked: (event: FeedEvent) => boolean;
  readonly progress: LoadProgress;
}

/** The events of files, from the sources' own parsers. */
async function* eventsOf(files: readonly KnownFile[], { flags, isAsked, progress }: Reading): AsyncIterable<FeedEvent> {
  const enrich = createEnrichment(openGeoip(flags.geoip));
  for (const { path, key, source } of files) {
    const lines = fileLines(path, (count) => progress.bytes(count));
    for await (const document of documentsIn(lines, openSource(source, flags, enrich), { arrived: 0, key })) {
      progress.entries(1);
      const event = JSON.parse(document.toString()) as FeedEvent;
      if (isAsked(event)) yield event;
    }
  }
}

/** What was read, whatever the rules are. */
interface Replayed extends Pick<BacktestReport, 'events' | 'quarantined' | 'days'> {
  /** The first events, to measure rules on. */
  readonly sample: readonly FeedEvent[];
}

async function replay(events: AsyncIterable<FeedEvent>, backtests: readonly Backtest[]): Promise<Replayed> {
  const days = new Set<string>();
  const sample: FeedEvent[] = [];
  let [count, quarantined] = [0, 0];
  for await (const event of events) {
    count++;
    if (isUnreadable(event)) quarantined++;
    else days.add(event['@timestamp'].slice(0, 10));
    if (sample.length < SAMPLE) sample.push(event);
    for (const backtest of backtests) backtest.add(event);
  }
  return { events: count, quarantined, days: [...days].sort(), sample };
}

/** Runs rules over archived raw logs and tells what they would have done. Throws InputError, ConfigError, RuleError. */
export async function backtest(
  paths: readonly string[],
  flags: BacktestFlags,
  io: { stdout: Writable; now: () => number },
): Promise<void> {
  const isAsked = createIsAsked(flags);
  const parsed = parseRules(readRuleFiles(flags.rules ?? [OWN_RULES]));
  const after = createBacktest(readyRules(parsed));
  const before = flags.before && createBacktest(readyRules(parseRules(readRuleFiles(flags.before))));
  const { files, leftOut } = await findFiles(paths);
  const known = recognise(files, flags.source === undefined ? undefined : chooseSource(flags.source));
  const bytes = known.reduce((sum, file) => sum + file.bytes, 0);
  const progress = createProgress(bytes, io.now);
  const events = eventsOf(known, { flags, isAsked, progress });
  const { sample, ...replayed } = await replay(events, before === undefined ? [after] : [after, before]);
  progress.stop();
  const rules = after.end();
  const report = { ...replayed, rules, costs: measureRules(parsed, sample) };
  const difference = before === undefined ? [] : ['', ...describeDifference(before.end(), rules)];
  io.stdout.write(`${[...leftOut, ...describeBacktest(report), ...difference].map(plain).join('\n')}\n`);
}
