import { age } from '../../../../../dashboards/compile/format.ts';
import { near, stamp } from '../../../../../dashboards/compile/zone.ts';
import type { AlertSummary } from '../../../api.ts';
import { AlertPeer, AlertWho, countText, Since } from '../../parts/alert-cells.tsx';
import { countryName } from '../../parts/country.tsx';
import { Entity } from '../../parts/entity.tsx';
import { openRow } from '../../parts/rows.ts';
import { Severity, SeverityMark } from '../../parts/severity.tsx';
import { now } from '../../state/live.ts';
import { linkTo } from '../../state/location.ts';
import { zone } from '../../state/settings.ts';
import { type AlertGroup, actorsInOrder, commonEntity } from './group.ts';

const COLUMNS = 9;

/** The end of an ARN is what tells resources apart; the whole is the cell's title. */
const shortResource = (resource: string): string => resource.replace(/\barn:[^,\s]*:/g, '');

function Row({ alert }: { readonly alert: AlertSummary }) {
  const { id, level, title, resource, account, region, first, last, late } = alert;
  return (
    <tr class="go" onClick={openRow}>
      <td class="a-level">
        <Severity level={level} />
      </td>
      <td class="a-title strong">
        <a class="row-link" href={linkTo({ kind: 'alert', id })}>
          {title}
        </a>
        {late ? <span class="tag">late</span> : null}
      </td>
      <td class="a-who">
        <AlertWho alert={alert} />
      </td>
      <td class="a-peer">
        <AlertPeer alert={alert} />
      </td>
      <td class="a-more data" title={resource ?? ''}>
        {resource ? shortResource(resource) : <span class="muted">—</span>}
      </td>
      <td class="a-more muted">{[account, region].filter(Boolean).join(' ')}</td>
      <td class="a-count r strong">{countText(alert)}</td>
      <td class="a-more r" title={stamp(first, zone.value)}>
        {near(first, now.value, zone.value)}
      </td>
      <td class="a-age r">
        <Since at={last} />
      </td>
    </tr>
  );
}

const spanOf = ({ alerts }: AlertGroup): number => {
  const firsts = alerts.map(({ first }) => first);
  return Math.max(...firsts) - Math.min(...firsts);
};

function Incident({ group }: { readonly group: AlertGroup }) {
  const entity = commonEntity(group);
  const [worst] = group.alerts;
  const country = group.alerts.find(({ peer }) => peer?.value === entity?.value)?.peer?.country;
  const facts = [
    country ? countryName(country) : '',
    `${group.alerts.length} alerts, ${age(spanOf(group))} from the first to the last start`,
    actorsInOrder(group).join(' → '),
  ];
  return (
    <>
      {worst ? <SeverityMark level={worst.level} /> : null}
      <b class="strong">Incident</b>
      {entity ? <Entity field={entity.field} value={entity.value} /> : null}
      <span class="muted">{facts.filter(Boolean).join(' · ')}</span>
    </>
  );
}

function GroupTitle({ group }: { readonly group: AlertGroup }) {
  const { kind, alerts } = group;
  if (kind === 'incident') return <Incident group={group} />;
  return (
    <>
      <b class="strong">{kind === 'own' ? 'On their own' : alerts[0]?.title}</b>
      <span class="muted">{alerts.length === 1 ? '1 alert' : `${alerts.length} alerts`}</span>
    </>
  );
}

/** Alerts in groups, the one to look at first at the top. */
export const AlertTable = ({ groups }: { readonly groups: readonly AlertGroup[] }) => (
  <table class="alert-list wide">
    <caption class="sr">Alerts</caption>
    <colgroup>
      <col class="w-level" />
      <col class="w-title" />
      <col class="w-who" />
      <col class="w-peer" />
      <col />
      <col class="w-account" />
      <col class="w-events" />
      <col class="w-first" />
      <col class="w-age" />
    </colgroup>
    <thead>
      <tr>
        <th scope="col" aria-sort="descending">
          Severity
        </th>
        <th scope="col">Alert</th>
        <th scope="col">Who</th>
        <th scope="col">From / → to</th>
        <th scope="col">Resource</th>
        <th scope="col">Account, region</th>
        <th scope="col" class="r">
          Events
        </th>
        <th scope="col" class="r">
          First
        </th>
        <th scope="col" class="r">
          Last seen
        </th>
      </tr>
    </thead>
    {groups.map((group) => (
      <tbody key={group.key}>
        {group.kind === 'all' ? null : (
          <tr class="group">
            <td colSpan={COLUMNS}>
              <GroupTitle group={group} />
            </td>
          </tr>
        )}
        {group.alerts.map((alert) => (
          <Row key={alert.id} alert={alert} />
        ))}
      </tbody>
    ))}
  </table>
);
