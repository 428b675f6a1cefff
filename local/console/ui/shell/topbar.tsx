import { FilterChips } from '../parts/chip.tsx';
import { ENTITY_WORDS } from '../parts/entity-kind.ts';
import { editFilter } from '../parts/filter-editor.tsx';
import { Icon } from '../parts/icon.tsx';
import { session } from '../state/live.ts';
import { linkTo, place } from '../state/location.ts';
import type { Page } from '../state/place.ts';
import { flipTheme } from '../state/settings.ts';
import { hasRange } from './pages.ts';
import { paletteOpen } from './palette-state.ts';
import { TimeButtons } from './time-picker.tsx';

const sourceTitle = (id: string): string => session.value?.sources.find((source) => source.id === id)?.title ?? id;

function Crumb({ page, title, name }: { readonly page: Page; readonly title: string; readonly name: string }) {
  return (
    <>
      <a class="crumb" href={linkTo(page)}>
        {title}
      </a>
      <span class="muted"> / </span>
      <span class="data crumb-name">{name}</span>
    </>
  );
}

const TITLES: Readonly<Partial<Record<Page['kind'], string>>> = {
  overview: 'Overview',
  alerts: 'Alerts',
  search: 'Search',
  rules: 'Rules',
  pipeline: 'Pipeline',
};

function Title({ page }: { readonly page: Page }) {
  switch (page.kind) {
    case 'alert':
      return <Crumb page={{ kind: 'alerts' }} title="Alerts" name={page.id} />;
    case 'rule':
      return <Crumb page={{ kind: 'rules' }} title="Rules" name={page.id} />;
    case 'dashboard':
      return (
        <>
          <span class="crumb">Dashboards</span>
          <span class="muted"> / </span>
          {sourceTitle(page.source)}
        </>
      );
    case 'entity':
      return <span class="crumb">{`Entity / ${ENTITY_WORDS[page.of]}`}</span>;
    default:
      return <>{TITLES[page.kind]}</>;
  }
}

/** The name of a page for the window's title. */
export function pageName(page: Page): string {
  if (page.kind === 'alert' || page.kind === 'rule') return page.id;
  if (page.kind === 'entity') return page.value;
  return page.kind === 'dashboard' ? sourceTitle(page.source) : (TITLES[page.kind] ?? 'Firewatch');
}

export function TopBar() {
  const { page } = place.value;
  const isRanged = hasRange(page);
  return (
    <header class="top">
      <h1>
        <Title page={page} />
      </h1>
      {isRanged ? <FilterChips /> : null}
      {isRanged ? (
        <button type="button" class="add-filter" onClick={() => editFilter('new')}>
          + Filter
        </button>
      ) : null}
      <span class="spring" />
      <button
        type="button"
        class="find"
        aria-label="Search or jump to"
        onClick={() => {
          paletteOpen.value = 'palette';
        }}
      >
        <Icon name="search" size={14} />
        <span>Search or jump to</span>
        <kbd>Ctrl K</kbd>
      </button>
      {isRanged ? <TimeButtons /> : null}
      <button type="button" class="btn icon-only ghost" title="Theme (t)" aria-label="Switch theme" onClick={flipTheme}>
        <Icon name="sun" />
      </button>
    </header>
  );
}
