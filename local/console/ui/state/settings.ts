import { computed, effect, signal } from '@preact/signals';
import { UTC, type Zone } from '../../../../dashboards/compile/zone.ts';
import { store, stored, storedList } from './storage.ts';

export type Theme = 'dark' | 'light';

export const theme = signal<Theme>(stored('theme') === 'light' ? 'light' : 'dark');
export const isLocalTime = signal(stored('zone') === 'local');

/** Milliseconds between two refreshes; 0 is never. */
export const REFRESH: readonly number[] = [0, 5_000, 15_000, 30_000];
const kept = Number(stored('refresh') ?? 5_000);
export const refreshEvery = signal(REFRESH.includes(kept) ? kept : 5_000);

/** Single keys can be switched off, for those whom they surprise. */
export const singleKeys = signal(stored('keys') !== 'off');

const local: Zone = {
  name: Intl.DateTimeFormat().resolvedOptions().timeZone || 'local',
  offset: (at) => -new Date(at).getTimezoneOffset() * 60_000,
};

export const zone = computed<Zone>(() => (isLocalTime.value ? local : UTC));

const MOST_RECENT = 5;

/** Entities looked at last, as addresses of their pages. */
export const recentEntities = signal(storedList('entities'));
/** Queries run last. */
export const recentQueries = signal(storedList('queries'));

const inFront = (list: readonly string[], item: string): readonly string[] =>
  [item, ...list.filter((other) => other !== item)].slice(0, MOST_RECENT);

export function rememberEntity(address: string): void {
  recentEntities.value = inFront(recentEntities.peek(), address);
}

export function rememberQuery(query: string): void {
  if (query.trim() !== '') recentQueries.value = inFront(recentQueries.peek(), query);
}

export const flipTheme = (): void => {
  theme.value = theme.peek() === 'dark' ? 'light' : 'dark';
};

/** Applies and keeps the settings, from the start of the page on. */
export function keepSettings(): void {
  effect(() => {
    document.documentElement.dataset['theme'] = theme.value;
    store('theme', theme.value);
  });
  effect(() => store('zone', isLocalTime.value ? 'local' : 'UTC'));
  effect(() => store('refresh', String(refreshEvery.value)));
  effect(() => store('keys', singleKeys.value ? 'on' : 'off'));
  effect(() => store('entities', JSON.stringify(recentEntities.value)));
  effect(() => store('queries', JSON.stringify(recentQueries.value)));
}
