import type { IconName } from '../parts/icon.tsx';
import type { Page } from '../state/place.ts';

export interface MainPage {
  readonly page: Page;
  readonly icon: IconName;
  readonly title: string;
  /** After `g`. */
  readonly key: string;
}

export const MAIN_PAGES: readonly MainPage[] = [
  { page: { kind: 'overview' }, icon: 'overview', title: 'Overview', key: 'o' },
  { page: { kind: 'alerts' }, icon: 'alerts', title: 'Alerts', key: 'a' },
  { page: { kind: 'search' }, icon: 'search', title: 'Search', key: 's' },
  { page: { kind: 'rules' }, icon: 'rules', title: 'Rules', key: 'r' },
  { page: { kind: 'pipeline' }, icon: 'pipeline', title: 'Pipeline', key: 'p' },
];

const PARENT: Readonly<Partial<Record<Page['kind'], Page['kind']>>> = { alert: 'alerts', rule: 'rules' };

/** Whether a link leads to where one is, or to the list from which one came. */
export function isHere(link: Page, here: Page): boolean {
  if (link.kind === 'dashboard') return here.kind === 'dashboard' && here.source === link.source;
  if (link.kind === 'entity') return here.kind === 'entity' && here.of === link.of && here.value === link.value;
  return link.kind === here.kind || link.kind === PARENT[here.kind];
}

/** Pages that show a time range. */
export const hasRange = (page: Page): boolean => ['overview', 'search', 'dashboard', 'entity'].includes(page.kind);
