import type { ComponentChildren } from 'preact';
import type { AlertDocument } from '../../../../../alerting/alert.ts';
import { stamp } from '../../../../../dashboards/compile/zone.ts';
import type { AlertSummary } from '../../../api.ts';
import { AlertPeer, AlertWho, countText } from '../../parts/alert-cells.tsx';
import { Copy } from '../../parts/copy.tsx';
import { countryName } from '../../parts/country.tsx';
import { Datum } from '../../parts/entity.tsx';
import { zone } from '../../state/settings.ts';

interface StoryProps {
  readonly alert: AlertSummary;
  readonly document: AlertDocument;
}

function placeText({ source }: AlertDocument): string {
  const city = source?.geo?.city_name;
  const country = source?.geo?.country_iso_code;
  const network = source?.as?.organization?.name;
  const place = [city, country ? countryName(country) : undefined].filter(Boolean).join(', ');
  return [place, network ? `(${network})` : ''].filter(Boolean).join(' ');
}

const Fact = ({ name, children }: { readonly name: string; readonly children: ComponentChildren }) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
);

const local = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const localName = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The same moment on the reader's own clock, where that is another one. */
function LocalTime({ at }: { readonly at: number }) {
  const isSame = new Date(at).getTimezoneOffset() === 0 || zone.value.name !== 'UTC';
  return isSame ? null : <small>{`${local.format(at)} ${localName}`}</small>;
}

function Facts({ alert, document }: StoryProps) {
  const { first, last, count, account, region, resource, peer } = alert;
  const place = peer?.to ? '' : placeText(document);
  const accountName = document.cloud?.account?.name;
  return (
    <dl class="kv">
      <Fact name="Who">
        <AlertWho alert={alert} />
        {document.user?.id && document.user.id !== alert.who?.value ? <small>{document.user.id}</small> : null}
      </Fact>
      <Fact name={peer?.to ? 'To' : 'Where from'}>
        <AlertPeer alert={alert} />
        {place ? <div class="muted">{place}</div> : null}
      </Fact>
      {document.user_agent?.original ? (
        <Fact name="With">
          <span class="data cut" title={document.user_agent.original}>
            {document.user_agent.original}
          </span>
        </Fact>
      ) : null}
      {resource ? (
        <Fact name="Resource">
          <Datum field="aws.params.resource" value={resource} />
        </Fact>
      ) : null}
      {account ? (
        <Fact name="Account">
          {account} <small>{[accountName, region].filter(Boolean).join(' · ')}</small>
        </Fact>
      ) : null}
      <Fact name="When">
        {`${stamp(first, zone.value)} ${zone.value.name}`} <LocalTime at={first} />
      </Fact>
      <Fact name="How often">
        {`${countText(alert)} ${count === 1 ? 'event' : 'events'}`}{' '}
        {count > 1 ? <small>{`until ${stamp(last, zone.value).slice(11)}`}</small> : null}
      </Fact>
    </dl>
  );
}

const COMMAND = /^(.*?:)\s+((?:aws|firewatch|npm|npx|kubectl) .+)$/;

/** A step that ends with a command shows it on a line of its own, to copy. */
function Step({ text }: { readonly text: string }) {
  const [, words, command] = COMMAND.exec(text) ?? [];
  if (words === undefined || command === undefined) return <li>{text}</li>;
  return (
    <li>
      {words}
      <span class="command">
        <code>{command}</code>
        <Copy text={command} label="Copy the command" />
      </span>
    </li>
  );
}

/** The alert in words, for someone who was just woken up. */
export function Story({ alert, document }: StoryProps) {
  const { next_steps, false_positives, runbook } = document.firewatch;
  return (
    <section class="panel story" aria-label="What happened">
      <p class="sentence">{document.message}</p>
      <Facts alert={alert} document={document} />
      {document.rule.description ? (
        <>
          <h3>Why it matters</h3>
          <p>{document.rule.description}</p>
        </>
      ) : null}
      {next_steps.length > 0 ? (
        <>
          <h3>Next steps</h3>
          <ol>
            {next_steps.map((text) => (
              <Step key={text} text={text} />
            ))}
          </ol>
        </>
      ) : null}
      {runbook ? (
        <p class="muted small">
          Runbook: <span class="data">{runbook}</span>
        </p>
      ) : null}
      {false_positives.length > 0 ? (
        <>
          <h3>Known false positives</h3>
          <ul>
            {false_positives.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}
