import { type Columns, readColumns } from '../../core/column-reader.ts';
import { type LogLine, type Skip, skip } from '../../core/source.ts';
import { configuredColumns, type FlowField, headerColumns, type NumberField } from './columns.ts';

/** A flow under AWS's own field names: counts and times as numbers, absent fields undefined. */
export type VpcFlow = { readonly [Name in FlowField]?: Name extends NumberField ? number : string };

/** The default format, version 2. https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html */
const DEFAULT_FORMAT =
  'version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status';

const NO_FLOW = new Set(['NODATA', 'SKIPDATA']);

/** Fields are one space apart; somebody's own tool may have used tabs, or several. */
function evenlySpaced(message: string): string {
  const line = message.trim();
  return line.includes('  ') || line.includes('\t') ? line.split(/\s+/).join(' ') : line;
}

const readFlow = (columns: Columns, line: string): VpcFlow => readColumns(columns, line, ' ') as VpcFlow;

/** A parser for one format: the configured one, unless the line's file has a header row. Throws ConfigError. */
export function createParser(format: string = DEFAULT_FORMAT): (line: LogLine) => VpcFlow | Skip {
  const configured = configuredColumns(format);
  let header: string | undefined;
  let columns = configured;
  return (line) => {
    if (line.header !== header) {
      header = line.header;
      columns = headerColumns(evenlySpaced(header ?? '')) ?? configured;
    }
    const row = evenlySpaced(line.message);
    if (row === '') return skip('empty');
    if (headerColumns(row) !== undefined) return skip('header');
    const flow = readFlow(columns, row);
    return NO_FLOW.has(flow['log-status'] ?? '') ? skip('no data') : flow;
  };
}
