import type { PanelsRequest, PanelsResponse } from '../../api.ts';
import { DashboardPanel } from '../parts/dashboard-panel.tsx';
import { Blank } from '../parts/panel.tsx';
import { useAnswer } from '../state/answer.ts';
import { session } from '../state/live.ts';
import { narrowed } from '../state/scope.ts';

/** What is normal for this source and what is not: its dashboard, drawn from the typed panels. */
export function DashboardPage({ source }: { readonly source: string }) {
  const dashboard = session.value?.sources.some(({ id }) => id === source)
    ? session.value.dashboards[source]
    : undefined;
  const body: PanelsRequest = { dashboard: source, scope: narrowed({ source }) };
  const answer = useAnswer<PanelsResponse>(dashboard ? { path: '/panels', body } : undefined);
  if (!dashboard) return <Blank title="There is no such source">The sources that are on stand at the left.</Blank>;
  return (
    <div class="grid dashboard">
      {dashboard.panels.map((panel) => (
        <DashboardPanel key={panel.id} panel={panel} answer={answer} source={source} />
      ))}
    </div>
  );
}
