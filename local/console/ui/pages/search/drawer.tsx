import type { ComponentChildren } from 'preact';
import { stamp } from '../../../../../dashboards/compile/zone.ts';
import type { EventResponse } from '../../../api.ts';
import { asText } from '../../parts/as-text.ts';
import { Copy } from '../../parts/copy.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Blank } from '../../parts/panel.tsx';
import { SeverityMark } from '../../parts/severity.tsx';
import { useAnswer } from '../../state/answer.ts';
import { linkTo, place, setOptions } from '../../state/location.ts';
import { zone } from '../../state/settings.ts';
import { at, leavesOf } from './document-fields.ts';
import { DrawerFields } from './drawer-fields.tsx';
import { Json } from './json.tsx';
import { Surrounding } from './surrounding.tsx';

interface DrawerProps {
  readonly id: string;
  readonly onStep: (step: 1 | -1) => void;
}

const TABS = ['fields', 'json', 'around', 'raw'] as const;
type Tab = (typeof TABS)[number];

const tabOf = (text: string | undefined): Tab => TABS.find((tab) => tab === text) ?? 'fields';

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
};

function Behind({ alerts }: Pick<EventResponse, 'alerts'>) {
  return (
    <>
      {alerts.map(({ id, title, level }) => (
        <div class="why" key={id}>
          <SeverityMark level={level} />
          <span class="cut">
            Behind <b class="strong">{title}</b>
          </span>
          <a class="link data" href={linkTo({ kind: 'alert', id })}>
            {id}
          </a>
        </div>
      ))}
    </>
  );
}

interface TabsProps {
  readonly tab: Tab;
  readonly fields: number;
}

function Tabs({ tab, fields }: TabsProps) {
  const labels: Readonly<Record<Tab, ComponentChildren>> = {
    fields: (
      <>
        Fields <span class="muted">{fields}</span>
      </>
    ),
    json: 'JSON',
    around: 'Surrounding ±5 min',
    raw: 'Raw',
  };
  return (
    <div class="tabs" role="tablist">
      {TABS.map((one) => (
        <button type="button" role="tab" key={one} aria-selected={one === tab} onClick={() => setOptions({ tab: one })}>
          {labels[one]}
        </button>
      ))}
    </div>
  );
}

const Button = ({ label, icon, onClick }: { label: string; icon: 'up' | 'down' | 'close'; onClick: () => void }) => (
  <button type="button" class="btn ghost icon-only sm" title={label} aria-label={label} onClick={onClick}>
    <Icon name={icon} size={14} />
  </button>
);

const close = (): void => setOptions({ sel: '', tab: '' });

/** One event beside the table: its fields, the document, what surrounds it, the line as it came. */
export function Drawer({ id, onStep }: DrawerProps) {
  const answer = useAnswer<EventResponse>({ path: `/events/${encodeURIComponent(id)}` });
  const tab = tabOf(place.value.options['tab']);
  const text = answer.value?.document ?? '';
  const document = parsed(text);
  const time = Date.parse(asText(at(document, '@timestamp')));
  const title = asText(at(document, 'event.action')) || asText(at(document, 'event.dataset')) || id;
  const facts = ['event.dataset', 'cloud.region'].map((field) => asText(at(document, field))).filter(Boolean);
  const hits = new Set(answer.value?.alerts.flatMap(({ fields }) => fields) ?? []);
  const bodies: Readonly<Record<Tab, () => ComponentChildren>> = {
    fields: () => <DrawerFields document={document} hits={hits} />,
    json: () => <Json value={document} />,
    around: () => <Surrounding at={time} id={id} />,
    raw: () => <Raw document={document} />,
  };
  return (
    <aside class="drawer" aria-label="Event">
      <header>
        <h2>
          <span class="cut">{title}</span>
          <span class="end">
            <Button label="Previous (k)" icon="up" onClick={() => onStep(-1)} />
            <Button label="Next (j)" icon="down" onClick={() => onStep(1)} />
            <Copy text={text} label="Copy the document" />
            <Button label="Close (Esc)" icon="close" onClick={close} />
          </span>
        </h2>
        <div class="muted small cut">{[`${stamp(time, zone.value)} ${zone.value.name}`, ...facts].join(' · ')}</div>
        <Tabs tab={tab} fields={leavesOf(document).length} />
      </header>
      <div class="scroll">
        {answer.value ? (
          <>
            <Behind alerts={answer.value.alerts} />
            {bodies[tab]()}
          </>
        ) : answer.failed ? (
          <Blank title="This event can’t be shown">{answer.failed.message}</Blank>
        ) : null}
      </div>
    </aside>
  );
}

function Raw({ document }: { readonly document: unknown }) {
  const original = at(document, 'event.original');
  const own = at(document, 'aws');
  if (typeof original === 'string')
    return (
      <>
        <Copy text={original} label="Copy the line" />
        <pre class="raw">{original}</pre>
      </>
    );
  return own === undefined ? <Blank>The line as it came is kept in the lake</Blank> : <Json value={own} />;
}
