import { useSignal } from '@preact/signals';
import { clock, stamp } from '../../../../../dashboards/compile/zone.ts';
import type { Mail } from '../../../data.ts';
import { Blank, Panel } from '../../parts/panel.tsx';
import { zone } from '../../state/settings.ts';

const KINDS: Readonly<Record<Mail['kind'], string>> = {
  alert: 'First',
  update: 'Update',
  closed: 'Closed',
  digest: 'Digest',
};

const Letter = ({ mail }: { readonly mail: Mail }) => (
  <div class="mail">
    <dl>
      <dt>Subject</dt>
      <dd class="subject">{mail.subject}</dd>
      <dt>From</dt>
      <dd>{mail.from}</dd>
      <dt>To</dt>
      <dd>{mail.to.join(', ')}</dd>
      <dt>Sent</dt>
      <dd>{`${stamp(mail.sent, zone.value)} ${zone.value.name}`}</dd>
    </dl>
    <pre>{mail.body}</pre>
  </div>
);

interface MailsProps {
  readonly mails: readonly Mail[];
  readonly late: boolean;
}

/** What people received, exactly as SNS sends it: one tab for each mail. */
export function Mails({ mails, late }: MailsProps) {
  const picked = useSignal<number | undefined>(undefined);
  const at = Math.min(picked.value ?? mails.length - 1, mails.length - 1);
  const mail = mails[at];
  if (!mail)
    return (
      <Panel title="E-mail">
        <Blank>{late ? 'None: the events came more than a day late' : 'None was sent yet'}</Blank>
      </Panel>
    );
  return (
    <Panel
      title="E-mail as sent"
      meta={`SNS topic ${mail.topic.replace(/^arn:.*:/, '')}`}
      flush
      end={
        <span class="seg small" role="tablist" aria-label="Mails">
          {mails.map(({ kind, sent }, i) => (
            <button
              type="button"
              role="tab"
              key={`${kind} ${sent}`}
              aria-selected={i === at}
              onClick={() => {
                picked.value = i;
              }}
            >
              {KINDS[kind]} <b>{clock(sent, zone.value)}</b>
            </button>
          ))}
        </span>
      }
    >
      <Letter mail={mail} />
    </Panel>
  );
}
