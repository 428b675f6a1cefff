import { rmSync } from 'node:fs';
import { loadRules, type Rules } from '../../alerting/load.ts';
import type { SourceId } from '../../transforms/sources/catalogue.ts';
import { systemClock } from '../aws/clock.ts';
import { bundleConsole } from '../console/bundle.ts';
import { type Serving, serve } from '../console/serve.ts';
import { createConsole } from '../console/server/console.ts';
import { findFiles, InputError } from '../files/find.ts';
import { openGeoip } from '../geoip.ts';
import { OWN_RULES, readRuleFiles } from '../rule-files.ts';
import { createConsoleData } from '../runtime/console-data.ts';
import { tellDemo } from '../runtime/demo.ts';
import { loadFiles } from '../runtime/load-files.ts';
import { type KnownFile, recognise } from '../runtime/recognise.ts';
import { type Runtime, startRuntime } from '../runtime/runtime.ts';
import type { SourcePath } from '../runtime/source-path.ts';
import { summarise, summaryText } from '../runtime/summary.ts';
import { chooseSource, type FormatFlags, optionsOf } from '../source-choice.ts';
import { createProgress } from './progress.ts';
import { plain } from './terminal.ts';

export interface StartFlags extends FormatFlags {
  readonly source?: string;
  readonly geoip?: string;
  readonly data?: string;
  readonly port: number;
  readonly once?: boolean;
  readonly seed: number;
  readonly rate: number;
  readonly timeZone: string;
}

const SCRATCH = '.firewatch';

const say = (sentence: string): void => void process.stderr.write(`${plain(sentence)}\n`);

/** A folder that the user names is kept and gone on with; ours is begun anew each time. */
function dataFolder(data: string | undefined): string {
  if (data !== undefined) return data;
  rmSync(SCRATCH, { recursive: true, force: true });
  return SCRATCH;
}

function pathIn(runtime: Runtime, id: SourceId): SourcePath {
  const path = runtime.paths.get(id);
  if (path === undefined) throw new InputError(`unknown source ${id}`);
  return path;
}

async function openRuntime(flags: StartFlags, rules: Rules, consoleUrl: string): Promise<Runtime> {
  const source = flags.source === undefined ? undefined : chooseSource(flags.source);
  return startRuntime({
    folder: dataFolder(flags.data),
    clock: systemClock,
    rules,
    findPlace: openGeoip(flags.geoip),
    options: source === undefined ? {} : { [source]: optionsOf(source, flags) },
    timeZone: flags.timeZone,
    consoleUrl,
    random: Math.random,
    notice: say,
  });
}

async function load(runtime: Runtime, files: readonly KnownFile[]): Promise<void> {
  const progress = createProgress(
    files.reduce((sum, { bytes }) => sum + bytes, 0),
    Date.now,
  );
  const problems = await loadFiles(files, (id) => pathIn(runtime, id), progress);
  progress.stop();
  for (const problem of problems) say(problem);
}

async function findKnown(paths: readonly string[], flags: StartFlags): Promise<readonly KnownFile[]> {
  const { files, leftOut } = await findFiles(paths);
  const known = recognise(files, flags.source === undefined ? undefined : chooseSource(flags.source));
  for (const sentence of leftOut) say(`left out ${sentence}`);
  return known;
}

/** Loads files, judges every window, prints the summary, and ends. */
async function runOnce(paths: readonly string[], flags: StartFlags, rules: Rules): Promise<void> {
  const files = await findKnown(paths, flags);
  const runtime = await openRuntime(flags, rules, `http://127.0.0.1:${flags.port}`);
  try {
    await load(runtime, files);
    await runtime.drain('all');
    const rows = await createConsoleData(runtime, {
      rules,
      started: Date.now(),
      now: Date.now,
      live: false,
    }).pipeline.ledger();
    process.stdout.write(summaryText(await summarise(runtime, rows)));
  } finally {
    await runtime.close();
  }
}

async function listen(app: Parameters<typeof serve>[0], port: number): Promise<Serving> {
  try {
    return await serve(app, port);
  } catch (error) {
    throw new InputError(error instanceof Error ? error.message : String(error));
  }
}

/** Serves the console until the process is told to stop. */
async function runConsole(paths: readonly string[], flags: StartFlags, rules: Rules): Promise<void> {
  const started = Date.now();
  const live = paths.length === 0;
  const files = live ? [] : await findKnown(paths, flags);
  const [runtime, assets] = await Promise.all([
    openRuntime(flags, rules, `http://127.0.0.1:${flags.port}`),
    bundleConsole(),
  ]);
  const data = createConsoleData(runtime, { rules, started, now: Date.now, live });
  const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
  const console = await listen(createConsole({ data, assets, clock: Date.now, pause }), flags.port);
  process.stdout.write(`Firewatch is at ${console.url}\n`);
  let stopped = false;
  const stop = async (): Promise<void> => {
    if (stopped) process.exit(1);
    stopped = true;
    await console.close();
    await runtime.close();
    process.exit(0);
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  if (live)
    await tellDemo({
      clock: systemClock,
      seed: flags.seed,
      rate: flags.rate,
      pathOf: (id) => pathIn(runtime, id),
      pathsAt: runtime.pathsAt,
      isStopped: () => stopped,
    });
  else await load(runtime, files);
}

/** `npm start`: the demo, or the user's own files. Throws InputError, ConfigError, RuleError and StoreError. */
export async function start(paths: readonly string[], flags: StartFlags): Promise<void> {
  const rules = loadRules(readRuleFiles([OWN_RULES]));
  if (flags.once && paths.length === 0) throw new InputError('--once needs files or folders to read');
  await (flags.once ? runOnce(paths, flags, rules) : runConsole(paths, flags, rules));
}
