import type { Writable } from 'node:stream';
import type { FeedEvent } from '../../alerting/feed.ts';
import { readyRules } from '../../alerting/load.ts';
import { parseRules } from '../../alerting/sigma/index.ts';
import { createNormalizer } from '../../transforms/core/normalize.ts';
import type { Source } from '../../transforms/core/source.ts';
import { outcomesOf } from '../../transforms/core/transform.ts';
import { createEnrichment } from '../../transforms/enrich/index.ts';
import type { SourceId } from '../../transforms/sources/catalogue.ts';
import { sources } from '../../transforms/sources/index.ts';
import { measureRules } from '../backtest/cost.ts';
import { describeBacktest, describeDifference } from '../backtest/report.ts';
import { createBacktest } from '../backtest/run.ts';
import { findFiles, InputError } from '../files/find.ts';
import { messagesOf } from '../files/messages.ts';
import { fileLines } from '../files/read.ts';
import { openGeoip } from '../geoip.ts';
import { OWN_RULES, readRuleFiles } from '../rule-files.ts';
import { type KnownFile, recognise } from '../runtime/recognise.ts';
import { chooseSource, type FormatFlags, optionsOf } from '../source-choice.ts';
import { createProgress } from './progress.ts';
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

interface Reading {
  readonly flags: BacktestFlags;
  readonly progress: { bytes(count: number): void; entries(count: number): void };
}

/** The events of files, from the sources' own parsers. */
async function* eventsOf(files: readonly KnownFile[], { flags, progress }: Reading): AsyncIterable<FeedEvent> {
  const enrich = createEnrichment(openGeoip(flags.geoip));
  const open = (id: SourceId) => {
    const source: Source = sources[id];
    const normalize = createNormalizer({ id, source, options: optionsOf(id, flags), enrich });
    return { id, source, normalize, index: { kind: 'all' } } as const;
  };
  for (const { path, key, source } of files) {
    const opened = open(source);
    const lines = fileLines(path, (count) => progress.bytes(count));
    for await (const message of messagesOf(lines, opened.source.framing, { arrived: 0, key })) {
      progress.entries(1);
      for (const outcome of outcomesOf(message, opened))
        if (outcome.kind !== 'filtered') yield JSON.parse(outcome.document.toString()) as FeedEvent;
    }
  }
}

/** Runs rules over archived raw logs and tells what they would have done. Throws InputError, ConfigError, RuleError. */
export async function backtest(
  paths: readonly string[],
  flags: BacktestFlags,
  io: { stdout: Writable; now: () => number },
): Promise<void> {
  const from = dayOf(flags.from, 'from') ?? Number.NEGATIVE_INFINITY;
  const to = (dayOf(flags.to, 'to') ?? Number.POSITIVE_INFINITY) + DAY_MS;
  const parsed = parseRules(readRuleFiles(flags.rules ?? [OWN_RULES]));
  const after = createBacktest(readyRules(parsed));
  const before = flags.before && createBacktest(readyRules(parseRules(readRuleFiles(flags.before))));
  const { files, leftOut } = await findFiles(paths);
  const known = recognise(files, flags.source === undefined ? undefined : chooseSource(flags.source));
  const progress = createProgress(
    files.reduce((sum, { bytes }) => sum + bytes, 0),
    io.now,
  );
  const days = new Set<string>();
  const sample: FeedEvent[] = [];
  let [events, quarantined] = [0, 0];
  for await (const event of eventsOf(known, { flags, progress })) {
    const at = Date.parse(event['@timestamp']);
    const isError = event.event.kind === 'pipeline_error';
    if (!isError && (at < from || at >= to)) continue;
    events++;
    if (isError) quarantined++;
    else days.add(event['@timestamp'].slice(0, 10));
    if (sample.length < SAMPLE) sample.push(event);
    after.add(event);
    before?.add(event);
  }
  progress.stop();
  const rules = after.end();
  const report = { events, quarantined, days: [...days].sort(), rules, costs: measureRules(parsed, sample) };
  const difference = before === undefined ? [] : ['', ...describeDifference(before.end(), rules)];
  io.stdout.write(`${[...leftOut, ...describeBacktest(report), ...difference].map(plain).join('\n')}\n`);
}
