import { count } from '../../../../../dashboards/compile/format.ts';
import { bucketStarts } from '../../../../../dashboards/compile/interval.ts';
import type { RuleResponse } from '../../../api.ts';
import type { RuleCase, RuleRecord } from '../../../data.ts';
import { Histogram } from '../../charts/histogram.tsx';
import { colors } from '../../charts/theme.ts';
import { AlertPeer, AlertWho, countText, Since } from '../../parts/alert-cells.tsx';
import { Copy } from '../../parts/copy.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Blank, Panel } from '../../parts/panel.tsx';
import { openRow } from '../../parts/rows.ts';
import { SeverityBox } from '../../parts/severity.tsx';
import { useAnswer } from '../../state/answer.ts';
import { alerts, now } from '../../state/live.ts';
import { linkTo } from '../../state/location.ts';
import { casesText, hitsOf } from './rule-text.ts';
import { Yaml } from './yaml.tsx';

const HOUR = 3_600_000;
const MOST_ALERTS = 12;

const STATUS = { open: 'Open', acknowledged: 'Acknowledged', closed: 'Closed' } as const;

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

function CaseRow({ title, expects, got, nearMiss }: RuleCase) {
  const isRight = got === undefined || got === expects;
  return (
    <tr>
      <td class={isRight ? 'ok' : 'badc'}>
        <Icon name={isRight ? 'check' : 'close'} size={13} />
        <span class="sr">{isRight ? 'passes' : 'fails'}</span>
      </td>
      <td class="strong" title={title}>
        {title}
        {nearMiss ? <span class="tag">near miss</span> : null}
      </td>
      <td class="muted">{expects === 'alert' ? 'alerts' : 'no alert'}</td>
      <td>{got === undefined ? 'not run' : got === 'alert' ? 'alerts' : 'no alert'}</td>
    </tr>
  );
}

function Cases({ rule }: { readonly rule: RuleRecord }) {
  const { passed, all } = casesText(rule);
  return (
    <Panel
      title="Cases"
      meta={<span class={passed === all ? 'ok' : 'badc'}>{`${passed ?? 'none'} of ${all} pass`}</span>}
      end={<span class="data">{rule.path.replace(/^.*\//, '').replace(/\.yml$/, '.cases.yml')}</span>}
      flush
    >
      <table>
        <caption class="sr">Cases</caption>
        <colgroup>
          <col class="w-mark" />
          <col />
          <col class="w-level" />
          <col class="w-level" />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">
              <span class="sr">Result</span>
            </th>
            <th scope="col">Raw log</th>
            <th scope="col">Expected</th>
            <th scope="col">Got</th>
          </tr>
        </thead>
        <tbody>
          {rule.cases.map((one) => (
            <CaseRow key={one.title} {...one} />
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

function RuleAlerts({ id }: { readonly id: string }) {
  const own = (alerts.value ?? []).filter((alert) => alert.rule === id);
  return (
    <Panel title="Alerts of this rule" meta={String(own.length)} flush>
      {own.length > 0 ? (
        <table>
          <caption class="sr">Alerts of this rule</caption>
          <colgroup>
            <col class="w-status" />
            <col />
            <col />
            <col class="w-events" />
            <col class="w-age" />
          </colgroup>
          <tbody>
            {own.slice(0, MOST_ALERTS).map((alert) => (
              <tr class="go" key={alert.id} onClick={openRow}>
                <td>
                  <a class="row-link" href={linkTo({ kind: 'alert', id: alert.id })}>
                    {STATUS[alert.status]}
                  </a>
                </td>
                <td>
                  <AlertWho alert={alert} />
                </td>
                <td>
                  <AlertPeer alert={alert} />
                </td>
                <td class="r strong">{countText(alert)}</td>
                <td class="r muted">
                  <Since at={alert.last} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <Blank>It has not raised an alert</Blank>
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
