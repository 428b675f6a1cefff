import { addTally, emptyTally, type Tally } from '../../transforms/core/ledger.ts';
import type { SourceId } from '../../transforms/sources/catalogue.ts';
import type { StreamLedger } from '../aws/firehose/metrics.ts';
import type { LedgerRow } from '../console/data.ts';

/** What the store acknowledged of one search stream, in documents. */
interface Acknowledged {
  events: number;
  quarantined: number;
}

export interface Ledger {
  /** A transform's counters, once an invocation. */
  count(source: string, tally: Tally): void;
  /** Documents that the store took. */
  acknowledge(source: SourceId, documents: readonly string[]): void;
  /**
   * `repeats` is what the store had before. A record that no transform could answer is one event, received and failed:
   * how many it holds is not known.
   */
  row(source: SourceId, streams: readonly StreamLedger[], repeats: number): LedgerRow;
}

const QUARANTINED = '"kind":"pipeline_error"';
const HEAD = 120;

/** The kind stands at the beginning of every document that we write. */
const isQuarantined = (document: string): boolean => document.slice(0, HEAD).includes(QUARANTINED);

const sum = (streams: readonly StreamLedger[], of: (ledger: StreamLedger) => number): number =>
  streams.reduce((total, ledger) => total + of(ledger), 0);

/** Documents in failure objects; those of quarantined lines are in the ledger as such already. */
function failedEvents(streams: readonly StreamLedger[], untaken: number): number {
  const documents = sum(streams, ({ deliveryFailed }) => deliveryFailed);
  return documents - Math.min(documents, Math.max(0, untaken));
}

/** The laptop's ledger, in events since the start: what the transforms counted against what the store took. */
export function createLedger(): Ledger {
  const tallies = new Map<string, Tally>();
  const taken = new Map<string, Acknowledged>();

  const tallyOf = (source: string): Tally => {
    const tally = tallies.get(source) ?? emptyTally();
    tallies.set(source, tally);
    return tally;
  };
  const takenOf = (source: string): Acknowledged => {
    const counts = taken.get(source) ?? { events: 0, quarantined: 0 };
    taken.set(source, counts);
    return counts;
  };

  return {
    count: (source, tally) => addTally(tallyOf(source), tally),
    acknowledge(source, documents) {
      const counts = takenOf(source);
      const quarantined = documents.filter(isQuarantined).length;
      counts.quarantined += quarantined;
      counts.events += documents.length - quarantined;
    },
    row(source, streams, repeats) {
      const { received, filtered, quarantined, sent } = tallyOf(source);
      const taken = takenOf(source);
      const events = sent - quarantined;
      const unprocessed = sum(streams, ({ processingFailed }) => processingFailed);
      const failed = failedEvents(streams, quarantined - taken.quarantined);
      // Documents of a transform that failed after putting them: nobody counted those.
      const uncounted = Math.max(0, failed - events);
      const indexed = Math.min(taken.events, events + uncounted - failed);
      return {
        source,
        received: received + unprocessed + uncounted,
        indexed,
        filtered: { ...filtered },
        quarantined,
        waiting: events + uncounted - failed - indexed,
        failed: failed + unprocessed,
        repeats,
      };
    },
  };
}
