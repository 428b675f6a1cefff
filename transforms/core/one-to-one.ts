import type { FirehoseTransformationEvent, FirehoseTransformationEventRecord } from 'aws-lambda';
import { type Answers, createAnswers } from './answer.ts';
import type { Batch } from './batch.ts';
import { zstdFeed } from './feed.ts';
import { addTally, emptyTally } from './ledger.ts';
import { recordOrigin, streamOf } from './record-origin.ts';
import { type OpenSource, type Transformed, transformLine } from './transform.ts';

const NEWLINE = '\n';
const NOTHING = Buffer.alloc(0);

/** The one line of a record, or undefined where it holds another number of lines. */
function onlyLine(record: FirehoseTransformationEventRecord): string | undefined {
  const text = Buffer.from(record.data, 'base64').toString('utf8');
  const line = text.endsWith(NEWLINE) ? text.slice(0, -1) : text;
  return line.includes(NEWLINE) ? undefined : line;
}

const answer = (answers: Answers, recordId: string, { indexed: [document] }: Transformed): boolean =>
  document === undefined ? answers.offer(recordId, 'Dropped', NOTHING) : answers.offer(recordId, 'Ok', document);

/**
 * One record is one line is one document, answered in place: a stream that Kinesis feeds refuses puts. A bad line is
 * answered with its quarantine document; a record that is not exactly one line is refused.
 */
export function oneToOne(event: FirehoseTransformationEvent, open: OpenSource): Batch {
  const answers = createAnswers();
  const documents: Buffer[] = [];
  const tally = emptyTally();
  const from = streamOf(event);
  for (const record of event.records) {
    const message = onlyLine(record);
    const done =
      message === undefined
        ? undefined
        : transformLine({ message, index: 0, origin: recordOrigin(from, record) }, open);
    if (done === undefined || !answer(answers, record.recordId, done)) {
      answers.refuse(record.recordId);
      continue;
    }
    documents.push(...done.documents);
    addTally(tally, done.tally);
  }
  return {
    documents: [],
    feed: zstdFeed(documents),
    tallies: new Map([[open.id, tally]]),
    answers: answers.records(),
  };
}
