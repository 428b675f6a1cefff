import { describe, expect, test } from 'vitest';
import { loadRules } from '../../alerting/load.ts';
import { judgeAll } from '../../alerting/offline/judge.ts';
import { NOW } from './alerts.ts';
import { feedEvent } from './feed-messages.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

const rule = (id: string, rest = ''): string => `title: ${id}
id: ${id}
logsource: { product: aws, service: cloudtrail }
detection: { selection: { eventName: ${id} }, condition: selection }
${rest}`;

const correlation = (id: string, body: string): string => `title: ${id}\nid: ${id}\ncorrelation: ${body}\n`;

/** `[rule, event]` of what alerts; events are `[minute, action, user]`. */
function alerts(documents: readonly string[], events: readonly (readonly [number, string, string])[]) {
  const rules = loadRules([{ path: 'rules/test/a.yml', text: documents.join('---\n') }]);
  const fed = events.map(([minute, action, user], at) =>
    feedEvent({ id: `e${at}`, at: Math.floor(NOW / DAY) * DAY + minute * MINUTE, action, user }),
  );
  return judgeAll(rules, fed).map(({ rule: { sigma }, number }) => [sigma.id, number]);
}

const OFTEN = '{type: event_count, rules: [Fail], group-by: [user.name], timespan: 10m, condition: {gte: 3}}';

describe('over a list of events', () => {
  test('a rule alerts on each event that it matches', () => {
    expect(
      alerts(
        [rule('Fail')],
        [
          [0, 'Fail', 'a'],
          [1, 'Other', 'a'],
          [2, 'Fail', 'b'],
        ],
      ),
    ).toEqual([
      ['Fail', 0],
      ['Fail', 2],
    ]);
  });

  test('a rule that is counted is silent, and its correlation alerts where it first holds', () => {
    const events = [
      [0, 'Fail', 'a'],
      [1, 'Fail', 'a'],
      [2, 'Fail', 'b'],
      [3, 'Fail', 'a'],
      [4, 'Fail', 'a'],
    ] as const;
    expect(alerts([rule('Fail'), correlation('often', OFTEN)], events)).toEqual([['often', 3]]);
  });

  test('with generate the rule alerts as well', () => {
    const documents = [rule('Fail'), correlation('often', OFTEN.replace('}}', '}, generate: true}'))];
    expect(alerts(documents, [[0, 'Fail', 'a']])).toEqual([['Fail', 0]]);
  });

  test('a correlation alerts again in its next period', () => {
    const minutes = [0, 1, 2, 11, 12, 13];
    const found = alerts(
      [rule('Fail'), correlation('often', OFTEN)],
      minutes.map((minute) => [minute, 'Fail', 'a'] as const),
    );
    expect(found).toEqual([
      ['often', 2],
      ['often', 3],
    ]);
  });

  test('the order of the events does not matter to correlations, their times do', () => {
    const events = [
      [2, 'Fail', 'a'],
      [0, 'Fail', 'a'],
      [1, 'Fail', 'a'],
    ] as const;
    expect(alerts([rule('Fail'), correlation('often', OFTEN)], events)).toEqual([['often', 0]]);
  });

  test('a correlation counts correlations', () => {
    const again = '{type: event_count, rules: [often], group-by: [user.name], timespan: 1h, condition: {gte: 2}}';
    const minutes = [0, 1, 2, 30, 31, 32];
    const documents = [rule('Fail'), correlation('often', OFTEN), correlation('again', again)];
    expect(
      alerts(
        documents,
        minutes.map((minute) => [minute, 'Fail', 'a'] as const),
      ),
    ).toEqual([['again', 5]]);
  });

  test('what is judged when a window is over is told at its last event', () => {
    const seldom = '{type: event_count, rules: [Fail], timespan: 10m, condition: {lt: 3}}';
    const minutes = [0, 1, 2, 11, 12];
    expect(
      alerts(
        [rule('Fail'), correlation('seldom', seldom)],
        minutes.map((minute) => [minute, 'Fail', 'a'] as const),
      ),
    ).toEqual([['seldom', 4]]);
  });

  test('a first-seen rule learns first and then alerts once for each value', () => {
    const first = rule('Enter', 'firewatch: {new_terms: {fields: [user.name], window: 10d, learn: 1d}}\n');
    const day = 24 * 60;
    const events = [
      [0, 'Enter', 'a'],
      [day, 'Enter', 'b'],
      [day + 1, 'Enter', 'b'],
      [day + 2, 'Enter', 'a'],
      [12 * day, 'Enter', 'b'],
    ] as const;
    expect(alerts([first], events)).toEqual([
      ['Enter', 1],
      ['Enter', 4],
    ]);
  });
});
