import { signal } from '@preact/signals';
import type { Filter } from '../../../../dashboards/query.ts';
import { formatPlace, type Page, type Place, parsePlace, placeOf, withFilter } from './place.ts';
import type { RangeChoice } from './range.ts';

export const place = signal<Place>(parsePlace(location.hash));

/** Follows the address bar, Back included. */
export function followAddress(): void {
  addEventListener('hashchange', () => {
    const before = place.peek();
    place.value = parsePlace(location.hash);
    if (formatPlace(placeOf(before.page)) !== formatPlace(placeOf(place.peek().page))) scrollTo(0, 0);
  });
}

export function go(next: Place): void {
  location.hash = formatPlace(next);
}

/** Changes the place without a step that Back would return to. */
export function replace(next: Place): void {
  history.replaceState(null, '', formatPlace(next));
  place.value = next;
}

/** The address of a page that keeps the picked time range. */
export const linkTo = (page: Page, extra: Partial<Omit<Place, 'page'>> = {}): string => {
  const { range } = place.value;
  return formatPlace({ ...placeOf(page), ...(range ? { range } : {}), ...extra });
};

/** The address of the events that a number counts. */
export function linkToEvents(
  filters: readonly Filter[],
  extra: { query?: string | undefined; range?: RangeChoice } = {},
): string {
  const chips = [...place.value.chips, ...filters];
  const { query = place.value.query, range } = extra;
  return linkTo({ kind: 'search' }, { chips, query, ...(range ? { range } : {}) });
}

/** Filters the page one is on; where there is nothing to filter, the search page. */
export function filterBy(filter: Filter): void {
  const now = place.peek();
  const kinds: readonly Page['kind'][] = ['overview', 'search', 'dashboard', 'entity'];
  go(withFilter(kinds.includes(now.page.kind) ? now : { ...now, page: { kind: 'search' }, options: {} }, filter));
}

export function pickRange(range: RangeChoice): void {
  go({ ...place.peek(), range });
}

/** Sets options of the page; an empty text takes one away. */
export function setOptions(options: Readonly<Record<string, string>>): void {
  const now = place.peek();
  go({ ...now, options: { ...now.options, ...options } });
}
