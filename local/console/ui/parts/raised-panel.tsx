import type { Stack } from '../../../../dashboards/compile/histogram.ts';
import { bucketStarts } from '../../../../dashboards/compile/interval.ts';
import type { TimeRange } from '../../../../dashboards/query.ts';
import type { AlertSummary } from '../../api.ts';
import { Histogram } from '../charts/histogram.tsx';
import { colors } from '../charts/theme.ts';
import { alerts, now } from '../state/live.ts';
import { linkTo } from '../state/location.ts';
import { Blank, Panel } from './panel.tsx';
import { countLevels, LEVELS, levelWord, SeverityCounts } from './severity.tsx';

const HOUR = 3_600_000;
const HOURS = 24;

const lastDay = (at: number): TimeRange => {
  const to = (Math.floor(at / HOUR) + 1) * HOUR;
  return { from: to - HOURS * HOUR, to };
};

/** Alerts by the hour of their first event, one colour a severity; the mildest at the bottom. */
export function raisedStack(list: readonly AlertSummary[], range: TimeRange, theme = colors.value): Stack {
  const starts = bucketStarts(range, HOUR);
  const parts = LEVELS.toReversed().map((level) => {
    const times = list.filter((alert) => alert.level === level).map(({ first }) => first);
    const values = starts.map((start) => times.filter((at) => at >= start && at < start + HOUR).length);
    return { name: levelWord(level).toLowerCase(), color: theme.levels[level], total: times.length, values };
  });
  return { starts, interval: HOUR, parts: parts.filter(({ total }) => total > 0) };
}

/** When alerts were raised, over the last day. */
export function RaisedPanel({ class: classes = '' }: { readonly class?: string }) {
  const range = lastDay(now.value);
  const list = (alerts.value ?? []).filter(
    ({ mode, first }) => mode === 'live' && first >= range.from && first < range.to,
  );
  return (
    <Panel
      title="Raised, last 24 h"
      class={`view-histogram ${classes}`}
      meta={`${list.length} alerts, per hour`}
      end={
        <SeverityCounts
          counts={countLevels(list.map(({ level }) => level))}
          href={(level) => linkTo({ kind: 'alerts' }, { options: { level } })}
        />
      }
    >
      {list.length > 0 ? (
        <Histogram title="Alerts raised" stack={raisedStack(list, range)} range={range} brush={false} />
      ) : (
        <Blank>No alert in the last 24 hours</Blank>
      )}
    </Panel>
  );
}
