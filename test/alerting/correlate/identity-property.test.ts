import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadRules } from '../../../alerting/load.ts';
import type { CorrelationIr } from '../../../alerting/sigma/index.ts';
import { NOW } from '../alerts.ts';
import { deliver, deliveryOf, MINUTE } from '../deliveries.ts';
import type { Call } from '../feed-messages.ts';
import { newest, openRuleLambda } from '../rule-lambda.ts';
import { atClose, type Outcome, onArrival, type Plain, trueTimesOf } from './reference.ts';

const ACTIONS = ['StopLogging', 'GetTrail', 'Other'] as const;
const USERS = ['alice', 'bob'] as const;

const rule = (name: string, action: string): string => `title: ${name}
id: ${name}
logsource: { product: aws, service: cloudtrail }
detection: { selection: { eventName: ${action} }, condition: selection }
`;

const correlation = (name: string, body: string): string => `title: ${name}
id: ${name}
level: high
correlation: ${body}
`;

const rules = loadRules([
  {
    path: 'rules/test/all.yml',
    text: [
      rule('stopped', 'StopLogging'),
      rule('read', 'GetTrail'),
      correlation(
        'often',
        '{type: event_count, rules: [stopped, read], group-by: [user.name], timespan: 10m, condition: {gte: 3}}',
      ),
      correlation(
        'many',
        '{type: value_count, rules: [stopped, read], timespan: 5m, condition: {field: [user.name, eventName], gte: 3}}',
      ),
      correlation('both', '{type: temporal, rules: [stopped, read], group-by: [user.name], timespan: 7m}'),
      correlation('then', '{type: temporal_ordered, rules: [read, stopped], group-by: [user.name], timespan: 7m}'),
      correlation(
        'seldom',
        '{type: event_count, rules: [stopped], group-by: [user.name], timespan: 10m, condition: {lte: 2}}',
      ),
      correlation('only', '{type: temporal, group-by: [user.name], timespan: 10m, condition: stopped and not read}'),
      correlation(
        'again',
        '{type: event_count, rules: [often], group-by: [user.name], timespan: 30m, condition: {gte: 2}}',
      ).replace('level: high', 'level: critical'),
    ].join('---\n'),
  },
]);

const irOf = (id: string): CorrelationIr => {
  const found = rules.correlations.byId.get(id);
  if (found === undefined) throw new Error(id);
  return found.ir;
};

const RULE_OF: Readonly<Record<string, string>> = { StopLogging: 'stopped', GetTrail: 'read' };

/** What a correlation counts of a group's calls. */
const plain = (ir: CorrelationIr, calls: readonly Call[]): readonly Plain[] =>
  calls.flatMap(({ id, at, action, user }) => {
    const place = ir.rules.indexOf(RULE_OF[action] ?? '');
    return place < 0 ? [] : [{ id, at, place, value: `${user} ${action}`, number: 0 }];
  });

/** The firings of a correlation, as what another one counts. */
const firings = (ir: CorrelationIr, events: readonly Plain[]): readonly Plain[] =>
  trueTimesOf(ir, events).map((at) => ({
    id: String(Math.floor(at / ir.timespan)),
    at,
    place: 0,
    value: '',
    number: 0,
  }));

/** What one pass in order of time comes to. `often` is counted by another and silent. */
function expected(calls: readonly Call[]): readonly (Outcome & { readonly title: string })[] {
  const of = (id: string, own: readonly Call[]): readonly (Outcome & { readonly title: string })[] => {
    const ir = irOf(id);
    const events = plain(ir, own);
    const isClosed = id === 'seldom' || id === 'only';
    const outcomes = isClosed ? atClose(ir, events) : onArrival(ir, events, ir.timespan);
    return outcomes.map((outcome) => ({ title: id, ...outcome }));
  };
  const again = (own: readonly Call[]) => {
    const [inner, outer] = [irOf('often'), irOf('again')];
    return onArrival(outer, firings(inner, plain(inner, own)), outer.timespan).map((each) => ({
      title: 'again',
      ...each,
    }));
  };
  const byUser = USERS.map((name) => calls.filter(({ user }) => user === name));
  return [
    ...of('many', calls),
    ...byUser.flatMap((own) => [...['both', 'then', 'seldom', 'only'].flatMap((id) => of(id, own)), ...again(own)]),
  ];
}

const inOrder = <
  Each extends { readonly title: string; readonly first: number; readonly count: number; readonly last: number },
>(
  all: readonly Each[],
): readonly Each[] => {
  const key = ({ title, first, last, count }: Each): string => [title, first, last, count].join(' ');
  return [...all].sort((one, other) => (key(one) < key(other) ? -1 : 1));
};

const call = fc.record({
  at: fc.integer({ min: 0, max: 60 * 60 }).map((seconds) => NOW - seconds * 1_000),
  action: fc.constantFrom(...ACTIONS),
  user: fc.constantFrom(...USERS),
});

test('however a stream is shuffled, repeated and cut, correlations come to what one pass comes to', async () => {
  await fc.assert(
    fc.asyncProperty(deliveryOf(call), async (given) => {
      const lambda = openRuleLambda({ at: NOW }, rules);
      expect(await deliver(lambda, given)).toBe(0);
      lambda.now.at += 60 * MINUTE;
      await lambda.timer();
      const found = [...newest(lambda.documents).values()].map(({ rule: { name }, firewatch }) => ({
        title: name,
        count: firewatch.count,
        first: Date.parse(firewatch.first_seen),
        last: Date.parse(firewatch.last_seen),
      }));
      expect(inOrder(found)).toEqual(inOrder(expected(given.calls).map(({ tile: _, ...rest }) => rest)));
      const firsts = [...lambda.documents.values()].filter(({ event }) => event.action === 'alert');
      expect(firsts).toHaveLength(found.length);
      expect(lambda.reports.filter((report) => !report.includes('throttled'))).toEqual([]);
      lambda.state.close();
    }),
    { numRuns: 60 },
  );
});
