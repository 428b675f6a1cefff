import { fieldLabel, metricLabel } from '../../../../dashboards/compile/label.ts';
import type { Metric, Panel } from '../../../../dashboards/panel.ts';
import { OTHER, type PanelResult } from '../../../../dashboards/query.ts';
import { Cell } from './cell.tsx';
import { showMetric } from './metric-text.ts';

/** A sum is called by its field alone: what else would it be. */
function heading(metric: Metric): string {
  if (metric.op === 'count') return 'Events';
  const name = metric.op === 'sum' ? fieldLabel(metric.field) : metricLabel(metric);
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** The answer of a `table` panel: its terms, then its metrics. */
export function PanelTable({ panel, result }: { readonly panel: Panel; readonly result: PanelResult }) {
  const fields = (panel.splits ?? []).flatMap((split) => (split.by === 'terms' ? [split.field] : []));
  return (
    <table>
      <thead>
        <tr>
          {fields.map((field) => (
            <th scope="col" key={field} title={field}>
              {fieldLabel(field)}
            </th>
          ))}
          {panel.metrics.map((metric, i) => (
            <th
              scope="col"
              key={metricLabel(metric)}
              class="r w-number"
              {...(i === 0 ? { 'aria-sort': 'descending' as const } : {})}
            >
              {heading(metric)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {result.rows.map((row) => (
          <tr key={JSON.stringify(row.slice(0, fields.length))}>
            {fields.map((field, i) => (
              <td key={field}>{row[i] === OTHER ? 'others' : <Cell field={field} value={row[i]} />}</td>
            ))}
            {panel.metrics.map((metric, i) => (
              <td key={metricLabel(metric)} class="r strong">
                {showMetric(metric, Number(row[fields.length + i] ?? 0))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
