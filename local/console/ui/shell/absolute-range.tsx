import { useSignal } from '@preact/signals';
import { stamp } from '../../../../dashboards/compile/zone.ts';
import { Segments } from '../parts/segments.tsx';
import { range } from '../state/clock.ts';
import { pickRange } from '../state/location.ts';
import { isLocalTime, zone } from '../state/settings.ts';
import { parseTime } from './parse-time.ts';

/** From and to, typed, in UTC or on the reader's own clock. */
export function AbsoluteRange({ onDone }: { readonly onDone: () => void }) {
  const from = useSignal(stamp(range.value.from, zone.value));
  const to = useSignal(stamp(range.value.to, zone.value));
  const start = parseTime(from.value, zone.value);
  const end = parseTime(to.value, zone.value);
  const isRange = start !== undefined && end !== undefined && start < end;
  const apply = (event: Event): void => {
    event.preventDefault();
    if (!isRange) return;
    pickRange({ kind: 'between', from: start, to: end });
    onDone();
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
