import { useRef } from 'preact/hooks';
import { bytes, count, duration, short } from '../../../../../dashboards/compile/format.ts';
import type { PipelineResponse } from '../../../api.ts';
import { Panel } from '../../parts/panel.tsx';
import { useWidth } from '../../parts/width.ts';
import type { Answer } from '../../state/answer.ts';
import { alerts, session, status } from '../../state/live.ts';
import { linkTo } from '../../state/location.ts';
import { FlowDiagram, type FlowTexts } from './flow-diagram.tsx';
import { totalsOf } from './totals.ts';

const plural = (n: number, word: string): string => `${count(n)} ${word}${n === 1 ? '' : 's'}`;

const joined = (...parts: readonly (string | undefined)[]): string => parts.filter(Boolean).join(' · ');

function textsOf({ ledger, flow, rules, quarantine }: PipelineResponse): FlowTexts {
  const totals = totalsOf(ledger);
  const sources = status.value?.sources ?? [];
  const silent = sources.filter((source) => source.silent).length;
  const sending = sources.filter(({ events }) => events > 0).length - silent;
  const raised = (alerts.value ?? []).filter(({ mode }) => mode === 'live').length;
  const { records, transform, queue, ruleMicros, lakeBytes, mails } = flow;
  return {
    sources: joined(`${sending} sending`, silent > 0 ? `${silent} silent` : undefined),
    sourceCount: sources.length,
    intake: records === undefined ? '' : plural(records, 'record'),
    transform: transform
      ? joined(
          transform.p95 === undefined ? undefined : `p95 ${duration(transform.p95)}`,
          plural(transform.errors, 'error'),
        )
      : '',
    search: `${count(totals.failed)} failed`,
    queue: queue
      ? joined(
          queue.waiting === 0 || queue.oldest === undefined
            ? `${count(queue.waiting)} waiting`
            : `oldest ${duration(queue.oldest)}`,
          `${count(queue.dead)} dead`,
        )
      : '',
    lake: !lakeBytes ? 'raw kept too' : `${bytes(lakeBytes)}, raw kept too`,
    quarantine: joined(
      plural(new Set(quarantine.map(({ source }) => source)).size, 'source'),
      plural(quarantine.length, 'reason'),
    ),
    store: `${short(status.value?.events ?? 0)} events`,
    rules: joined(
      count(rules),
      ruleMicros === undefined ? undefined : `${Math.max(1, Math.round(ruleMicros))} µs an event`,
    ),
    replay: totals.failed === 0 ? 'none waiting' : `${count(totals.failed)} waiting`,
    topic: plural(mails, 'mail'),
    received: short(totals.received),
    indexed: short(totals.indexed),
    passed: short(totals.received - totals.filtered - totals.quarantined),
    quarantined: plural(totals.quarantined, 'line'),
    hasQuarantined: totals.quarantined > 0,
    alerts: plural(raised, 'alert'),
    filtered: count(totals.filtered),
    storeName: session.value?.store ?? 'Store',
  };
}

interface FlowPanelProps {
  readonly pipeline: PipelineResponse;
  readonly answer: Answer<unknown>;
}

const LEAST_WIDTH = 980;

/** The way of an event, with what passed each step since the start. */
export function FlowPanel({ pipeline, answer }: FlowPanelProps) {
  const element = useRef<HTMLDivElement>(null);
  const width = useWidth(element);
  const { visible, alerting } = pipeline.flow;
  return (
    <Panel
      title="Flow"
      class="c12"
      meta="events since the start"
      answer={answer}
      end={
        <>
          {visible === undefined ? null : (
            <span>
              arrival → visible p95 <b class="strong">{duration(visible)}</b>
            </span>
          )}
          {alerting === undefined ? null : (
            <span>
              arrival → alert p95 <b class="strong">{duration(alerting)}</b>
            </span>
          )}
        </>
      }
    >
      <div class="flow" ref={element}>
        {width > 0 ? (
          <FlowDiagram
            width={Math.max(LEAST_WIDTH, width)}
            texts={textsOf(pipeline)}
            links={{
              store: linkTo({ kind: 'search' }),
              rules: linkTo({ kind: 'rules' }),
              alerts: linkTo({ kind: 'alerts' }),
            }}
          />
        ) : null}
      </div>
    </Panel>
  );
}
