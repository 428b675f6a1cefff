import { interval as intervalWords } from '../../../../dashboards/compile/format.ts';
import type { Stack } from '../../../../dashboards/compile/histogram.ts';
import { bucketStarts, intervalOf } from '../../../../dashboards/compile/interval.ts';
import type { ChartTheme } from '../../../../dashboards/compile/theme.ts';
import type { TimeRange } from '../../../../dashboards/query.ts';
import type { AlertSummary } from '../../api.ts';
import { Histogram } from '../charts/histogram.tsx';
import { colors } from '../charts/theme.ts';
import { range as picked } from '../state/clock.ts';
import { alerts, now, session } from '../state/live.ts';
import { linkTo } from '../state/location.ts';
import { Blank, Panel } from './panel.tsx';
import { countLevels, LEVELS, levelWord, SeverityCounts } from './severity.tsx';

const HOUR = 3_600_000;
const HOURS = 24;

const lastDay = (at: number): TimeRange => {
  const to = (Math.floor(at / HOUR) + 1) * HOUR;
  return { from: to - HOURS * HOUR, to };
};

/** Alerts by the time of their first event, one colour a severity; the mildest at the bottom. */
export function raisedStack(
  list: readonly AlertSummary[],
  range: TimeRange,
  interval: number,
  theme: ChartTheme,
): Stack {
  const starts = bucketStarts(range, interval);
  const parts = LEVELS.toReversed().map((level) => {
    const times = list.filter((alert) => alert.level === level).map(({ first }) => first);
    const values = starts.map((start) => times.filter((at) => at >= start && at < start + interval).length);
    return { name: levelWord(level).toLowerCase(), color: theme.levels[level], total: times.length, values };
  });
  return { starts, interval, parts: parts.filter(({ total }) => total > 0) };
}

/** When alerts were raised: over the last day, or, of loaded files, over the picked range. */
export function RaisedPanel({ class: classes = '' }: { readonly class?: string }) {
  const isLive = session.value?.live !== false;
  const range = isLive ? lastDay(now.value) : picked.value;
  const interval = isLive ? HOUR : intervalOf(range);
  const list = (alerts.value ?? []).filter(
    ({ mode, first }) => mode === 'live' && first >= range.from && first < range.to,
  );
  return (
    <Panel
      title={isLive ? 'Raised, last 24 h' : 'Raised'}
      class={`view-histogram ${classes}`}
      meta={`${list.length} alerts, per ${intervalWords(interval)}`}
      end={
        <SeverityCounts
          counts={countLevels(list.map(({ level }) => level))}
          href={(level) => linkTo({ kind: 'alerts' }, { options: { level } })}
        />
      }
    >
      {list.length > 0 ? (
        <Histogram
          title="Alerts raised"
          stack={raisedStack(list, range, interval, colors.value)}
          range={range}
          brush={false}
        />
      ) : (
        <Blank>{isLive ? 'No alert in the last 24 hours' : 'No alert in the range'}</Blank>
      )}
    </Panel>
  );
}
