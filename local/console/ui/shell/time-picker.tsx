import { signal, useSignal } from '@preact/signals';
import { stamp } from '../../../../dashboards/compile/zone.ts';
import { Icon } from '../parts/icon.tsx';
import { pausedBy, range, rangeChoice, refresh } from '../state/clock.ts';
import { now } from '../state/live.ts';
import { pickRange } from '../state/location.ts';
import { QUICK, rangeLabel, rangeTimes } from '../state/range.ts';
import { isLocalTime, REFRESH, refreshEvery, zone } from '../state/settings.ts';
import { parseTime } from './parse-time.ts';

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

interface Choice<T> {
  readonly value: T;
  readonly label: string;
}

function Segments<T>({ of, picked, pick }: { of: readonly Choice<T>[]; picked: T; pick: (value: T) => void }) {
  return (
    <span class="seg">
      {of.map(({ value, label }) => (
        <button type="button" key={label} aria-pressed={value === picked} onClick={() => pick(value)}>
          {label}
        </button>
      ))}
    </span>
  );
}

function Absolute() {
  const from = useSignal(stamp(range.value.from, zone.value));
  const to = useSignal(stamp(range.value.to, zone.value));
  const start = parseTime(from.value, zone.value);
  const end = parseTime(to.value, zone.value);
  const isRange = start !== undefined && end !== undefined && start < end;
  const apply = (event: Event): void => {
    event.preventDefault();
    if (!isRange) return;
    pickRange({ kind: 'between', from: start, to: end });
    close();
  };
  return (
    <form onSubmit={apply}>
      {[
        { label: 'From', text: from },
        { label: 'To', text: to },
      ].map(({ label, text }) => (
        <label key={label}>
          {label}
          <input
            class="data"
            value={text.value}
            spellcheck={false}
            onInput={(event) => {
              text.value = event.currentTarget.value;
            }}
          />
        </label>
      ))}
      <div class="pop-row">
        <Segments
          of={[
            { value: false, label: 'UTC' },
            { value: true, label: 'Local' },
          ]}
          picked={isLocalTime.value}
          pick={(isLocal) => {
            isLocalTime.value = isLocal;
            from.value = stamp(range.peek().from, zone.value);
            to.value = stamp(range.peek().to, zone.value);
          }}
        />
        <button type="submit" class="btn primary" disabled={!isRange}>
          Apply
        </button>
      </div>
    </form>
  );
}

export function TimePicker() {
  if (!timePickerOpen.value) return null;
  return (
    <div class="pop time-pop" role="dialog" aria-label="Time range">
      <Quick />
      <div>
        <Absolute />
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
