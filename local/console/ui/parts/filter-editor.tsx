import { signal, useSignal } from '@preact/signals';
import { fieldDefinition } from '../../../../dashboards/compile/label.ts';
import type { Filter } from '../../../../dashboards/query.ts';
import { allFields, searchableNames } from '../../../../dashboards/search/fields.ts';
import { go, place } from '../state/location.ts';
import { type Chip, withFilter } from '../state/place.ts';

/** The chip that is edited, or `new`. */
export const edited = signal<Chip | 'new' | undefined>(undefined);

export function editFilter(chip: Chip | 'new'): void {
  edited.value = chip;
}

const NUMBERS: ReadonlySet<string> = new Set(['long', 'double']);

/** A typed value as the field's type wants it; undefined where it does not fit. */
export function valueFor(field: string, text: string): Filter['value'] | undefined {
  const type = fieldDefinition(field)?.type;
  if (type === 'boolean') return text === 'true' ? true : text === 'false' ? false : undefined;
  if (type === undefined || !NUMBERS.has(type)) return text;
  const number = Number(text);
  return text.trim() === '' || !Number.isFinite(number) ? undefined : number;
}

const names = searchableNames(allFields);

type Relation = 'is' | 'not' | 'absent' | 'present';

const RELATIONS: readonly { readonly id: Relation; readonly word: string }[] = [
  { id: 'is', word: 'is' },
  { id: 'not', word: 'is not' },
  { id: 'present', word: 'is present' },
  { id: 'absent', word: 'is absent' },
];

const relationOf = ({ value, negate }: Filter): Relation => {
  if (value === null) return negate ? 'present' : 'absent';
  return negate ? 'not' : 'is';
};

function filterOf(field: string, relation: Relation, text: string): Filter | undefined {
  if (!names.includes(field)) return undefined;
  if (relation === 'absent') return { field, value: null };
  if (relation === 'present') return { field, value: null, negate: true };
  const value = valueFor(field, text);
  if (value === undefined || value === '') return undefined;
  return relation === 'not' ? { field, value, negate: true } : { field, value };
}

const close = (): void => {
  edited.value = undefined;
};

/** A form for one filter: field, relation, value. Only what can be a filter is taken. */
export function FilterEditor() {
  const chip = edited.value;
  return chip === undefined ? null : <Form key={chip === 'new' ? 'new' : JSON.stringify(chip)} chip={chip} />;
}

function Form({ chip }: { readonly chip: Chip | 'new' }) {
  const before = chip === 'new' ? undefined : chip;
  const field = useSignal(before?.field ?? '');
  const relation = useSignal<Relation>(before ? relationOf(before) : 'is');
  const text = useSignal(before?.value === undefined || before.value === null ? '' : String(before.value));
  const filter = filterOf(field.value, relation.value, text.value);
  const needsValue = relation.value === 'is' || relation.value === 'not';
  const apply = (event: Event): void => {
    event.preventDefault();
    if (!filter) return;
    const now = place.peek();
    const rest = before ? { ...now, chips: now.chips.filter((other) => other !== before) } : now;
    go(withFilter(rest, filter));
    close();
  };
  return (
    <form class="pop filter-form" aria-label={before ? 'Edit filter' : 'Add filter'} onSubmit={apply}>
      <input
        class="data"
        list="field-names"
        aria-label="Field"
        placeholder="field"
        autocomplete="off"
        ref={(input) => {
          if (input && !input.value && document.activeElement?.tagName !== 'INPUT') input.focus();
        }}
        value={field.value}
        onInput={(event) => {
          field.value = event.currentTarget.value;
        }}
      />
      <datalist id="field-names">
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <select
        aria-label="Relation"
        value={relation.value}
        onChange={(event) => {
          relation.value = RELATIONS.find(({ id }) => id === event.currentTarget.value)?.id ?? 'is';
        }}
      >
        {RELATIONS.map(({ id, word }) => (
          <option key={id} value={id}>
            {word}
          </option>
        ))}
      </select>
      {needsValue ? (
        <input
          class="data"
          aria-label="Value"
          placeholder="value"
          autocomplete="off"
          value={text.value}
          onInput={(event) => {
            text.value = event.currentTarget.value;
          }}
        />
      ) : null}
      <button type="submit" class="btn primary" disabled={!filter}>
        Apply
      </button>
      <button type="button" class="btn ghost" onClick={close}>
        Cancel
      </button>
    </form>
  );
}
