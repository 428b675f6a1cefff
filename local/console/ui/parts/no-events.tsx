import { near } from '../../../../dashboards/compile/zone.ts';
import { range } from '../state/clock.ts';
import { now, status } from '../state/live.ts';
import { linkTo, place } from '../state/location.ts';
import { zone } from '../state/settings.ts';
import { Blank } from './panel.tsx';

const HOUR = 3_600_000;

/** The hour that ends with a source's newest event, where that lies before the picked range. */
function LastHour({ source }: { readonly source: string }) {
  const span = status.value?.sources.find(({ id }) => id === source)?.span;
  if (!span || span.to >= range.value.from) return null;
  const from = span.to - HOUR;
  const { page, chips, query } = place.value;
  const show = (at: number): string => near(at, now.value, zone.value);
  return (
    <a class="link" href={linkTo(page, { chips, query, range: { kind: 'between', from, to: span.to + 1 } })}>
      {`Show ${show(from)} – ${show(span.to)}`}
    </a>
  );
}

/** Nothing in the picked range; of a source that stopped, a way to its last hour. */
export const NoEvents = ({ source }: { readonly source?: string | undefined }) => (
  <Blank>
    No events in this range
    {source === undefined ? null : <LastHour source={source} />}
  </Blank>
);
