import { useSignal } from '@preact/signals';
import { count } from '../../../../../dashboards/compile/format.ts';
import { near, stamp } from '../../../../../dashboards/compile/zone.ts';
import type { QuarantineGroup } from '../../../api.ts';
import { Copy } from '../../parts/copy.tsx';
import { Blank, Panel } from '../../parts/panel.tsx';
import type { Answer } from '../../state/answer.ts';
import { now } from '../../state/live.ts';
import { zone } from '../../state/settings.ts';

interface QuarantineProps {
  readonly groups: readonly QuarantineGroup[];
  readonly answer: Answer<unknown>;
}

const keyOf = ({ source, reason }: QuarantineGroup): string => `${source} ${reason.replace(/\d+/g, '#')}`;

interface GroupProps {
  readonly group: QuarantineGroup;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

function Group({ group, isOpen, onToggle }: GroupProps) {
  const { source, reason, lines, latest, sample, origins } = group;
  return (
    <>
      <tr class={`go${isOpen ? ' sel' : ''}`}>
        <td class="data" title={stamp(latest, zone.value)}>
          {near(latest, now.value, zone.value)}
        </td>
        <td>{source}</td>
        <td class="r strong">{count(lines)}</td>
        <td class="strong" title={reason}>
          <button type="button" class="row-button cut" aria-expanded={isOpen} onClick={onToggle}>
            {reason}
          </button>
        </td>
        <td class="data rawline">{sample.slice(0, 300)}</td>
      </tr>
      {isOpen ? (
        <tr class="more">
          <td colSpan={5}>
            <pre>{sample}</pre>
            <div class="acts">
              <Copy text={sample} label="Copy the line" />
              <span class="cut">{origins.join(', ')}</span>
            </div>
          </td>
        </tr>
      ) : null}
    </>
  );
}

/** Lines that could not be read, by the reason why, with one of them as it came. */
export function Quarantine({ groups, answer }: QuarantineProps) {
  const open = useSignal('');
  const lines = groups.reduce((sum, group) => sum + group.lines, 0);
  return (
    <Panel
      title="Quarantine"
      class="c8"
      meta={`${count(lines)} lines, ${groups.length} ${groups.length === 1 ? 'reason' : 'reasons'}`}
      flush
      answer={answer}
      end="kept in firewatch-quarantine and in the lake"
    >
      {groups.length > 0 ? (
        <table class="quarantine">
          <caption class="sr">Quarantined lines by reason</caption>
          <colgroup>
            <col class="w-time" />
            <col class="w-source" />
            <col class="w-near" />
            <col class="w-reason" />
            <col />
          </colgroup>
          <thead>
            <tr>
              <th scope="col">Latest</th>
              <th scope="col">Source</th>
              <th scope="col" class="r">
                Lines
              </th>
              <th scope="col">Reason</th>
              <th scope="col">Raw line</th>
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => {
              const key = keyOf(group);
              return (
                <Group
                  key={key}
                  group={group}
                  isOpen={open.value === key}
                  onToggle={() => {
                    open.value = open.peek() === key ? '' : key;
                  }}
                />
              );
            })}
          </tbody>
        </table>
      ) : (
        <Blank>Every line could be read</Blank>
      )}
    </Panel>
  );
}
