import { signal } from '@preact/signals';
import { Icon } from '../parts/icon.tsx';
import { Segments } from '../parts/segments.tsx';
import { pausedBy, range, rangeChoice, refresh } from '../state/clock.ts';
import { now } from '../state/live.ts';
import { pickRange } from '../state/location.ts';
import { QUICK, rangeLabel, rangeTimes } from '../state/range.ts';
import { REFRESH, refreshEvery, zone } from '../state/settings.ts';
import { AbsoluteRange } from './absolute-range.tsx';

export const timePickerOpen = signal(false);

const refreshLabel = (ms: number): string => (ms === 0 ? 'Off' : `${ms / 1_000} s`);

/** The picked range, and how often it is refreshed. */
export const TimeButtons = () => (
  <span class="btngroup">
    <button
      type="button"
      class="btn"
      aria-haspopup="dialog"
      aria-expanded={timePickerOpen.value}
      onClick={() => {
        timePickerOpen.value = !timePickerOpen.peek();
      }}
    >
      <Icon name="clock" size={14} />
      {rangeLabel(rangeChoice.value)}
      <span class="sub hide-s">{rangeTimes(range.value, now.value, zone.value)}</span>
    </button>
    <button type="button" class="btn hide-s" title="Refresh now (r)" onClick={refresh}>
      <Icon name="refresh" size={13} />
      {pausedBy.value.size > 0 ? 'Paused' : refreshLabel(refreshEvery.value)}
    </button>
  </span>
);

const close = (): void => {
  timePickerOpen.value = false;
};

function Quick() {
  const choice = rangeChoice.value;
  return (
    <div>
      {QUICK.map(({ ms, label }) => {
        const isPicked = choice.kind === 'last' && choice.ms === ms;
        return (
          <button
            type="button"
            key={label}
            class={`quick${isPicked ? ' cur' : ''}`}
            aria-pressed={isPicked}
            onClick={() => {
              pickRange({ kind: 'last', ms });
              close();
            }}
          >
            Last {label}
            {isPicked ? <Icon name="check" size={13} /> : null}
          </button>
        );
      })}
    </div>
  );
}

export function TimePicker() {
  if (!timePickerOpen.value) return null;
  return (
    <div class="pop time-pop" role="dialog" aria-label="Time range">
      <Quick />
      <div>
        <AbsoluteRange onDone={close} />
        <div class="pop-label">Auto-refresh</div>
        <Segments
          of={REFRESH.map((ms) => ({ value: ms, label: refreshLabel(ms) }))}
          picked={refreshEvery.value}
          pick={(ms) => {
            refreshEvery.value = ms;
          }}
        />
      </div>
    </div>
  );
}
