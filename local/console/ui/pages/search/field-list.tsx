import { useSignal } from '@preact/signals';
import { count } from '../../../../../dashboards/compile/format.ts';
import { fieldDefinition } from '../../../../../dashboards/compile/label.ts';
import type { FieldType } from '../../../../../transforms/ecs/catalogue.ts';
import type { FieldsRequest, FieldsResponse } from '../../../api.ts';
import type { FieldValues } from '../../../data.ts';
import { Panel } from '../../parts/panel.tsx';
import { Ranked } from '../../parts/ranked.tsx';
import { useAnswer } from '../../state/answer.ts';
import { place } from '../../state/location.ts';
import { narrowed } from '../../state/scope.ts';

/** Always worth a look; those that no event holds are left out. */
const SHOWN = [
  'event.dataset',
  'event.action',
  'user.name',
  'event.outcome',
  'source.ip',
  'error.code',
  'cloud.region',
  'source.geo.country_iso_code',
  'destination.port',
  'http.response.status_code',
];
const FIRST = 5;
const MORE = 20;

const LETTERS: Readonly<Partial<Record<FieldType, string>>> = {
  ip: 'ip',
  long: '#',
  double: '#',
  boolean: 'b',
  date: 't',
};

interface FieldProps {
  readonly name: string;
  readonly values: FieldValues;
  readonly total: number;
}

function FieldBlock({ name, values, total }: FieldProps) {
  const isOpen = useSignal(true);
  const most = useSignal(FIRST);
  const rows = values.values.slice(0, most.value).map(({ value, count: n }) => ({ value, size: n, text: count(n) }));
  const type = fieldDefinition(name)?.type ?? 'keyword';
  return (
    <div class="fld">
      <button
        type="button"
        class="fld-head"
        aria-expanded={isOpen.value}
        onClick={() => {
          isOpen.value = !isOpen.peek();
        }}
      >
        <span class="ty" title={type}>
          {LETTERS[type] ?? 'k'}
        </span>
        <span class="cut">{name}</span>
        <em>{count(values.distinct)}</em>
      </button>
      {isOpen.value ? <Ranked field={name} rows={rows} of={total} /> : null}
      {isOpen.value && values.distinct > rows.length && most.value < MORE ? (
        <button
          type="button"
          class="more-values"
          onClick={() => {
            most.value = MORE;
          }}
        >
          {count(values.distinct - rows.length)} more
        </button>
      ) : null}
    </div>
  );
}

/** What stands out: the commonest values of the fields that tell most. */
export function FieldList({ total }: { readonly total: number }) {
  const body: FieldsRequest = { scope: narrowed({ query: place.value.query }), fields: SHOWN, size: MORE };
  const answer = useAnswer<FieldsResponse>({ path: '/fields', body });
  const fields = Object.entries(answer.value?.fields ?? {}).filter(([, values]) => values.distinct > 0);
  return (
    <Panel
      title="Fields"
      class="fields"
      flush
      answer={answer}
      meta={answer.value ? `${fields.length} of ${SHOWN.length}` : ''}
    >
      {fields.map(([name, values]) => (
        <FieldBlock key={name} name={name} values={values} total={total} />
      ))}
    </Panel>
  );
}
