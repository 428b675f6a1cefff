import { join } from 'node:path';
import { createFields, logsourcesOf } from '../alerting/fields/index.ts';
import { compileRules, type LogSource, type ParsedRules, type RuleSet } from '../alerting/sigma/index.ts';
import { type Lane, measure } from './lanes.ts';
import { documentsOf, elsewhere, publishedRules, rawEvents, ruleSet } from './rule-workload.ts';

const EVENTS = 20_000;
const LOGSOURCES: readonly LogSource[] = logsourcesOf('aws.cloudtrail');
const shapes = publishedRules(join(import.meta.dirname, '../../shared/data/sigma-aws-rules/rules'));

interface Goal {
  readonly name: string;
  readonly rules: Pick<ParsedRules, 'rules'>;
  /** Of what the figure is a share: the floor, or another set's figure. */
  readonly of?: string;
  readonly goal: number;
  readonly must: number;
}

function goalsOf(base: NonNullable<typeof shapes>): readonly Goal[] {
  const few = ruleSet(base, 60);
  const many = ruleSet(base, 4_000);
  const routed = { rules: [...few.rules, ...elsewhere({ rules: many.rules.slice(60) })] };
  return [
    { name: '60', rules: few, goal: 0.6, must: 0.5 },
    { name: '1000', rules: ruleSet(base, 1_000), goal: 0.46, must: 0.38 },
    { name: '4000', rules: many, goal: 0.34, must: 0.25 },
    { name: '4000 to 1000', rules: many, of: '1000', goal: 0.65, must: 0 },
    { name: '3940 elsewhere', rules: routed, of: '60', goal: 0.95, must: 0.9 },
  ];
}

const ACTIONS = new Map([['StopLogging', 1]]);

/** What everybody must do: read the event and look one thing up. */
const floor = (texts: readonly string[], actionOf: (event: never) => string | undefined): Lane => ({
  name: 'floor',
  run() {
    let found = 0;
    for (const text of texts) found += ACTIONS.get(actionOf(JSON.parse(text) as never) ?? '') ?? 0;
    if (found === 0) throw new Error('nothing was found');
  },
});

const lane = (name: string, set: RuleSet, texts: readonly string[]): Lane => ({
  name,
  run() {
    let found = 0;
    for (const text of texts) found += set.match(JSON.parse(text) as object, LOGSOURCES).length;
    if (found === 0) throw new Error('nothing matched');
  },
});

const meanTried = (set: RuleSet, texts: readonly string[]): number =>
  texts.reduce((sum, text) => {
    set.match(JSON.parse(text) as object, LOGSOURCES);
    return sum + set.tried(LOGSOURCES);
  }, 0) / texts.length;

async function benchmark(form: string, texts: readonly string[], bottom: Lane, goals: readonly Goal[]): Promise<void> {
  const sets = new Map(
    goals.filter(({ of }) => of !== '1000').map(({ name, rules }) => [name, compileRules(rules, createFields())]),
  );
  const least = await measure([bottom, ...[...sets].map(([name, set]) => lane(name, set, texts))]);
  const share = (name: string, of: string): number => (least.get(of) ?? 0) / (least.get(name) ?? 1);
  for (const { name, of = 'floor', goal, must } of goals) {
    const set = sets.get(name);
    const ratio = share(set === undefined ? '4000' : name, of);
    const verdict = ratio >= goal ? 'goal reached' : ratio >= must ? 'ok' : 'BELOW';
    const tried = set === undefined ? '' : `  ${meanTried(set, texts).toFixed(1)} candidates an event`;
    process.stdout.write(
      `${form.padEnd(10)} ${name.padEnd(16)} ${ratio.toFixed(2)} of ${of} (goal ${goal}, must ${must}) ${verdict}${tried}\n`,
    );
  }
  const perEvent = ((least.get('floor') ?? 0) / texts.length).toFixed(2);
  process.stdout.write(`${form.padEnd(10)} floor ${perEvent} µs an event\n`);
}

const MAX_LOAD_MS = 300;
const MAX_LOAD_MB = 70;

/** What 4,000 rules cost to load from the JSON that the build makes. */
function measureLoad(rules: Pick<ParsedRules, 'rules'>): void {
  const text = JSON.stringify(rules);
  globalThis.gc?.();
  const heap = process.memoryUsage().heapUsed;
  const before = process.cpuUsage();
  const set = compileRules(JSON.parse(text) as ParsedRules, createFields());
  set.match({}, LOGSOURCES);
  const { user, system } = process.cpuUsage(before);
  globalThis.gc?.();
  const ms = (user + system) / 1000;
  const mb = (process.memoryUsage().heapUsed - heap) / 1024 / 1024;
  process.stdout.write(
    `load       4000 rules, ${(text.length / 1e6).toFixed(1)} MB of JSON: ${ms.toFixed(0)} ms CPU (must ${MAX_LOAD_MS}) ${ms <= MAX_LOAD_MS ? 'ok' : 'ABOVE'}, ${mb.toFixed(0)} MB (must ${MAX_LOAD_MB}) ${mb <= MAX_LOAD_MB ? 'ok' : 'ABOVE'}${set.rules.length === 0 ? '!' : ''}\n`,
  );
}

if (shapes === undefined) {
  process.stdout.write('rules: skipped, the published rules are not at hand\n');
} else {
  measureLoad(ruleSet(shapes, 4_000));
  const goals = goalsOf(shapes);
  const lines = rawEvents(EVENTS);
  await benchmark(
    'raw',
    lines,
    floor(lines, ({ eventName }: { eventName?: string }) => eventName),
    goals,
  );
  const documents = documentsOf(lines);
  await benchmark(
    'documents',
    documents,
    floor(documents, ({ event }: { event?: { action?: string } }) => event?.action),
    goals,
  );
}
