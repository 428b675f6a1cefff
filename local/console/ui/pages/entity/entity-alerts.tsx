import { near } from '../../../../../dashboards/compile/zone.ts';
import type { AlertSummary } from '../../../api.ts';
import { countText } from '../../parts/alert-cells.tsx';
import { Blank, Panel } from '../../parts/panel.tsx';
import { openRow } from '../../parts/rows.ts';
import { Severity } from '../../parts/severity.tsx';
import { now } from '../../state/live.ts';
import { linkTo } from '../../state/location.ts';
import { zone } from '../../state/settings.ts';

const MOST = 9;

/** The alerts that name an entity, worst first. */
export const EntityAlerts = ({ alerts }: { readonly alerts: readonly AlertSummary[] }) => (
  <Panel title="Alerts" class="c4" meta={String(alerts.length)} flush>
    {alerts.length > 0 ? (
      <table>
        <caption class="sr">Alerts</caption>
        <colgroup>
          <col class="w-level" />
          <col />
          <col class="w-op-wide" />
          <col class="w-first" />
        </colgroup>
        <tbody>
          {alerts.slice(0, MOST).map((alert) => (
            <tr class="go" key={alert.id} onClick={openRow}>
              <td>
                <Severity level={alert.level} />
              </td>
              <td class="strong">
                <a class="row-link" href={linkTo({ kind: 'alert', id: alert.id })}>
                  {alert.title}
                </a>
              </td>
              <td class="r">{countText(alert)}</td>
              <td class="r muted">{near(alert.first, now.value, zone.value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    ) : (
      <Blank>No alert names it</Blank>
    )}
  </Panel>
);
