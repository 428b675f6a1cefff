import { near } from '../../../../../dashboards/compile/zone.ts';
import type { NewValuesRequest, NewValuesResponse } from '../../../api.ts';
import { Cell } from '../../parts/cell.tsx';
import { Blank, Panel } from '../../parts/panel.tsx';
import { levelRank, SeverityMark } from '../../parts/severity.tsx';
import { useAnswer } from '../../state/answer.ts';
import { rangeChoice } from '../../state/clock.ts';
import { now, openAlerts } from '../../state/live.ts';
import { linkToEvents } from '../../state/location.ts';
import { rangeWords } from '../../state/range.ts';
import { narrowed } from '../../state/scope.ts';
import { zone } from '../../state/settings.ts';

const WEEK = 7 * 86_400_000;
const SHOWN = 5;

/** The worst open alert that names a value. */
const alertOn = (value: unknown) =>
  openAlerts.value
    .filter(({ who, peer, resource }) => [who?.value, peer?.value, resource].includes(String(value)))
    .toSorted((a, b) => levelRank(a.level) - levelRank(b.level))[0];

/** Values that the week before did not know; what an open alert names comes first. */
export function NewValues() {
  const body: NewValuesRequest = { scope: narrowed({}), lookback: WEEK };
  const answer = useAnswer<NewValuesResponse>({ path: '/new-values', body });
  const all = answer.value?.values ?? [];
  const rank = (value: unknown): number => levelRank(alertOn(value)?.level ?? 'informational');
  const shown = all.toSorted((a, b) => rank(a.value) - rank(b.value) || b.first - a.first).slice(0, SHOWN);
  return (
    <Panel
      title={`New ${rangeWords(rangeChoice.value).replace('in the last hour', 'in this hour')}`}
      class="c4 o4"
      meta="not seen in the 7 days before"
      flush
      answer={answer}
      end={all.length > 0 ? `${all.length} new` : null}
    >
      {shown.length > 0 ? (
        <table>
          <caption class="sr">New values</caption>
          <colgroup>
            <col class="w-field" />
            <col />
            <col class="w-near" />
          </colgroup>
          <tbody>
            {shown.map(({ field, value, first }) => {
              const alert = alertOn(value);
              return (
                <tr key={`${field} ${value}`}>
                  <td class="muted" title={field}>
                    {field}
                  </td>
                  <td>
                    {alert ? <SeverityMark level={alert.level} size={8} /> : null}
                    <Cell field={field} value={value} />
                  </td>
                  <td class="r muted">
                    <a href={linkToEvents([{ field, value }])} title="Its events">
                      {near(first, now.value, zone.value)}
                    </a>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      ) : answer.value ? (
        <Blank>Nothing that the week before did not know</Blank>
      ) : null}
    </Panel>
  );
}
