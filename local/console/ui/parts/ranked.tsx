import type { ComponentChildren } from 'preact';
import { cellLabel } from '../../../../dashboards/compile/label.ts';
import { type Cell, type Filter, OTHER } from '../../../../dashboards/query.ts';
import { filterBy } from '../state/location.ts';
import { CountryCode, countryName } from './country.tsx';
import { Entity } from './entity.tsx';
import { entityKind } from './entity-kind.ts';
import { sourceClass } from './source.ts';

export interface RankedRow {
  readonly value: Cell;
  readonly size: number;
  /** The number as it is shown. */
  readonly text: string;
}

interface RankedProps {
  readonly field: string;
  readonly rows: readonly RankedRow[];
  /** What a full bar stands for; the biggest row by default. */
  readonly of?: number;
  readonly color?: string;
}

/** The 2 px line of a share on its track. */
export const Share = ({ part, class: classes = '' }: { readonly part: number; readonly class?: string }) => (
  <svg class={`share ${classes}`} width="100%" height={2} aria-hidden="true">
    <rect class="share-track" width="100%" height={2} rx={1} />
    <rect class="share-part" width={`${Math.min(100, Math.max(0.8, part * 100)).toFixed(2)}%`} height={2} rx={1} />
  </svg>
);

const Buttons = ({ filter }: { readonly filter: Filter }) => (
  <span class="pm">
    <button type="button" title="Filter for" aria-label="Filter for" onClick={() => filterBy(filter)}>
      +
    </button>
    <button
      type="button"
      title="Filter out"
      aria-label="Filter out"
      onClick={() => filterBy({ ...filter, negate: true })}
    >
      −
    </button>
  </span>
);

function Label({ field, value }: { readonly field: string; readonly value: Cell }) {
  if (typeof value === 'number' || typeof value === 'boolean') return <span class="data">{String(value)}</span>;
  if (value === null || value === '' || value === OTHER) return <span class="muted">{cellLabel(value)}</span>;
  if (field.endsWith('country_iso_code'))
    return (
      <>
        <CountryCode code={value} />
        {countryName(value)}
      </>
    );
  if (entityKind(field)) return <Entity field={field} value={value} />;
  return <span class="data">{value}</span>;
}

const plainFilter = (field: string, value: Cell): Filter | undefined =>
  value === OTHER ? undefined : { field, value };

function Row({ field, row, of, color }: { field: string; row: RankedRow; of: number; color: string }) {
  const filter = plainFilter(field, row.value);
  const isLink = typeof row.value === 'string' && entityKind(field) !== undefined;
  const label: ComponentChildren = <Label field={field} value={row.value} />;
  const isSource = field === 'event.dataset' && typeof row.value === 'string';
  return (
    <li class={`ib ${isSource ? sourceClass(String(row.value)) : color}`}>
      {isLink || !filter ? (
        <span class="cut">{label}</span>
      ) : (
        <button type="button" class="cut" title={cellLabel(row.value)} onClick={() => filterBy(filter)}>
          {label}
        </button>
      )}
      <b>{row.text}</b>
      {filter ? <Buttons filter={filter} /> : null}
      <Share part={of === 0 ? 0 : row.size / of} />
    </li>
  );
}

/** Name, number and a thin bar, biggest first: what others draw as a pie. */
export function Ranked({ field, rows, of, color = '' }: RankedProps) {
  const most = of ?? Math.max(0, ...rows.map(({ size }) => size));
  return (
    <ul class="ranked">
      {rows.map((row) => (
        <Row key={`${typeof row.value} ${row.value}`} field={field} row={row} of={most} color={color} />
      ))}
    </ul>
  );
}
