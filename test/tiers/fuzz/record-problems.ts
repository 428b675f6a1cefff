import { balances, filteredOf } from '../../../transforms/core/ledger.ts';
import { openStream } from '../../../transforms/core/open-stream.ts';
import { type Transformed, transformRecord } from '../../../transforms/core/transform.ts';
import { createEnrichment } from '../../../transforms/enrich/index.ts';
import { ARRIVED } from '../../sources/golden.ts';
import { findTestPlace } from '../../sources/places.ts';
import { documentProblems } from './document-problems.ts';
import type { Enveloped } from './envelopes.ts';

const ORIGIN = { arrived: ARRIVED, account: '123456789012', region: 'eu-west-1' };

const sourceOf = (document: Buffer): string =>
  (JSON.parse(document.toString()) as { event: { dataset: string } }).event.dataset.replace(/^aws\./, '');

/** Each event is somewhere: in a document, or counted as filtered. */
function ledgerProblems({ tally, documents, indexed }: Transformed): readonly string[] {
  const problems = [
    !balances(tally) && `the ledger does not balance: ${JSON.stringify(tally)}`,
    tally.received !== documents.length + filteredOf(tally) &&
      `${tally.received} received, ${documents.length} written`,
    tally.sent !== indexed.length && `${tally.sent} sent, ${indexed.length} to index`,
  ];
  return problems.filter((problem) => problem !== false);
}

/** What is wrong with what became of a record that one form was, before it was changed. */
export function recordProblems({ sources }: Enveloped): (data: Buffer) => readonly string[] {
  const stream = openStream({ sources }, createEnrichment(findTestPlace));
  return (data) => {
    try {
      const transformed = transformRecord(data, ORIGIN, stream);
      return [
        ...ledgerProblems(transformed),
        ...transformed.documents.flatMap((document) => documentProblems(document, sourceOf(document))),
      ];
    } catch (error) {
      return [error instanceof Error ? (error.stack ?? error.message) : String(error)];
    }
  };
}
