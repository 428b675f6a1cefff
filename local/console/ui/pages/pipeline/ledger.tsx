import { age, count, duration } from '../../../../../dashboards/compile/format.ts';
import type { SourceStatus } from '../../../api.ts';
import type { LedgerRow } from '../../../data.ts';
import { Icon } from '../../parts/icon.tsx';
import { Panel } from '../../parts/panel.tsx';
import { openRow } from '../../parts/rows.ts';
import type { Answer } from '../../state/answer.ts';
import { now, status } from '../../state/live.ts';
import { linkTo } from '../../state/location.ts';
import { HealthDot } from '../overview/sources-panel.tsx';
import { differenceOf, type Totals, totalsOf } from './totals.ts';

/** A check where all is accounted for; else how many are not, in words. */
function Balance({ totals }: { readonly totals: Totals }) {
  const difference = differenceOf(totals);
  if (difference === 0)
    return (
      <span class="ok">
        <Icon name="check" size={13} />
        <span class="sr">balances</span>
      </span>
    );
  return <span class="badc">{`${count(Math.abs(difference))} ${difference > 0 ? 'missing' : 'too many'}`}</span>;
}

const Amount = ({ value, tone = '' }: { readonly value: number; readonly tone?: string }) => (
  <td class={`r ${value === 0 ? 'muted' : tone}`}>{count(value)}</td>
);

const Op = ({ sign }: { readonly sign: string }) => <td class="op">{sign}</td>;

function Sums({ totals, reasons = '' }: { readonly totals: Totals; readonly reasons?: string }) {
  return (
    <>
      <td class="r strong">{count(totals.received)}</td>
      <Op sign="=" />
      <td class="r">{count(totals.indexed)}</td>
      <Op sign="+" />
      <td class={`r ${totals.filtered === 0 ? 'muted' : ''}`} title={reasons}>
        {count(totals.filtered)}
      </td>
      <Op sign="+" />
      <Amount value={totals.quarantined} tone="warnc" />
      <Op sign="+" />
      <Amount value={totals.waiting + totals.failed} tone={totals.failed > 0 ? 'badc' : ''} />
      <td class="r">
        <Balance totals={totals} />
      </td>
    </>
  );
}

const reasonsOf = ({ filtered }: LedgerRow): string =>
  Object.entries(filtered)
    .map(([reason, n]) => `${reason}: ${count(n)}`)
    .join(', ');

function Row({ row, source }: { readonly row: LedgerRow; readonly source: SourceStatus | undefined }) {
  return (
    <tr class="go" onClick={openRow}>
      <td>
        {source ? <HealthDot source={source} /> : null}
        <a class="row-link" href={linkTo({ kind: 'dashboard', source: row.source })}>
          {row.source}
        </a>
      </td>
      <Sums totals={totalsOf([row])} reasons={reasonsOf(row)} />
      <td class={`r ${source?.silent ? 'badc' : ''}`}>
        {source?.lastArrival === undefined ? '—' : age(now.value - source.lastArrival)}
      </td>
      <td class="r muted">{source?.lag === undefined ? '—' : duration(source.lag)}</td>
    </tr>
  );
}

const HEADS = [
  'Received',
  '=',
  'Indexed',
  '+',
  'Filtered',
  '+',
  'Quarantined',
  '+',
  'Waiting',
  'Balance',
  'Last',
  'Lag p95',
];

interface LedgerProps {
  readonly rows: readonly LedgerRow[];
  readonly answer: Answer<unknown>;
}

/** Every event accounted for, per source: nothing is lost silently. */
export function Ledger({ rows, answer }: LedgerProps) {
  const totals = totalsOf(rows);
  const sources = new Map((status.value?.sources ?? []).map((source) => [source.id, source]));
  return (
    <Panel
      title="Ledger"
      class="c8"
      meta="received = indexed + filtered + quarantined + waiting"
      flush
      answer={answer}
      end={differenceOf(totals) === 0 ? <span class="ok">balances</span> : <Balance totals={totals} />}
    >
      <table class="ledger">
        <caption class="sr">Ledger by source, in events since the start</caption>
        <colgroup>
          <col />
          {HEADS.map((head, i) => (
            <col
              key={`${i} ${head}`}
              class={/[=+]/.test(head) ? 'w-op' : head === 'Quarantined' ? 'w-ledger-wide' : 'w-ledger'}
            />
          ))}
        </colgroup>
        <thead>
          <tr>
            <th scope="col">Source</th>
            {HEADS.map((head, i) => (
              <th scope="col" key={`${i} ${head}`} class={/[=+]/.test(head) ? 'op' : 'r'}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.source} row={row} source={sources.get(row.source)} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td>All sources</td>
            <Sums totals={totals} />
            <td />
            <td />
          </tr>
        </tfoot>
      </table>
    </Panel>
  );
}
