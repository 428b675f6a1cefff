import { count, duration } from '../../../../../dashboards/compile/format.ts';
import type { PipelineResponse } from '../../../api.ts';
import { Panel } from '../../parts/panel.tsx';
import { totalsOf } from './totals.ts';

const shown = (n: number | undefined, format: (n: number) => string = count): string =>
  n === undefined ? '—' : format(n);

/** What came twice, late, or has not arrived yet. */
export function Waiting({ pipeline: { ledger, flow } }: { readonly pipeline: PipelineResponse }) {
  const { repeats, waiting, failed } = totalsOf(ledger);
  const rows: readonly (readonly [string, string, string])[] = [
    ['Redelivered', 'same id, counted once', count(repeats)],
    ['More than 5 min late', 'in their own windows', shown(flow.late)],
    ['On their way', 'in a buffer or a queue', count(waiting)],
    ['In failure prefixes', failed === 0 ? 'nothing waits for redrive' : 'until they are sent again', count(failed)],
    [
      'Rule queue',
      flow.queue?.oldest === undefined ? 'messages' : `oldest ${duration(flow.queue.oldest)}`,
      shown(flow.queue?.waiting),
    ],
    ['Dead letters', 'failed five times', shown(flow.queue?.dead)],
    ['Spool', 'oldest not yet stored', shown(flow.spool, duration)],
  ];
  return (
    <Panel title="Twice, late, waiting" meta="since the start" flush>
      <table class="plain">
        <caption class="sr">Repeats, late and waiting events</caption>
        <colgroup>
          <col class="w-note" />
          <col />
          <col class="w-age" />
        </colgroup>
        <tbody>
          {rows.map(([name, note, value]) => (
            <tr key={name}>
              <td>{name}</td>
              <td class="muted">{note}</td>
              <td class="r strong">{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
