import { cellLabel } from '../../../../dashboards/compile/label.ts';
import { go, place } from '../state/location.ts';
import { type Chip, withoutFilter } from '../state/place.ts';
import { editFilter } from './filter-editor.tsx';
import { Icon } from './icon.tsx';

const replaced = (chip: Chip, next: Chip): void => {
  const now = place.peek();
  go({ ...now, chips: now.chips.map((other) => (other === chip ? next : other)) });
};

const toggled = ({ off, ...chip }: Chip): Chip => (off ? chip : { ...chip, off: true });

/** One filter of the address: a click edits it, a double click switches it off, × takes it away. */
export function FilterChip({ chip }: { readonly chip: Chip }) {
  const name = `${chip.negate ? 'not ' : ''}${chip.field} ${cellLabel(chip.value)}`;
  return (
    <span class={`chip${chip.negate ? ' not' : ''}${chip.off ? ' off' : ''}`}>
      <button type="button" class="chip-text" title={`Edit: ${name}`} onClick={() => editFilter(chip)}>
        {chip.negate ? <em>not </em> : null}
        <em>{chip.field}</em> {chip.value === null ? 'is absent' : cellLabel(chip.value)}
      </button>
      <button
        type="button"
        class="chip-switch"
        aria-pressed={!chip.off}
        title={chip.off ? 'Switch on' : 'Switch off'}
        aria-label={`${chip.off ? 'Switch on' : 'Switch off'} ${name}`}
        onClick={() => replaced(chip, toggled(chip))}
      >
        {chip.off ? '○' : '●'}
      </button>
      <button
        type="button"
        aria-label={`Remove ${name}`}
        title="Remove"
        onClick={() => go(withoutFilter(place.peek(), chip))}
      >
        <Icon name="close" size={10} />
      </button>
    </span>
  );
}

export const FilterChips = () => (
  <>
    {place.value.chips.map((chip) => (
      <FilterChip key={`${chip.field} ${JSON.stringify(chip.value)}`} chip={chip} />
    ))}
  </>
);
