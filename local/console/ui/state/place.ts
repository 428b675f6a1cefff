import type { Filter } from '../../../../dashboards/query.ts';
import { formatFilter, parseFilter } from './filter-text.ts';
import { formatRange, parseRange, type RangeChoice } from './range.ts';

export const ENTITY_KINDS = ['ip', 'user', 'host', 'instance'] as const;
export type EntityKind = (typeof ENTITY_KINDS)[number];

export type Page =
  | { readonly kind: 'overview' }
  | { readonly kind: 'alerts' }
  | { readonly kind: 'alert'; readonly id: string }
  | { readonly kind: 'search' }
  | { readonly kind: 'dashboard'; readonly source: string }
  | { readonly kind: 'entity'; readonly of: EntityKind; readonly value: string }
  | { readonly kind: 'rules' }
  | { readonly kind: 'rule'; readonly id: string }
  | { readonly kind: 'pipeline' };

/** A filter as a chip: it can be switched off without being taken away. */
export interface Chip extends Filter {
  readonly off?: true;
}

/** Everything that the address holds, and so all that Back restores. */
export interface Place {
  readonly page: Page;
  readonly range?: RangeChoice;
  readonly chips: readonly Chip[];
  readonly query: string;
  /** What only one page knows: the event shown, a tab, a grouping. */
  readonly options: Readonly<Record<string, string>>;
}

export const placeOf = (page: Page): Place => ({ page, chips: [], query: '', options: {} });

const isEntityKind = (text: string): text is EntityKind => ENTITY_KINDS.some((kind) => kind === text);

const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

function parsePage(path: string): Page {
  const [name = '', first, ...rest] = path.split('/').filter(Boolean).map(decoded);
  if (name === 'alerts') return first === undefined ? { kind: 'alerts' } : { kind: 'alert', id: first };
  if (name === 'rules') return first === undefined ? { kind: 'rules' } : { kind: 'rule', id: first };
  if (name === 'dashboards' && first !== undefined) return { kind: 'dashboard', source: first };
  if (name === 'entity' && first !== undefined && isEntityKind(first) && rest[0] !== undefined)
    return { kind: 'entity', of: first, value: rest[0] };
  if (name === 'search' || name === 'pipeline') return { kind: name };
  return { kind: 'overview' };
}

const pathOf = (parts: readonly string[]): string => `/${parts.map(encodeURIComponent).join('/')}`;

function formatPage(page: Page): string {
  switch (page.kind) {
    case 'alert':
      return pathOf(['alerts', page.id]);
    case 'rule':
      return pathOf(['rules', page.id]);
    case 'dashboard':
      return pathOf(['dashboards', page.source]);
    case 'entity':
      return pathOf(['entity', page.of, page.value]);
    default:
      return pathOf([page.kind]);
  }
}

const OWN = new Set(['range', 'f', 'q']);

/** Reads the part of an address after `#`; what it doesn't know it leaves out, and never throws. */
export function parsePlace(hash: string): Place {
  const [path = '', search = ''] = splitOnce(hash.replace(/^#/, ''), '?');
  const params = new URLSearchParams(search);
  const range = parseRange(params.get('range') ?? '');
  const chips = params.getAll('f').flatMap((text) => parseFilter(text) ?? []);
  const options = Object.fromEntries([...params].filter(([name]) => !OWN.has(name)));
  const place = { page: parsePage(path), chips, query: params.get('q') ?? '', options };
  return range ? { ...place, range } : place;
}

const splitOnce = (text: string, mark: string): readonly [string, string] => {
  const at = text.indexOf(mark);
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
};

/** The address of a place, from `#` on. `parsePlace` reads it back. */
export function formatPlace({ page, range, chips, query, options }: Place): string {
  const params = new URLSearchParams();
  if (range) params.append('range', formatRange(range));
  if (query !== '') params.append('q', query);
  for (const chip of chips) params.append('f', formatFilter(chip));
  for (const [name, value] of Object.entries(options)) if (value !== '' && !OWN.has(name)) params.append(name, value);
  const search = params.toString();
  return `#${formatPage(page)}${search === '' ? '' : `?${search}`}`;
}

const sameValue = (a: Filter, b: Filter): boolean => a.field === b.field && a.value === b.value;

/** Adds a filter; the same one the other way round, or switched off, is replaced. */
export function withFilter(place: Place, filter: Filter): Place {
  return { ...place, chips: [...place.chips.filter((chip) => !sameValue(chip, filter)), filter] };
}

export const withoutFilter = (place: Place, filter: Filter): Place => ({
  ...place,
  chips: place.chips.filter((chip) => !sameValue(chip, filter)),
});

/** The chips that are on, as filters of a request. */
export const activeFilters = (chips: readonly Chip[]): readonly Filter[] =>
  chips.filter(({ off }) => !off).map(({ off: _off, ...filter }) => filter);
