import type { EventRow } from '../../../../../dashboards/query.ts';
import { asText } from '../../parts/as-text.ts';

/** A spreadsheet runs a cell that begins so as a formula. https://owasp.org/www-community/attacks/CSV_Injection */
const FORMULA = /^[\s]*[=+\-@\t\r]/;

/** One cell of RFC 4180; what a spreadsheet would run becomes text by an apostrophe. */
export function csvCell(value: string): string {
  const safe = FORMULA.test(value) && !/^-?\d+(\.\d+)?$/.test(value) ? `'${value}` : value;
  return /["\n\r,]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Events as CSV with a head line. */
export const csvOf = (rows: readonly EventRow[], columns: readonly string[]): string =>
  [
    ['time', 'event.dataset', ...columns].map(csvCell).join(','),
    ...rows.map(({ at, source, values }) =>
      [new Date(at).toISOString(), `aws.${source}`, ...columns.map((field) => asText(values[field]))]
        .map(csvCell)
        .join(','),
    ),
  ].join('\r\n');
