import { useSignal } from '@preact/signals';
import { fieldLabel } from '../../../../../dashboards/compile/label.ts';
import { allFields, searchableNames } from '../../../../../dashboards/search/fields.ts';
import { setOptions } from '../../state/location.ts';
import { STANDARD_COLUMNS } from './columns.ts';

const names = searchableNames(allFields);
const FOUND = 12;

const write = (columns: readonly string[]): void =>
  setOptions({ cols: columns.join(',') === STANDARD_COLUMNS.join(',') ? '' : columns.join(',') });

interface ColumnsMenuProps {
  readonly columns: readonly string[];
  /** How many of them there is room for. */
  readonly shown: number;
}

/** Which fields are columns; the address holds them, so a link shares them. */
export function ColumnsMenu({ columns, shown }: ColumnsMenuProps) {
  const isOpen = useSignal(false);
  const typed = useSignal('');
  const found = typed.value === '' ? [] : names.filter((name) => name.includes(typed.value.toLowerCase()));
  const offered = [...new Set([...columns, ...(typed.value === '' ? STANDARD_COLUMNS : found)])].slice(
    0,
    FOUND + columns.length,
  );
  const toggle = (name: string): void =>
    write(columns.includes(name) ? columns.filter((one) => one !== name) : [...columns, name]);
  return (
    <span class="menu-anchor">
      <button
        type="button"
        class="btn ghost sm"
        aria-expanded={isOpen.value}
        onClick={() => {
          isOpen.value = !isOpen.peek();
        }}
      >
        Columns {shown + 2}
      </button>
      {isOpen.value ? (
        <div class="menu">
          <input
            class="data"
            aria-label="Find a field"
            placeholder="find a field"
            value={typed.value}
            onInput={(event) => {
              typed.value = event.currentTarget.value;
            }}
          />
          {offered.map((name) => (
            <label key={name} title={fieldLabel(name)}>
              <input type="checkbox" checked={columns.includes(name)} onChange={() => toggle(name)} />
              <span class="data cut">{name}</span>
            </label>
          ))}
          <button type="button" class="btn ghost sm" onClick={() => write(STANDARD_COLUMNS)}>
            Standard columns
          </button>
        </div>
      ) : null}
    </span>
  );
}
