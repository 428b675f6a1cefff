import { useEffect } from 'preact/hooks';
import type { AlertResponse, AlertSummary } from '../../../api.ts';
import { Since } from '../../parts/alert-cells.tsx';
import { Blank } from '../../parts/panel.tsx';
import { SeverityBox } from '../../parts/severity.tsx';
import { toast } from '../../parts/toast.tsx';
import { pageKeys } from '../../shell/keys.ts';
import { useAnswer } from '../../state/answer.ts';
import { refresh } from '../../state/clock.ts';
import { readAlerts } from '../../state/live.ts';
import { go, linkTo } from '../../state/location.ts';
import { placeOf } from '../../state/place.ts';
import { call, RequestFailed } from '../../state/request.ts';
import { Around } from './around.tsx';
import { Behind } from './behind.tsx';
import { Mails } from './mails.tsx';
import { Matched } from './matched.tsx';
import { Related } from './related.tsx';
import { Story } from './story.tsx';

const STATUS = { open: 'Open', acknowledged: 'Acknowledged', closed: 'Closed' } as const;

async function setStatus(id: string, status: 'open' | 'acknowledged'): Promise<void> {
  try {
    await call({ path: `/alerts/${encodeURIComponent(id)}/status`, method: 'PUT', body: { status } });
    await readAlerts();
    refresh();
    if (status === 'acknowledged') toast('Acknowledged', () => void setStatus(id, 'open'));
  } catch (error) {
    toast(error instanceof RequestFailed ? `Not changed: ${error.message}` : 'Not changed');
  }
}

function Head({ alert }: { readonly alert: AlertSummary }) {
  const { id, level, title, status, last, rule, mode } = alert;
  const acknowledge = (): void => {
    if (status === 'open') void setStatus(id, 'acknowledged');
  };
  useEffect(() => {
    pageKeys.set('a', acknowledge);
    pageKeys.set('e', () => go(placeOf({ kind: 'rule', id: rule })));
    return () => {
      pageKeys.delete('a');
      pageKeys.delete('e');
    };
  });
  return (
    <div class="subhead">
      <SeverityBox level={level} />
      <h2>{title}</h2>
      <span class="tag">{STATUS[status]}</span>
      {mode === 'shadow' ? <span class="tag shadow">Shadow</span> : null}
      {alert.late ? <span class="tag warn">Late, not mailed</span> : null}
      <span class="muted small">
        <Since at={last} suffix=" ago" />
      </span>
      <span class="end">
        <a class="btn" href={linkTo({ kind: 'rule', id: rule })}>
          Explain rule <kbd>E</kbd>
        </a>
        {status === 'acknowledged' ? (
          <button type="button" class="btn" onClick={() => void setStatus(id, 'open')}>
            Reopen
          </button>
        ) : (
          <button type="button" class="btn primary" disabled={status !== 'open'} onClick={acknowledge}>
            Acknowledge <kbd>A</kbd>
          </button>
        )}
      </span>
    </div>
  );
}

/** What happened, why did it fire, what do I do now, what did people receive? */
export function AlertPage({ id }: { readonly id: string }) {
  const answer = useAnswer<AlertResponse>({ path: `/alerts/${encodeURIComponent(id)}` });
  const { value, failed } = answer;
  if (!value) return failed ? <Blank title="This alert can’t be shown">{failed.message}</Blank> : null;
  return (
    <>
      <Head alert={value.alert} />
      <div class="grid">
        <div class="c5 stack">
          <Story alert={value.alert} document={value.document} />
          <Related alert={value.alert} related={value.related} document={value.document} />
        </div>
        <div class="c7 stack">
          <Around alert={value.alert} document={value.document} related={value.related} />
          <Matched document={value.document} />
          <Behind alert={value.alert} events={value.events} />
          <Mails mails={value.mails} late={value.alert.late} />
        </div>
      </div>
    </>
  );
}
