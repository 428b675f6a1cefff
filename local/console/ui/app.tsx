import { useSignalEffect } from '@preact/signals';
import { visible } from '../../../dashboards/compile/visible.ts';
import { ChartTip } from './charts/tip.tsx';
import { AlertPage } from './pages/alerts/alert.tsx';
import { Alerts } from './pages/alerts/alerts.tsx';
import { DashboardPage } from './pages/dashboard.tsx';
import { EntityPage } from './pages/entity/entity.tsx';
import { Overview } from './pages/overview/overview.tsx';
import { Pipeline } from './pages/pipeline/pipeline.tsx';
import { RulePage } from './pages/rules/rule.tsx';
import { Rules } from './pages/rules/rules.tsx';
import { Search } from './pages/search/search.tsx';
import { FilterEditor } from './parts/filter-editor.tsx';
import { Toast } from './parts/toast.tsx';
import { ValueMenu } from './parts/value-menu.tsx';
import { Announcer } from './shell/announcer.tsx';
import { Banner } from './shell/banner.tsx';
import { Overlay } from './shell/palette.tsx';
import { BottomBar, Sidebar } from './shell/sidebar.tsx';
import { TimePicker } from './shell/time-picker.tsx';
import { pageName, TopBar } from './shell/topbar.tsx';
import { pause } from './state/clock.ts';
import { place } from './state/location.ts';
import type { Page } from './state/place.ts';

function PageOf({ page }: { readonly page: Page }) {
  switch (page.kind) {
    case 'overview':
      return <Overview />;
    case 'alerts':
      return <Alerts />;
    case 'alert':
      return <AlertPage key={page.id} id={page.id} />;
    case 'search':
      return <Search />;
    case 'dashboard':
      return <DashboardPage key={page.source} source={page.source} />;
    case 'entity':
      return <EntityPage key={`${page.of} ${page.value}`} of={page.of} value={page.value} />;
    case 'rules':
      return <Rules />;
    case 'rule':
      return <RulePage key={page.id} id={page.id} />;
    case 'pipeline':
      return <Pipeline />;
  }
}

/** The shell around every page: where one is, what range is shown, whether all of it is alive. */
export function App() {
  useSignalEffect(() => {
    document.title = visible(`${pageName(place.value.page)} · Firewatch`);
  });
  useSignalEffect(() => pause('drawer', place.value.options['sel'] !== undefined));
  return (
    <>
      <button type="button" class="skip" onClick={skipToMain}>
        Skip to content
      </button>
      <div class="shell">
        <Sidebar />
        <div class="column">
          <TopBar />
          <TimePicker />
          <FilterEditor />
          <Banner />
          <main id="main" tabIndex={-1}>
            <PageOf page={place.value.page} />
          </main>
        </div>
        <BottomBar />
      </div>
      <ValueMenu />
      <ChartTip />
      <Overlay />
      <Toast />
      <Announcer />
    </>
  );
}

/** A button, no link: the part after `#` is the place. */
function skipToMain(): void {
  document.querySelector<HTMLElement>('#main')?.focus();
}
