import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCorrelator } from '../alerting/correlate/correlator.ts';
import type { Match } from '../alerting/evaluate.ts';
import type { FeedEvent } from '../alerting/feed.ts';
import { loadRules } from '../alerting/load.ts';
import { createSqliteStore } from '../alerting/state/sqlite-store.ts';
import { say } from './report.ts';

const GROUPS = 100_000;
const EVENTS = 100_000;
/** Matching events in one feed message. */
const BATCH = 200;
const AT = Date.UTC(2026, 10, 24, 14);

const rules = loadRules([
  {
    path: 'rules/bench/often.yml',
    text: `title: Failed
id: failed
logsource: {product: aws, service: cloudtrail}
detection: {selection: {errorCode: '*'}, condition: selection}
---
title: Failed often
id: often
correlation: {type: event_count, rules: [failed], group-by: [user.name], timespan: 1h, condition: {gte: 5}}
`,
  },
]);

function matchOf(number: number, group: number): Match {
  const rule = rules.byId.get('failed');
  if (rule === undefined) throw new Error('no rule');
  const at = AT + number * 5;
  const event = {
    '@timestamp': new Date(at).toISOString(),
    event: { id: `event-${number}`, dataset: 'aws.cloudtrail' },
    user: { name: `user-${group}` },
  } as FeedEvent;
  return { rule, event, at };
}

const batches = (from: number, groupOf: (number: number) => number): readonly (readonly Match[])[] =>
  Array.from({ length: EVENTS / BATCH }, (_, batch) =>
    Array.from({ length: BATCH }, (__, at) => {
      const number = from + batch * BATCH + at;
      return matchOf(number, groupOf(number));
    }),
  );

const folder = mkdtempSync(join(tmpdir(), 'firewatch-bench-'));
const state = createSqliteStore({ path: join(folder, 'state.sqlite'), now: () => AT });
const { correlate } = createCorrelator({
  correlations: rules.correlations,
  state,
  report: (error) => {
    throw error;
  },
  now: () => AT,
});

for (const matches of batches(0, (number) => number % GROUPS)) await correlate(matches);
const timed = batches(EVENTS, (number) => (number * 7_919) % GROUPS);
const before = process.cpuUsage();
for (const matches of timed) await correlate(matches);
const { user, system } = process.cpuUsage(before);
say(`correlation, ${GROUPS.toLocaleString('en')} live groups`, (user + system) / EVENTS, 'µs CPU an event', {
  most: 30,
});
say('RSS', process.memoryUsage().rss / 1024 / 1024, 'MB', { most: 400 });
state.close();
rmSync(folder, { recursive: true });
