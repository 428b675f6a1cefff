import { count } from '../../../../dashboards/compile/format.ts';
import { bucketTitle, type Stack } from '../../../../dashboards/compile/histogram.ts';
import { zone } from '../state/settings.ts';

/** The numbers of a histogram for those who don't see it. */
export const StackTable = ({ title, stack }: { readonly title: string; readonly stack: Stack }) => (
  <table>
    <caption>{title}</caption>
    <thead>
      <tr>
        <th scope="col">Time</th>
        {stack.parts.map(({ name }) => (
          <th scope="col" key={name}>
            {name}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {stack.starts.map((at, i) => (
        <tr key={at}>
          <th scope="row">{bucketTitle(at, stack.interval, zone.value)}</th>
          {stack.parts.map(({ name, values }) => (
            <td key={name}>{count(values[i] ?? 0)}</td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);
