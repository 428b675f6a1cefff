import { bytes, count, duration, short } from '../../../../../dashboards/compile/format.ts';
import type { StreamCounters } from '../../../data.ts';
import { Panel } from '../../parts/panel.tsx';
import type { Answer } from '../../state/answer.ts';

interface CountersProps {
  readonly streams: readonly StreamCounters[];
  readonly answer: Answer<unknown>;
}

/** The unit that CloudWatch gives a metric, by the end of its name. */
const UNITS: readonly (readonly [RegExp, (n: number) => string])[] = [
  [/Bytes$|\.Bytes$/, bytes],
  [/DataFreshness$/, (seconds) => duration(seconds * 1_000)],
  [/Duration$|Latency$|Age$/, duration],
  [/Success$/, (n) => (n <= 1 ? `${Math.round(n * 100)} %` : count(n))],
];

const formatted = (name: string, value: number): string =>
  (UNITS.find(([pattern]) => pattern.test(name))?.[1] ?? (value >= 1e6 ? short : count))(value);

const shorter = (name: string): string => name.replace('DeliveryToAmazonOpenSearchService', 'DeliveryTo…');

/** Firehose's counters, named as CloudWatch names them, stream by stream. */
export const Counters = ({ streams, answer }: CountersProps) => (
  <Panel title="Firehose counters" meta="as CloudWatch names them" flush answer={answer}>
    <div class="scroll-list">
      {streams.map(({ name, counters }, i) => (
        <details key={name} open={i === 0}>
          <summary>
            <span class="data cut">{name}</span>
            <b>{count(counters['IncomingRecords'] ?? 0)}</b> <span class="muted">records</span>
          </summary>
          <table class="plain">
            <caption class="sr">{name}</caption>
            <colgroup>
              <col />
              <col class="w-age" />
            </colgroup>
            <tbody>
              {Object.entries(counters).map(([counter, value]) => (
                <tr key={counter}>
                  <td class="data" title={counter}>
                    {shorter(counter)}
                  </td>
                  <td class="r strong">{formatted(counter, value)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      ))}
    </div>
  </Panel>
);
