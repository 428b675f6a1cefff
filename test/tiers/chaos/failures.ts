import type { Runtime } from '../../../local/runtime/runtime.ts';
import type { SourceId } from '../../../transforms/sources/catalogue.ts';

/** A line of a failure object; `rawData` is the record or the document, base64. */
export interface FailureLine {
  readonly stream: string;
  readonly kind: 'transform' | 'delivery';
  readonly data: Buffer;
}

export async function failuresIn({ objects }: Runtime): Promise<readonly FailureLine[]> {
  const lines: FailureLine[] = [];
  for (const { key } of await objects.list('failed/')) {
    const [, stream = '', type] = key.split('/');
    const text = Buffer.from((await objects.get(key)) ?? []).toString();
    for (const line of text.split('\n').filter((line) => line !== '')) {
      const { rawData } = JSON.parse(line) as { readonly rawData: string };
      const kind = type === 'processing-failed' ? 'transform' : 'delivery';
      lines.push({ stream, kind, data: Buffer.from(rawData, 'base64') });
    }
  }
  return lines;
}

interface FailedDocument {
  readonly event: { readonly id: string; readonly kind: string };
}

export const eventOf = (document: Buffer | string): FailedDocument['event'] =>
  (JSON.parse(document.toString()) as FailedDocument).event;

/** Ids of documents that were given up. */
export const givenUp = (failures: readonly FailureLine[]): ReadonlySet<string> =>
  new Set(failures.filter(({ kind }) => kind === 'delivery').map(({ data }) => eventOf(data).id));

export const sourceOf = ({ stream }: FailureLine): SourceId => stream.replace(/^(intake|search)-/, '') as SourceId;

/** Failed records and documents, by source; a quarantined line is in the ledger as such wherever it lies. */
export function failedBySource(failures: readonly FailureLine[]): ReadonlyMap<SourceId, number> {
  const counted = failures.filter(({ kind, data }) => kind === 'transform' || eventOf(data).kind !== 'pipeline_error');
  return new Map([...Map.groupBy(counted, sourceOf)].map(([source, lines]) => [source, lines.length]));
}
