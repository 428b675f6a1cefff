type Row = readonly string[];

const lineOf = (cells: Row): string => `| ${cells.join(' | ')} |\n`.replaceAll('|  |', '| |');

/** A Markdown table, with a newline at its end. */
export const tableOf = (head: Row, rows: readonly Row[]): string =>
  [lineOf(head), lineOf(head.map(() => '---')), ...rows.map(lineOf)].join('');
