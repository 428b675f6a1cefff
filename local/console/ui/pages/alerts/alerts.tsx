import { useSignal } from '@preact/signals';
import type { AlertSummary } from '../../../api.ts';
import type { AlertStatus } from '../../../data.ts';
import { Blank } from '../../parts/panel.tsx';
import { RaisedPanel } from '../../parts/raised-panel.tsx';
import { LEVELS, levelWord, SeverityMark } from '../../parts/severity.tsx';
import { alerts, now } from '../../state/live.ts';
import { place, setOptions } from '../../state/location.ts';
import { AlertTable } from './alert-table.tsx';
import { GROUPINGS, type Grouping, grouped } from './group.ts';
import { DonePanel, ShadowPanel } from './side-panels.tsx';

const DAY = 86_400_000;
const FIRST = 200;

const TABS: readonly { readonly status: AlertStatus; readonly label: string }[] = [
  { status: 'open', label: 'Open' },
  { status: 'acknowledged', label: 'Acknowledged' },
  { status: 'closed', label: 'Closed, 24 h' },
];

const isRecent = (alert: AlertSummary): boolean => alert.status !== 'closed' || now.value - alert.last < DAY;

interface SegmentProps {
  readonly isOn: boolean;
  readonly onPick: () => void;
  readonly children: preact.ComponentChildren;
}

const Segment = ({ isOn, onPick, children }: SegmentProps) => (
  <button type="button" aria-pressed={isOn} onClick={onPick}>
    {children}
  </button>
);

const groupingOf = (text: string | undefined): Grouping => GROUPINGS.find(({ id }) => id === text)?.id ?? 'incident';

/** What do I look at first, and what belongs together? An open alert stays, whatever the time range. */
export function Alerts() {
  const { options } = place.value;
  const most = useSignal(FIRST);
  const live = (alerts.value ?? []).filter((alert) => alert.mode === 'live' && isRecent(alert));
  const status = TABS.find((tab) => tab.status === options['status'])?.status ?? 'open';
  const ofStatus = live.filter((alert) => alert.status === status);
  const shown = options['level'] ? ofStatus.filter(({ level }) => level === options['level']) : ofStatus;
  const grouping = groupingOf(options['group']);
  return (
    <>
      <div class="bar">
        <span class="seg">
          {TABS.map((tab) => (
            <Segment key={tab.status} isOn={tab.status === status} onPick={() => setOptions({ status: tab.status })}>
              {tab.label} <b>{live.filter((alert) => alert.status === tab.status).length}</b>
            </Segment>
          ))}
        </span>
        <span class="seg">
          {LEVELS.filter((level) => ofStatus.some((alert) => alert.level === level)).map((level) => (
            <Segment
              key={level}
              isOn={options['level'] === level}
              onPick={() => setOptions({ level: options['level'] === level ? '' : level })}
            >
              <SeverityMark level={level} size={9} />
              {levelWord(level)} <b>{ofStatus.filter((alert) => alert.level === level).length}</b>
            </Segment>
          ))}
        </span>
        <span class="spring" />
        <span class="muted small">Group by</span>
        <span class="seg">
          {GROUPINGS.map(({ id, label }) => (
            <Segment key={id} isOn={id === grouping} onPick={() => setOptions({ group: id })}>
              {label}
            </Segment>
          ))}
        </span>
      </div>
      <section class="panel" aria-label="Alerts">
        <div class="body flush">
          {shown.length > 0 ? (
            <AlertTable groups={grouped(shown.slice(0, most.value), grouping)} />
          ) : alerts.value ? (
            <Blank title="Nothing to look at">
              No alert is {status}
              {options['level'] ? ` and ${options['level']}` : ''}.
            </Blank>
          ) : null}
        </div>
      </section>
      {shown.length > most.value ? (
        <button
          type="button"
          class="btn more"
          onClick={() => {
            most.value += FIRST;
          }}
        >
          Show {Math.min(FIRST, shown.length - most.value)} more
        </button>
      ) : null}
      <div class="grid under">
        <RaisedPanel class="c5" />
        <DonePanel />
        <ShadowPanel />
      </div>
      <p class="muted small">An open alert stays here whatever the time range.</p>
    </>
  );
}
