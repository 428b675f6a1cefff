import { count } from '../../../../../dashboards/compile/format.ts';
import { cellLabel } from '../../../../../dashboards/compile/label.ts';
import type { EventsRequest, EventsResponse } from '../../../api.ts';
import { Blank } from '../../parts/panel.tsx';
import { useAnswer } from '../../state/answer.ts';
import { range } from '../../state/clock.ts';
import { go, place } from '../../state/location.ts';
import { activeFilters, type Chip, type Place, withoutFilter } from '../../state/place.ts';

interface WithoutProps {
  readonly name: string;
  readonly rest: Place;
}

/** How many events there would be without one of the filters. */
function Without({ name, rest }: WithoutProps) {
  const scope = {
    range: range.value,
    filters: activeFilters(rest.chips),
    ...(rest.query ? { query: rest.query } : {}),
  };
  const body: EventsRequest = { scope, fields: [], limit: 1 };
  const { value } = useAnswer<EventsResponse>({ path: '/events', body });
  if (!value || value.total === 0) return null;
  return (
    <button type="button" class="link" onClick={() => go(rest)}>
      {`Without ${name}: ${count(value.total)} events`}
    </button>
  );
}

const nameOf = ({ field, value, negate }: Chip): string => `${negate ? 'not ' : ''}${field} ${cellLabel(value)}`;

/** Says which filter leaves nothing over, and offers to drop it. */
export function NothingFound() {
  const now = place.value;
  const { sel: _sel, ...options } = now.options;
  return (
    <Blank title="Nothing found in this range">
      {now.query === '' && now.chips.length === 0 ? 'Pick a longer range at the top right' : null}
      {now.query === '' ? null : <Without name="the query" rest={{ ...now, query: '', options }} />}
      {now.chips
        .filter(({ off }) => !off)
        .map((chip) => (
          <Without key={nameOf(chip)} name={nameOf(chip)} rest={{ ...withoutFilter(now, chip), options }} />
        ))}
    </Blank>
  );
}
