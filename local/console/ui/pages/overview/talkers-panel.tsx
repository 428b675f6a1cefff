import { count } from '../../../../../dashboards/compile/format.ts';
import type { Cell as CellValue } from '../../../../../dashboards/query.ts';
import type { PanelAnswer, PanelsResponse } from '../../../api.ts';
import { Cell } from '../../parts/cell.tsx';
import { Blank, Panel } from '../../parts/panel.tsx';
import { levelClass, levelRank, SeverityMark } from '../../parts/severity.tsx';
import { sourceClass, sourceOf } from '../../parts/source.ts';
import type { Answer } from '../../state/answer.ts';
import { rangeChoice } from '../../state/clock.ts';
import { openAlerts } from '../../state/live.ts';
import { linkToEvents } from '../../state/location.ts';
import { rangeWords } from '../../state/range.ts';

function Alerts({ address }: { readonly address: CellValue }) {
  const own = openAlerts.value.filter(({ who, peer }) => [who?.value, peer?.value].includes(String(address)));
  const [worst] = own.toSorted((a, b) => levelRank(a.level) - levelRank(b.level));
  if (!worst) return null;
  return (
    <span class={levelClass(worst.level)}>
      <SeverityMark level={worst.level} size={8} /> {own.length}
    </span>
  );
}

const countryOf = (address: CellValue): string | undefined =>
  openAlerts.value.find(({ peer }) => peer?.value === address)?.peer?.country;

/** In which data set an address is seen most. */
const mostlyOf = (answer: PanelAnswer | undefined): ReadonlyMap<CellValue, CellValue> =>
  new Map(
    (answer?.kind === 'answer' ? answer.result.rows : []).map(([address = null, dataset = null]) => [address, dataset]),
  );

function Mostly({ dataset }: { readonly dataset: CellValue | undefined }) {
  if (typeof dataset !== 'string') return null;
  return (
    <>
      <span class={`source-bar ${sourceClass(dataset)}`} />
      {sourceOf(dataset)}
    </>
  );
}

/** Who talks most, where mostly, and whether an alert knows them. */
export function TalkersPanel({ answer }: { readonly answer: Answer<PanelsResponse> }) {
  const own = answer.value?.answers['talkers'];
  const rows = own?.kind === 'answer' ? own.result.rows : undefined;
  const mostly = mostlyOf(answer.value?.answers['top-talkers']);
  return (
    <Panel
      title="Top talkers"
      class="c5 o7"
      meta={rangeWords(rangeChoice.value)}
      flush
      answer={answer}
      failure={own?.kind === 'failed' ? own.error : undefined}
    >
      {rows && rows.length > 0 ? (
        <table>
          <caption class="sr">Source addresses with most events</caption>
          <colgroup>
            <col />
            <col class="w-source-wide" />
            <col class="w-events-wide" />
            <col class="w-events" />
          </colgroup>
          <thead>
            <tr>
              <th scope="col">source.ip</th>
              <th scope="col">Mostly</th>
              <th scope="col" class="r" aria-sort="descending">
                Events
              </th>
              <th scope="col" class="r">
                Alerts
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([address = null, events]) => (
              <tr key={String(address)}>
                <td>
                  <Cell field="source.ip" value={address} country={countryOf(address)} />
                </td>
                <td class="muted">
                  <Mostly dataset={mostly.get(address)} />
                </td>
                <td class="r strong">
                  <a href={linkToEvents([{ field: 'source.ip', value: address }])}>{count(Number(events))}</a>
                </td>
                <td class="r">
                  <Alerts address={address} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : rows ? (
        <Blank>No events in this range</Blank>
      ) : null}
    </Panel>
  );
}
