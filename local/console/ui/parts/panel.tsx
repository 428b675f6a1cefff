import type { ComponentChildren } from 'preact';
import { clock } from '../../../../dashboards/compile/zone.ts';
import type { Answer } from '../state/answer.ts';
import { refresh } from '../state/clock.ts';
import { lostSince, status } from '../state/live.ts';
import { zone } from '../state/settings.ts';

interface PanelProps {
  readonly title: ComponentChildren;
  /** Width in twelfths and whatever else the layout needs. */
  readonly class?: string;
  readonly meta?: ComponentChildren;
  readonly end?: ComponentChildren;
  /** The body reaches the edges: tables do. */
  readonly flush?: boolean;
  /** The question behind the panel: how old its answer is, whether it is awaited or failed. */
  readonly answer?: Answer<unknown>;
  readonly failure?: string | undefined;
  /** Older than now, by the status: since when its figures are known. */
  readonly asOf?: number | undefined;
  readonly children?: ComponentChildren;
}

const Failed = ({ reason }: { readonly reason: string }) => (
  <div class="blank" role="status">
    <b>This panel has no answer</b>
    {reason}
    <button type="button" class="btn sm" onClick={refresh}>
      Retry
    </button>
  </div>
);

/** A panel keeps its old values while new ones are awaited, and fails alone. */
export function Panel({
  title,
  class: classes = '',
  meta,
  end,
  flush = false,
  answer,
  failure,
  asOf,
  children,
}: PanelProps) {
  const isOld = answer?.value !== undefined && (answer.failed !== undefined || isCutOff());
  const since = asOf ?? (isOld ? answer?.at : undefined);
  const isStale = isOld || asOf !== undefined;
  const reason = failure ?? (answer?.value === undefined ? answer?.failed?.message : undefined);
  const shownMeta = since === undefined ? meta : `as of ${clock(since, zone.value)}`;
  return (
    <section class={`panel ${classes}${isStale ? ' stale' : ''}${answer?.isSlow ? ' slow' : ''}`}>
      <header>
        <h2>{title}</h2>
        {shownMeta ? <span class="meta">{shownMeta}</span> : null}
        {end ? <span class="end">{end}</span> : null}
      </header>
      <div class={`body${flush ? ' flush' : ''}`}>
        {reason === undefined ? (
          children
        ) : answer?.failed?.query ? (
          <Blank>The query can’t be read</Blank>
        ) : (
          <Failed reason={reason} />
        )}
      </div>
    </section>
  );
}

const isCutOff = (): boolean => lostSince.value !== undefined || status.value?.problem !== undefined;

interface BlankProps {
  readonly title?: string;
  readonly children?: ComponentChildren;
}

/** Nothing to show: one sentence that says why, and a way on. */
export const Blank = ({ title, children }: BlankProps) => (
  <div class="blank">
    {title ? <b>{title}</b> : null}
    {children}
  </div>
);
