import type { Level } from '../../../../alerting/alert.ts';
import { age } from '../../../../dashboards/compile/format.ts';
import type { AlertSummary, Session } from '../../api.ts';
import { entityKind } from '../parts/entity-kind.ts';
import type { IconName } from '../parts/icon.tsx';
import { formatPlace, type Page, placeOf } from '../state/place.ts';
import { MAIN_PAGES } from './pages.ts';

export interface Item {
  readonly group: 'Entities' | 'Alerts' | 'Search events' | 'Go to';
  readonly label: string;
  readonly note?: string;
  readonly end?: string;
  readonly keys?: readonly string[];
  readonly icon?: IconName;
  readonly level?: Level;
  readonly isData?: true;
  readonly address: string;
}

export interface Known {
  readonly alerts: readonly AlertSummary[];
  readonly sources: Session['sources'];
  readonly recent: readonly string[];
  readonly now: number;
}

const addressOf = (page: Page): string => formatPlace(placeOf(page));
const searchFor = (query: string): string => formatPlace({ ...placeOf({ kind: 'search' }), query });

const IP = /^(\d{1,3}(\.\d{1,3}){3}|[\da-f]{0,4}(:[\da-f]{0,4}){2,7})$/i;
const PARTIAL_IP = /^\d{1,3}(\.\d{1,3}){1,2}\.?$/;

interface Named {
  readonly field: string;
  readonly value: string;
  readonly alerts: number;
}

/** Everyone whom an alert names, with the number of alerts. */
function namedEntities(alerts: readonly AlertSummary[]): readonly Named[] {
  const found = new Map<string, Named>();
  for (const { who, peer } of alerts)
    for (const one of [who, peer]) {
      if (!one || !entityKind(one.field)) continue;
      const key = `${entityKind(one.field)} ${one.value}`;
      found.set(key, { ...one, alerts: (found.get(key)?.alerts ?? 0) + 1 });
    }
  return [...found.values()];
}

const entityItem = (field: string, value: string, note: string): Item[] => {
  const kind = entityKind(field);
  if (!kind) return [];
  const address = addressOf({ kind: 'entity', of: kind, value });
  return [{ group: 'Entities', label: value, note, icon: 'entity', isData: true, address }];
};

const alertsWord = (n: number): string => (n === 1 ? '1 alert' : `${n} alerts`);

function entities(text: string, { alerts }: Known): readonly Item[] {
  const matching = namedEntities(alerts).filter(({ value }) => value.toLowerCase().includes(text));
  const items = matching.slice(0, 5).flatMap(({ field, value, alerts: n }) => entityItem(field, value, alertsWord(n)));
  const isKnown = items.some(({ label }) => label === text);
  return IP.test(text) && !isKnown ? [...entityItem('source.ip', text, 'address'), ...items] : items;
}

function alertItems(text: string, { alerts, now }: Known): readonly Item[] {
  const matches = ({ title, who, peer, id, rule, resource }: AlertSummary): boolean =>
    [title, who?.value, peer?.value, id, rule, resource].some((part) => part?.toLowerCase().includes(text));
  return alerts
    .filter((alert) => alert.status !== 'closed' && matches(alert))
    .slice(0, 5)
    .map(({ id, title, level, who, last }) => ({
      group: 'Alerts',
      label: title,
      level,
      end: [who?.value, `${age(now - last)} ago`].filter(Boolean).join(' · '),
      address: addressOf({ kind: 'alert', id }),
    }));
}

function networkOf(text: string): string {
  const parts = text.split('.').filter(Boolean);
  return `${[...parts, '0', '0', '0'].slice(0, 4).join('.')}/${parts.length * 8}`;
}

const quoted = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

function searches(text: string): readonly Item[] {
  const item = (query: string): Item => ({
    group: 'Search events',
    label: query,
    icon: 'search',
    isData: true,
    address: searchFor(query),
  });
  if (IP.test(text)) return [item(`related.ip:${text.includes(':') ? quoted(text) : text}`)];
  if (PARTIAL_IP.test(text)) return [item(`source.ip:${quoted(networkOf(text))}`)];
  if (text.includes(':') || text.includes('=')) return [item(text)];
  return [item(quoted(text))];
}

function pages(text: string, { sources }: Known): readonly Item[] {
  const main = MAIN_PAGES.map(
    ({ page, title, icon, key }): Item => ({
      group: 'Go to',
      label: title,
      icon,
      keys: ['g', key],
      address: addressOf(page),
    }),
  );
  const dashboards = sources.map(
    ({ id, title }): Item => ({
      group: 'Go to',
      label: `${title} dashboard`,
      note: id,
      icon: 'dashboard',
      address: addressOf({ kind: 'dashboard', source: id }),
    }),
  );
  return [...main, ...dashboards].filter(({ label, note = '' }) => `${label} ${note}`.toLowerCase().includes(text));
}

function unasked(known: Known): readonly Item[] {
  const recent = known.recent.map(
    (query): Item => ({
      group: 'Search events',
      label: query,
      icon: 'search',
      isData: true,
      address: searchFor(query),
    }),
  );
  return [...alertItems('', known), ...recent, ...pages('', known)];
}

/** What a typed text may mean, best first: who, which alert, which events, which page. */
export function paletteItems(typed: string, known: Known): readonly Item[] {
  const text = typed.trim();
  if (text === '') return unasked(known);
  const lower = text.toLowerCase();
  return [...entities(lower, known), ...alertItems(lower, known), ...searches(text), ...pages(lower, known)];
}
