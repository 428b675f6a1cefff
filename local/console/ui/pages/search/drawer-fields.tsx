import { fieldDefinition, fieldLabel } from '../../../../../dashboards/compile/label.ts';
import { asText } from '../../parts/as-text.ts';
import { Entity } from '../../parts/entity.tsx';
import { entityKind } from '../../parts/entity-kind.ts';
import { filterBy } from '../../state/location.ts';
import { type DocumentField, groupsOf } from './document-fields.ts';

interface DrawerFieldsProps {
  readonly document: unknown;
  /** Fields that made an alert match. */
  readonly hits: ReadonlySet<string>;
}

type Single = string | number | boolean;

const single = (value: unknown): Single | undefined => {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' || typeof first === 'number' || typeof first === 'boolean' ? first : undefined;
};

const canFilter = (name: string): boolean => {
  const definition = fieldDefinition(name);
  return definition !== undefined && definition.column !== false;
};

/** A rule names the log's own fields, `eventName`; the document has them under `aws.<source>`. */
const isHit = (name: string, hits: ReadonlySet<string>): boolean =>
  hits.has(name) || [...hits].some((hit) => name.startsWith('aws.') && name.endsWith(`.${hit}`));

function Value({ name, value }: DocumentField) {
  const text = asText(value);
  if (Array.isArray(value) && value.every((one) => typeof one === 'string') && entityKind(name))
    return (
      <b title={text}>
        {value.map((one, i) => (
          <span key={one}>
            {i > 0 ? ', ' : ''}
            <Entity field={name} value={one} />
          </span>
        ))}
      </b>
    );
  return (
    <b title={text}>{typeof value === 'string' && entityKind(name) ? <Entity field={name} value={value} /> : text}</b>
  );
}

function Row({ name, value, hit }: DocumentField & { readonly hit: boolean }) {
  const filter = { field: name, value: single(value) ?? null };
  return (
    <div class={`p${hit ? ' hit' : ''}`}>
      <span title={`${name}: ${fieldLabel(name)}`}>{name}</span>
      <Value name={name} value={value} />
      {canFilter(name) && filter.value !== null ? (
        <span class="pm">
          <button type="button" title="Filter for" aria-label={`Filter for ${name}`} onClick={() => filterBy(filter)}>
            +
          </button>
          <button
            type="button"
            title="Filter out"
            aria-label={`Filter out ${name}`}
            onClick={() => filterBy({ ...filter, negate: true })}
          >
            −
          </button>
        </span>
      ) : null}
    </div>
  );
}

/** Every field of the document under its object; what made a rule match has a coloured edge. */
export const DrawerFields = ({ document, hits }: DrawerFieldsProps) => (
  <div class="ecs">
    {groupsOf(document).map(({ name, fields }) => (
      <details key={name} open>
        <summary class={name === '' ? 'sr' : 'g'}>{name === '' ? 'event' : name}</summary>
        {fields.map((field) => (
          <Row key={field.name} {...field} hit={isHit(field.name, hits)} />
        ))}
      </details>
    ))}
  </div>
);
