import type { RuleCost } from './cost.ts';
import type { RuleTally } from './tally.ts';

export interface BacktestReport {
  readonly events: number;
  readonly quarantined: number;
  readonly days: readonly string[];
  readonly rules: readonly RuleTally[];
  readonly costs: readonly RuleCost[];
}

/** More writes a second than this make a rule dear, and a table hot. */
const MAX_WRITES = 10;
const SECONDS = 60;
const TITLE = 46;
const CELL = 12;

const count = (number: number): string => number.toLocaleString('en');

const rowOf = (title: string, cells: readonly (string | number)[]): string =>
  title.slice(0, TITLE - 2).padEnd(TITLE) +
  cells.map((cell) => (typeof cell === 'number' ? count(cell) : cell).padStart(CELL)).join('');

const alertRows = ({ days, rules }: BacktestReport): readonly string[] =>
  rules
    .filter(({ alerts }) => alerts > 0)
    .toSorted((one, other) => other.alerts - one.alerts)
    .flatMap(({ rule, alertsByDay, alerts, topGroups }) => [
      rowOf(rule.sigma.title, [...days.map((day) => alertsByDay.get(day) ?? 0), alerts]),
      ...topGroups.map(({ group, events }) => `    ${group}: ${count(events)}`),
    ]);

function writeRows({ days, rules }: BacktestReport): readonly string[] {
  return rules
    .filter(({ matches }) => matches > 0)
    .toSorted((one, other) => other.matches - one.matches)
    .map(({ rule, writesByDay, writesInBusiestMinute }) => {
      const perSecond = writesInBusiestMinute / SECONDS;
      const warning =
        perSecond > MAX_WRITES ? `  over ${MAX_WRITES} a second in the busiest minute: narrow the rule` : '';
      return (
        rowOf(
          rule.sigma.title,
          days.map((day) => writesByDay.get(day) ?? 0),
        ) + warning
      );
    });
}

const costRows = ({ costs }: BacktestReport): readonly string[] =>
  costs
    .toSorted((one, other) => other.micros - one.micros)
    .slice(0, 10)
    .map(({ rule, micros }) => rowOf(rule.title, [`${micros.toFixed(2)} µs`]));

/** A backtest for a reader: alerts by day and rule, what they cost, what they write. */
export function describeBacktest(report: BacktestReport): readonly string[] {
  const { events, quarantined, days } = report;
  const alerts = alertRows(report);
  return [
    `${count(events)} events, ${count(quarantined)} of them unreadable`,
    '',
    rowOf('ALERTS', [...days, 'all']),
    ...(alerts.length === 0 ? ['none'] : alerts),
    '',
    rowOf('STATE WRITES', days),
    ...writeRows(report),
    '',
    'CPU AN EVENT, THE DEAREST RULES ALONE',
    ...costRows(report),
  ];
}

/** What another rule set would change: rules whose number of alerts differs. */
export function describeDifference(before: readonly RuleTally[], after: readonly RuleTally[]): readonly string[] {
  const titles = [...new Set([...before, ...after].map(({ rule }) => rule.sigma.title))].sort();
  const alertsOf = (tallies: readonly RuleTally[], title: string): number =>
    tallies.find(({ rule }) => rule.sigma.title === title)?.alerts ?? 0;
  const rows = titles
    .map((title) => ({ title, was: alertsOf(before, title), is: alertsOf(after, title) }))
    .filter(({ was, is }) => was !== is)
    .map(({ title, was, is }) => rowOf(title, [was, is, `${is > was ? '+' : ''}${count(is - was)}`]));
  return [rowOf('DIFFERENCE', ['before', 'after', 'change']), ...(rows.length === 0 ? ['none'] : rows)];
}
