import { linkTo } from '../state/location.ts';
import { entityKind } from './entity-kind.ts';

interface EntityProps {
  readonly field: string;
  readonly value: string;
}

/** A value with a page of its own: dotted underline, and a menu to filter by it. */
export function Entity({ field, value }: EntityProps) {
  const kind = entityKind(field);
  if (!kind) return <Datum field={field} value={value} />;
  return (
    <a
      class="ent data"
      title={value}
      href={linkTo({ kind: 'entity', of: kind, value })}
      data-field={field}
      data-value={JSON.stringify(value)}
    >
      {value}
    </a>
  );
}

/** Any other value of a log: monospaced, with the menu on hover. */
export const Datum = ({ field, value }: EntityProps) => (
  <span class="data" title={value} data-field={field} data-value={JSON.stringify(value)}>
    {value}
  </span>
);
