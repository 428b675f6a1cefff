import { age, short } from '../../../../dashboards/compile/format.ts';
import { Brand, Icon } from '../parts/icon.tsx';
import { LEVELS, levelClass, SeverityMark } from '../parts/severity.tsx';
import { lostSince, now, openAlerts, session, status } from '../state/live.ts';
import { linkTo, place } from '../state/location.ts';
import { type Page, parsePlace } from '../state/place.ts';
import { recentEntities } from '../state/settings.ts';
import { isHere, MAIN_PAGES } from './pages.ts';

export const worstOpen = () => LEVELS.find((level) => openAlerts.value.some((alert) => alert.level === level));

function AlertCount() {
  const worst = worstOpen();
  if (!worst) return null;
  const open = openAlerts.value.length;
  return (
    <span class={`n hot ${levelClass(worst)}`} title={`${open} open, the worst ${worst}`}>
      <SeverityMark level={worst} size={8} />
      {open}
    </span>
  );
}

const current = (page: Page) => (isHere(page, place.value.page) ? { 'aria-current': 'page' as const } : {});

function SourceLink({ id, title }: { readonly id: string; readonly title: string }) {
  const page: Page = { kind: 'dashboard', source: id };
  const silent = status.value?.sources.find((source) => source.id === id)?.silent;
  return (
    <a href={linkTo(page)} {...current(page)}>
      <span class="cut">{title}</span>
      {silent ? (
        <span class="n">
          <span class="dot bad" title="silent" />
          <span class="sr">silent</span>
        </span>
      ) : null}
    </a>
  );
}

function Recent() {
  const entities = recentEntities.value.flatMap((address) => {
    const { page } = parsePlace(address);
    return page.kind === 'entity' ? [page] : [];
  });
  return (
    <div class="nav">
      <h2>Recent</h2>
      {entities.length === 0 ? <span class="nav-none">none</span> : null}
      {entities.map((page) => (
        <a key={`${page.of} ${page.value}`} href={linkTo(page)} {...current(page)} class="sub">
          <span class="data cut">{page.value}</span>
        </a>
      ))}
    </div>
  );
}

function Foot() {
  const problem = status.value?.problem;
  const lost = lostSince.value;
  const shownAt = problem ? problem.asOf : status.value?.now;
  const isDown = problem !== undefined || lost !== undefined;
  return (
    <div class="foot">
      <b>
        <span class={`dot ${isDown ? 'bad' : 'good'}`} />
        {lost !== undefined ? 'Console down' : problem ? 'Store down' : 'Live'}
      </b>
      <span>
        {shownAt === undefined
          ? '—'
          : `${age((lost === undefined ? now.value : Date.now()) - shownAt)} ${isDown ? 'old' : 'ago'}`}
      </span>
      <span>{session.value?.store}</span>
      <span>{short(status.value?.events ?? 0)} events</span>
    </div>
  );
}

/** The pages, the sources, what was looked at last, and whether all of it is alive. */
export const Sidebar = () => (
  <nav class="side" aria-label="Main">
    <a class="brand" href={linkTo({ kind: 'overview' })}>
      <Brand />
      Firewatch
    </a>
    <div class="nav">
      {MAIN_PAGES.map(({ page, icon, title }) => (
        <a key={title} href={linkTo(page)} {...current(page)}>
          <Icon name={icon} />
          {title}
          {page.kind === 'alerts' ? <AlertCount /> : null}
        </a>
      ))}
    </div>
    <div class="nav sub-nav">
      <h2>Dashboards</h2>
      {(session.value?.sources ?? []).map(({ id, title }) => (
        <SourceLink key={id} id={id} title={title} />
      ))}
    </div>
    <Recent />
    <Foot />
  </nav>
);

/** The same pages on a phone, at the thumb. */
export const BottomBar = () => (
  <nav class="bottom-bar" aria-label="Pages">
    {MAIN_PAGES.map(({ page, icon, title }) => (
      <a key={title} href={linkTo(page)} {...current(page)}>
        <Icon name={icon} size={18} />
        {title}
        {page.kind === 'alerts' && openAlerts.value.length > 0 ? <em>{openAlerts.value.length}</em> : null}
      </a>
    ))}
  </nav>
);
