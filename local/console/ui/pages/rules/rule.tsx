import { count } from '../../../../../dashboards/compile/format.ts';
import { bucketStarts } from '../../../../../dashboards/compile/interval.ts';
import type { RuleResponse } from '../../../api.ts';
import type { RuleRecord } from '../../../data.ts';
import { Histogram } from '../../charts/histogram.tsx';
import { colors } from '../../charts/theme.ts';
import { Copy } from '../../parts/copy.tsx';
import { Blank, Panel } from '../../parts/panel.tsx';
import { SeverityBox } from '../../parts/severity.tsx';
import { useAnswer } from '../../state/answer.ts';
import { now } from '../../state/live.ts';
import { Cases } from './cases.tsx';
import { RuleAlerts } from './rule-alerts.tsx';
import { hitsOf } from './rule-text.ts';
import { Yaml } from './yaml.tsx';

const HOUR = 3_600_000;

function Hits({ rule }: { readonly rule: RuleRecord }) {
  const to = (Math.floor(now.value / HOUR) + 1) * HOUR;
  const range = { from: to - rule.hits.length * HOUR, to };
  const total = hitsOf(rule);
  const part = { name: 'events matched', color: colors.value.accent, total, values: rule.hits };
  const stack = { starts: bucketStarts(range, HOUR).slice(-rule.hits.length), interval: HOUR, parts: [part] };
  return (
    <Panel
      title="Hits"
      class="view-histogram short"
      meta="events matched an hour, last 24 h"
      end={<b class="strong">{`${count(total)} ${total === 1 ? 'hit' : 'hits'}`}</b>}
    >
      {total > 0 ? (
        <Histogram title="Hits" stack={stack} range={range} brush={false} />
      ) : (
        <Blank>No event matched in the last 24 h</Blank>
      )}
    </Panel>
  );
}

/** Is it proven, how often does it fire, and what does it say? */
export function RulePage({ id }: { readonly id: string }) {
  const { value, failed } = useAnswer<RuleResponse>({ path: `/rules/${encodeURIComponent(id)}` });
  if (!value) return failed ? <Blank title="This rule can’t be shown">{failed.message}</Blank> : null;
  const { rule } = value;
  return (
    <>
      <div class="subhead">
        <SeverityBox level={rule.level} />
        <h2>{rule.title}</h2>
        <span class={`tag ${rule.mode}`}>{rule.mode === 'live' ? 'Live' : 'Shadow'}</span>
        {rule.techniques.map((technique) => (
          <span class="tag" key={technique}>
            {technique}
          </span>
        ))}
      </div>
      <div class="grid">
        <div class="c6 stack">
          <Panel
            title="Sigma"
            meta={<span class="data">{rule.path}</span>}
            end={<Copy text={rule.text} label="Copy the rule" />}
            flush
          >
            <Yaml text={rule.text} marked={[]} />
          </Panel>
        </div>
        <div class="c6 stack">
          <Hits rule={rule} />
          <Cases rule={rule} />
          <RuleAlerts id={rule.id} />
        </div>
      </div>
    </>
  );
}
