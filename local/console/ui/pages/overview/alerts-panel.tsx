import type { AlertSummary } from '../../../api.ts';
import { AlertPeer, AlertWho, countText, Since } from '../../parts/alert-cells.tsx';
import { countryName } from '../../parts/country.tsx';
import { Blank, Panel } from '../../parts/panel.tsx';
import { openRow } from '../../parts/rows.ts';
import { countLevels, Severity, SeverityCounts } from '../../parts/severity.tsx';
import { byUrgency } from '../../parts/urgency.ts';
import { alerts, openAlerts } from '../../state/live.ts';
import { linkTo } from '../../state/location.ts';

const SHOWN = 9;

function Row({ alert }: { readonly alert: AlertSummary }) {
  const { id, level, title, peer, last } = alert;
  const place = peer?.country ? countryName(peer.country) : peer?.value;
  return (
    <tr class="go" onClick={openRow}>
      <td class="a-level">
        <Severity level={level} />
      </td>
      <td class="a-title strong">
        <a class="row-link" href={linkTo({ kind: 'alert', id })}>
          {title}
        </a>
      </td>
      <td class="a-who">
        <AlertWho alert={alert} />
        <span class="only-s">{place ? ` ${peer?.to ? '→ ' : ''}${place}` : ''}</span>
      </td>
      <td class="a-peer">
        <AlertPeer alert={alert} />
      </td>
      <td class="a-count r strong">{countText(alert)}</td>
      <td class="a-age r">
        <Since at={last} />
      </td>
    </tr>
  );
}

/** What is wrong now, whatever the time range. */
export function AlertsPanel() {
  const open = openAlerts.value.toSorted(byUrgency);
  return (
    <Panel
      title="Open alerts"
      class="c8 o1"
      flush
      meta={<span class="strong">{open.length}</span>}
      end={
        <>
          <SeverityCounts
            counts={countLevels(open.map(({ level }) => level))}
            href={(level) => linkTo({ kind: 'alerts' }, { options: { level } })}
          />
          <a class="link" href={linkTo({ kind: 'alerts' })}>
            All {open.length}
          </a>
        </>
      }
    >
      {open.length > 0 ? (
        <table class="alert-list">
          <colgroup>
            <col class="w-level" />
            <col />
            <col class="w-who" />
            <col class="w-peer" />
            <col class="w-events" />
            <col class="w-age" />
          </colgroup>
          <thead>
            <tr>
              <th scope="col">Severity</th>
              <th scope="col">What</th>
              <th scope="col">Who</th>
              <th scope="col">From / → to</th>
              <th scope="col" class="r">
                Events
              </th>
              <th scope="col" class="r">
                Last seen
              </th>
            </tr>
          </thead>
          <tbody>
            {open.slice(0, SHOWN).map((alert) => (
              <Row key={alert.id} alert={alert} />
            ))}
          </tbody>
        </table>
      ) : alerts.value ? (
        <Blank title="Nothing to look at">No alert is open. The next one shows here at once.</Blank>
      ) : null}
    </Panel>
  );
}
