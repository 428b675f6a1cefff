import type { ComponentChildren } from 'preact';
import { clock } from '../../../../../dashboards/compile/zone.ts';
import { Figure } from '../../charts/figure.tsx';
import { Copy } from '../../parts/copy.tsx';
import { Blank, Panel } from '../../parts/panel.tsx';
import { session, status } from '../../state/live.ts';
import { zone } from '../../state/settings.ts';
import { SourcesPanel } from './sources-panel.tsx';

interface StepProps {
  readonly n: number;
  readonly title: string;
  readonly end: ComponentChildren;
  readonly children: ComponentChildren;
}

const Step = ({ n, title, end, children }: StepProps) => (
  <li>
    <span class="muted">{n}</span>
    <div>
      <b>{title}</b>
      <p>{children}</p>
    </div>
    {end}
  </li>
);

const Command = ({ text }: { readonly text: string }) => (
  <span class="cmd">
    {text}
    <Copy text={text} label={`Copy ${text}`} />
  </span>
);

function Steps() {
  const { sources = [], started = 0 } = session.value ?? {};
  return (
    <Panel
      title="No events yet"
      class="c8"
      meta={`listening on ${sources.length} sources since ${clock(started, zone.value)} ${zone.value.name}`}
    >
      <ol class="steps">
        <Step n={1} title="Wait for the generator" end={<span class="muted">starting</span>}>
          Started with <span class="data">npm start</span>: the first events are on screen within seconds, the first
          alert within 20 s.
        </Step>
        <Step n={2} title="Load your own logs" end={<Command text="npm start -- ./logs --source cloudtrail" />}>
          Files or folders, plain or .gz. CloudTrail’s layout is recognised.
        </Step>
        <Step n={3} title="Connect an AWS account" end={<Command text="npx cdk deploy" />}>
          Deploys the same handlers into your account.
        </Step>
      </ol>
    </Panel>
  );
}

const FIGURES = ['Events', 'Source lag p95', 'Pipeline lag p95'];

/** Before the first event: what is listened to, and three ways to get some. Never a fake chart. */
export const EmptyOverview = () => (
  <div class="grid">
    <Steps />
    <div class="c4 stack">
      <SourcesPanel />
    </div>
    <section class="kpis c12" aria-label="Key figures">
      {FIGURES.map((label) => (
        <Figure key={label} label={label} value="—" quiet />
      ))}
      <Figure label="Quarantined" value={status.value?.quarantined ?? '—'} quiet />
      <Figure label="New alerts" value="0" quiet />
    </section>
    <Panel title="Open alerts" class="c8 tall">
      <Blank title="Nothing to look at">The first alert shows here at once.</Blank>
    </Panel>
    <Panel title="Where requests come from" class="c4 tall">
      <Blank>Countries appear with the first public address</Blank>
    </Panel>
  </div>
);
