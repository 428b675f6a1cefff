import { count, short } from '../../../../dashboards/compile/format.ts';
import type { Stack } from '../../../../dashboards/compile/histogram.ts';
import { filterBy } from '../state/location.ts';

/** In a panel's head there is room for so many numbers. */
const MOST_WITH_TOTALS = 3;

interface LegendProps {
  readonly stack: Stack;
  readonly in: 'side' | 'head';
}

/** A patch of a series' colour; SVG takes a colour as an attribute, so no style is needed. */
export const Patch = ({ color }: { readonly color: string }) => (
  <svg class="patch" width={8} height={8} aria-hidden="true">
    <rect width={8} height={8} rx={2} fill={color} />
  </svg>
);

/** The parts in the order of the stack, with totals; each filters. */
export function Legend({ stack, in: where }: LegendProps) {
  const isRoomy = where === 'side' || stack.parts.length <= MOST_WITH_TOTALS;
  const parts = where === 'side' ? stack.parts.toReversed() : stack.parts;
  return (
    <ul class={where === 'side' ? 'legend' : 'legend-head'}>
      {parts.map(({ name, color, total, filter }) => (
        <li key={name}>
          <button
            type="button"
            disabled={!filter}
            title={filter ? `Only ${name}: ${count(total)}` : name}
            onClick={() => filter && filterBy(filter)}
          >
            <Patch color={color} />
            <span class="cut">{name}</span>
            {isRoomy ? <b>{short(total)}</b> : null}
          </button>
        </li>
      ))}
    </ul>
  );
}
