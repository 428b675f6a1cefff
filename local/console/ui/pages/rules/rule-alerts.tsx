import { AlertPeer, AlertWho, countText, Since } from '../../parts/alert-cells.tsx';
import { Blank, Panel } from '../../parts/panel.tsx';
import { openRow } from '../../parts/rows.ts';
import { alerts } from '../../state/live.ts';
import { linkTo } from '../../state/location.ts';

const MOST_ALERTS = 12;

const STATUS = { open: 'Open', acknowledged: 'Acknowledged', closed: 'Closed' } as const;

/** What the rule raised. */
export function RuleAlerts({ id }: { readonly id: string }) {
  const own = (alerts.value ?? []).filter((alert) => alert.rule === id);
  return (
    <Panel title="Alerts of this rule" meta={String(own.length)} flush>
      {own.length > 0 ? (
        <table>
          <caption class="sr">Alerts of this rule</caption>
          <colgroup>
            <col class="w-status" />
            <col />
            <col />
            <col class="w-events" />
            <col class="w-age" />
          </colgroup>
          <tbody>
            {own.slice(0, MOST_ALERTS).map((alert) => (
              <tr class="go" key={alert.id} onClick={openRow}>
                <td>
                  <a class="row-link" href={linkTo({ kind: 'alert', id: alert.id })}>
                    {STATUS[alert.status]}
                  </a>
                </td>
                <td>
                  <AlertWho alert={alert} />
                </td>
                <td>
                  <AlertPeer alert={alert} />
                </td>
                <td class="r strong">{countText(alert)}</td>
                <td class="r muted">
                  <Since at={alert.last} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <Blank>It has not raised an alert</Blank>
      )}
    </Panel>
  );
}
