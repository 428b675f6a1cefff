import { useEffect } from 'preact/hooks';
import type { Filter } from '../../../../../dashboards/query.ts';
import type {
  AlertSummary,
  EntityRequest,
  EntityResponse,
  EventsRequest,
  EventsResponse,
  PanelsRequest,
  PanelsResponse,
} from '../../../api.ts';
import { LANE_FIELDS } from '../../charts/lane-events.ts';
import { Copy } from '../../parts/copy.tsx';
import { CountryCode } from '../../parts/country.tsx';
import { DashboardPanel } from '../../parts/dashboard-panel.tsx';
import { ENTITY_FIELDS } from '../../parts/entity-kind.ts';
import { fieldsFor } from '../../parts/event-table.tsx';
import { byUrgency } from '../../parts/urgency.ts';
import { type Answer, useAnswer } from '../../state/answer.ts';
import { range } from '../../state/clock.ts';
import { alerts, now, session, status } from '../../state/live.ts';
import { linkToEvents, place } from '../../state/location.ts';
import { type EntityKind, formatPlace, placeOf } from '../../state/place.ts';
import { narrowed } from '../../state/scope.ts';
import { rememberEntity } from '../../state/settings.ts';
import { EntityAlerts } from './entity-alerts.tsx';
import { COLUMNS, Newest, Timeline } from './entity-events.tsx';
import { Facts } from './facts.tsx';

interface EntityProps {
  readonly of: EntityKind;
  readonly value: string;
}

const MOST_EVENTS = 500;
const MONTH = 30 * 86_400_000;

/** Ranked lists of the page, by kind: of an address who used it, of a user where from. */
const LISTS: Readonly<Record<EntityKind, readonly string[]>> = {
  ip: ['actions', 'users', 'sources', 'resources', 'user-agents'],
  user: ['actions', 'addresses', 'sources', 'resources', 'user-agents'],
  host: ['actions', 'addresses', 'sources', 'users', 'user-agents'],
  instance: ['actions', 'addresses', 'sources', 'users', 'resources'],
};

export const names = (alert: AlertSummary, value: string): boolean =>
  [alert.who?.value, alert.peer?.value].includes(value) || (alert.resource?.split(/,\s*/).includes(value) ?? false);

/** The last thirty days, whatever range is picked: since when it is known. */
function useHistory(filter: Filter): Answer<EntityResponse> {
  const to = Math.ceil(Math.max(now.value, range.value.to) / 3_600_000) * 3_600_000;
  const body: EntityRequest = { scope: { range: { from: to - MONTH, to }, filters: [filter] } };
  return useAnswer<EntityResponse>({ path: '/entities', body });
}

const DAY = 86_400_000;

/** First seen in the range, while the store knows the day before. */
function isNew(first: number | undefined): boolean {
  const known = Math.min(...(status.value?.sources ?? []).flatMap(({ span }) => (span ? [span.from] : [])));
  return first !== undefined && first >= range.value.from && known < first - DAY;
}

function Title({ of, value, history }: EntityProps & { readonly history: Answer<EntityResponse> }) {
  const country = of === 'ip' ? history.value?.newest?.values['source.geo.country_iso_code'] : undefined;
  return (
    <div class="subhead">
      {typeof country === 'string' ? <CountryCode code={country} /> : null}
      <h2 class="data">{value}</h2>
      <Copy text={value} label="Copy" />
      {isNew(history.value?.first) ? <span class="tag warn">New: not seen before this range</span> : null}
      <span class="end">
        <a class="btn" href={linkToEvents([{ field: ENTITY_FIELDS[of], value }])}>
          Open in search
        </a>
      </span>
    </div>
  );
}

/** What did this address or user do, since when, and is it new here? */
export function EntityPage({ of, value }: EntityProps) {
  const filter = { field: ENTITY_FIELDS[of], value };
  const scope = narrowed({ filters: [filter] });
  const fields = [...new Set([...fieldsFor(COLUMNS), ...LANE_FIELDS])];
  const events = useAnswer<EventsResponse>({
    path: '/events',
    body: { scope, fields, limit: MOST_EVENTS } satisfies EventsRequest,
  });
  const panels = useAnswer<PanelsResponse>({
    path: '/panels',
    body: { dashboard: 'entity', scope } satisfies PanelsRequest,
  });
  const history = useHistory(filter);
  useEffect(() => rememberEntity(formatPlace(placeOf(place.peek().page))), [of, value]);
  const own = (alerts.value ?? []).filter((alert) => names(alert, value)).toSorted(byUrgency);
  const model = session.value?.dashboards['entity']?.panels ?? [];
  const lists = LISTS[of].flatMap((id) => model.find((panel) => panel.id === id) ?? []);
  const widths = [4, 4, 4, 6, 6];
  return (
    <>
      <Title of={of} value={value} history={history} />
      <Facts of={of} own={own} events={events.value?.total} history={history} />
      <div class="grid">
        <Timeline answer={events} own={own} />
        <EntityAlerts alerts={own} />
        {lists.map((panel, i) => (
          <DashboardPanel key={panel.id} panel={{ ...panel, width: widths[i] ?? 4 }} answer={panels} />
        ))}
        <Newest answer={events} filter={filter} />
      </div>
    </>
  );
}
