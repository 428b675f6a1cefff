import { fieldLabel } from '../../../../dashboards/compile/label.ts';
import { clock, day, stamp } from '../../../../dashboards/compile/zone.ts';
import type { EventRow } from '../../../../dashboards/query.ts';
import { linkTo } from '../state/location.ts';
import { zone } from '../state/settings.ts';
import { Cell, isRight } from './cell.tsx';
import { openRow } from './rows.ts';
import { sourceClass } from './source.ts';

interface EventTableProps {
  readonly rows: readonly EventRow[];
  readonly columns: readonly string[];
  /** Without it a row opens the search page. */
  readonly linkOf?: (row: EventRow) => string;
  readonly selected?: string | undefined;
  readonly showSource?: boolean;
  readonly caption: string;
}

const COUNTRY_OF: Readonly<Record<string, string>> = {
  'source.ip': 'source.geo.country_iso_code',
  'destination.ip': 'destination.geo.country_iso_code',
};

/** The fields a table needs to be asked for: its columns, outcomes for colour, countries for addresses. */
export const fieldsFor = (columns: readonly string[]): readonly string[] => [
  ...new Set([...columns, 'event.outcome', 'event.dataset', ...columns.flatMap((field) => COUNTRY_OF[field] ?? [])]),
];

const AROUND = 5 * 60_000;

/** The search page around an event, with the event open. */
export const openEvent = ({ id, at }: Pick<EventRow, 'id' | 'at'>): string =>
  linkTo({ kind: 'search' }, { range: { kind: 'between', from: at - AROUND, to: at + AROUND }, options: { sel: id } });

const WIDTHS: Readonly<Record<string, string>> = {
  'event.action': 'w-action',
  'event.outcome': 'w-outcome',
  'user.name': 'w-user',
  'source.ip': 'w-ip',
  'destination.ip': 'w-ip',
  'cloud.region': 'w-outcome',
  'destination.port': 'w-port',
  'network.transport': 'w-short',
  'http.request.method': 'w-short',
  'http.response.status_code': 'w-short',
};

const RED_IN_FAILURES: ReadonlySet<string> = new Set([
  'event.outcome',
  'error.code',
  'http.response.status_code',
  'event.reason',
]);

const sameDay = (rows: readonly EventRow[]): boolean => {
  const [first] = rows;
  const last = rows.at(-1);
  return !first || !last || day(first.at, zone.value) === day(last.at, zone.value);
};

function classOf(field: string): string {
  const classes = [isRight(field) ? 'r' : '', field === 'event.action' ? 'strong' : ''];
  if (RED_IN_FAILURES.has(field)) classes.push('out');
  return classes.filter(Boolean).join(' ');
}

/** Events, newest first: one line each, the time in one form for all. */
export function EventTable({
  rows,
  columns,
  linkOf = openEvent,
  selected,
  showSource = false,
  caption,
}: EventTableProps) {
  const when = sameDay(rows) ? clock : stamp;
  return (
    <table class="ev">
      <caption class="sr">{caption}</caption>
      <colgroup>
        <col class={when === clock ? 'w-time' : 'w-stamp'} />
        {showSource ? <col class="w-source" /> : null}
        {columns.map((field) => (
          <col key={field} class={WIDTHS[field] ?? ''} />
        ))}
      </colgroup>
      <thead>
        <tr>
          <th scope="col" aria-sort="descending">{`Time, ${zone.value.name}`}</th>
          {showSource ? <th scope="col">Source</th> : null}
          {columns.map((field) => (
            <th scope="col" key={field} class={isRight(field) ? 'r' : ''} title={field}>
              {fieldLabel(field)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const { id, at, source, values } = row;
          const state = `${id === selected ? ' sel' : ''}${values['event.outcome'] === 'failure' ? ' fail' : ''}`;
          return (
            <tr key={id} class={`go${state}`} onClick={openRow} aria-selected={id === selected}>
              <td class="data">
                <a class="row-link" href={linkOf(row)} title={stamp(at, zone.value)}>
                  {when(at, zone.value)}
                </a>
              </td>
              {showSource ? (
                <td>
                  <span class={`source-bar ${sourceClass(source)}`} />
                  {source}
                </td>
              ) : null}
              {columns.map((field) => (
                <td key={field} class={classOf(field)}>
                  <Cell field={field} value={values[field]} country={values[COUNTRY_OF[field] ?? '']} />
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
