import type { Clock } from '../clock.ts';
import { messageOf } from '../service-error.ts';
import { documentProblem } from './document.ts';
import type { Rejection, SearchDestination } from './options.ts';
import type { StreamRecord } from './records.ts';
import type { StreamFaults } from './stream-faults.ts';

export interface BulkCallOptions {
  readonly clock: Clock;
  readonly destination: SearchDestination;
  readonly faults: StreamFaults;
  readonly strict: boolean;
  /** A document is none. */
  violated(violations: readonly string[]): void;
}

/** Sends records as documents and says which of them, by place, were refused. Never throws. */
export type BulkCall = (records: readonly StreamRecord[]) => Promise<readonly Rejection[]>;

const UNREACHABLE = 503;

const statusOf = (error: unknown): number =>
  error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : UNREACHABLE;

const textOf = ({ data }: StreamRecord): string =>
  Buffer.from(data.buffer, data.byteOffset, data.length).toString('utf8');

/** A store that is out of reach refuses every document; one that is not, refuses what OpenSearch would. */
export function createBulkCall({ clock, destination, faults, strict, violated }: BulkCallOptions): BulkCall {
  function refuse({ data }: StreamRecord, index: number): Rejection | undefined {
    const problem = documentProblem(data, strict);
    if (problem !== undefined) {
      violated([problem]);
      return { index, status: 400, reason: `mapper_parsing_exception: ${problem}` };
    }
    if (faults.reject429.strikes()) return { index, status: 429, reason: 'rejected_execution_exception' };
    return faults.reject400.strikes() ? { index, status: 400, reason: 'mapper_parsing_exception' } : undefined;
  }

  async function store(texts: readonly string[]): Promise<readonly Rejection[]> {
    try {
      if (faults.destination.active(clock.now())) throw new Error('the domain is down');
      const rejections = await destination.bulk(texts);
      if (rejections.some(({ index }) => texts[index] === undefined)) throw new Error('refused a document never sent');
      return rejections;
    } catch (error) {
      return texts.map((_, index) => ({ index, status: statusOf(error), reason: messageOf(error) }));
    }
  }

  return async (records) => {
    const refused = records.flatMap((record, index) => refuse(record, index) ?? []);
    const refusedAt = new Set(refused.map(({ index }) => index));
    const places = [...records.keys()].filter((index) => !refusedAt.has(index));
    if (places.length === 0) return refused;
    const rejections = await store(records.filter((_, index) => !refusedAt.has(index)).map(textOf));
    return [...refused, ...rejections.map((rejection) => ({ ...rejection, index: places[rejection.index] ?? 0 }))];
  };
}
