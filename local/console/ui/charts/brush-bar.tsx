import { useEffect } from 'preact/hooks';
import { age, count } from '../../../../dashboards/compile/format.ts';
import { minute, stamp } from '../../../../dashboards/compile/zone.ts';
import type { TimeRange } from '../../../../dashboards/query.ts';
import { Icon } from '../parts/icon.tsx';
import { linkToEvents, pickRange } from '../state/location.ts';
import { zone } from '../state/settings.ts';

interface BrushBarProps {
  readonly range: TimeRange;
  readonly events: number;
  readonly onClear: () => void;
}

const MINUTE = 60_000;
const DAY = 86_400_000;

/** What is selected on a histogram, and what can be done with it: Enter zooms, Esc clears. */
export function BrushBar({ range, events, onClear }: BrushBarProps) {
  const choice = { kind: 'between', ...range } as const;
  const zoom = (): void => {
    onClear();
    pickRange(choice);
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') onClear();
      else if (event.key === 'Enter' && event.target === document.body) zoom();
      else return;
      event.stopImmediatePropagation();
    };
    addEventListener('keydown', onKey, { capture: true });
    return () => removeEventListener('keydown', onKey, { capture: true });
  }, [range.from, range.to]);
  const { from, to } = range;
  const show = to - from >= DAY || from % MINUTE !== 0 || to % MINUTE !== 0 ? stamp : minute;
  return (
    <div class="brush-bar" role="toolbar" aria-label="Selected range">
      <b>{`${show(from, zone.value)} – ${show(to, zone.value)}`}</b>
      <span>{`${age(to - from)} · ${count(events)} events`}</span>
      <button type="button" class="btn sm primary" onClick={zoom}>
        Zoom
      </button>
      <a class="btn sm" href={linkToEvents([], { range: choice })}>
        Search
      </a>
      <button type="button" class="btn sm ghost icon-only" aria-label="Clear the selection" onClick={onClear}>
        <Icon name="close" size={11} />
      </button>
    </div>
  );
}
