import { measure } from '../../../../dashboards/compile/format.ts';
import { fieldDefinition } from '../../../../dashboards/compile/label.ts';
import { stamp } from '../../../../dashboards/compile/zone.ts';
import { zone } from '../state/settings.ts';
import { asText } from './as-text.ts';
import { CountryCode, countryName } from './country.tsx';
import { Datum, Entity } from './entity.tsx';
import { entityKind } from './entity-kind.ts';

interface CellProps {
  readonly field: string;
  readonly value: unknown;
  /** The country of an address, shown before it. */
  readonly country?: unknown;
}

export const Nothing = () => <span class="muted">—</span>;

const single = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value);

function NumberCell({ field, value }: { readonly field: string; readonly value: number }) {
  const definition = fieldDefinition(field);
  if (definition?.type === 'date') return <>{stamp(value, zone.value)}</>;
  return <>{definition?.format ? measure(value, definition.format) : String(value)}</>;
}

/** A field's value in a table: entities are links, units are written out, absence is a dash. */
export function Cell({ field, value, country }: CellProps) {
  if (value === undefined || value === null || value === '') return <Nothing />;
  const first = single(value);
  if (typeof first === 'number' && !Array.isArray(value)) return <NumberCell field={field} value={first} />;
  if (typeof first !== 'string' || (Array.isArray(value) && value.length > 1)) return <>{asText(value)}</>;
  if (field.endsWith('country_iso_code'))
    return (
      <>
        <CountryCode code={first} />
        {countryName(first)}
      </>
    );
  if (entityKind(field))
    return (
      <>
        {typeof country === 'string' ? <CountryCode code={country} /> : null}
        <Entity field={field} value={first} />
      </>
    );
  return <Datum field={field} value={first} />;
}

const NUMERIC: ReadonlySet<string> = new Set(['long', 'double']);
const NAMES: ReadonlySet<string> = new Set(['destination.port', 'source.port', 'http.response.status_code']);

/** Numbers stand at the right, except those that are names. */
export const isRight = (field: string): boolean => {
  const type = fieldDefinition(field)?.type;
  return type !== undefined && NUMERIC.has(type) && !NAMES.has(field);
};
