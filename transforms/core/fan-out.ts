import type { FirehoseTransformationEvent } from 'aws-lambda';
import { createAnswers } from './answer.ts';
import type { Batch } from './batch.ts';
import { gzipFeed } from './feed.ts';
import { addTally, emptyTally, type Tally } from './ledger.ts';
import { gzipMembers } from './members.ts';
import { recordOrigin, streamOf } from './record-origin.ts';
import { type OpenStream, transformRecord } from './transform.ts';

/**
 * One record holds 0 to n events. Their documents go to the search stream; the record is answered with gzip members of
 * the same documents, which Firehose writes to the lake as they are.
 */
export function fanOut(event: FirehoseTransformationEvent, stream: OpenStream): Batch {
  const answers = createAnswers();
  const documents: Buffer[] = [];
  const shared: Buffer[] = [];
  const tallies = new Map<string, Tally>();
  const from = streamOf(event);
  for (const record of event.records) {
    const done = transformRecord(Buffer.from(record.data, 'base64'), recordOrigin(from, record), stream);
    const members = gzipMembers(done.documents);
    const result = members.length === 0 ? 'Dropped' : 'Ok';
    if (
      !answers.offer(record.recordId, result, members.length === 1 && members[0] ? members[0] : Buffer.concat(members))
    ) {
      answers.refuse(record.recordId);
      continue;
    }
    for (const document of done.indexed) documents.push(document);
    shared.push(...members);
    const tally = tallies.get(done.source) ?? emptyTally();
    addTally(tally, done.tally);
    tallies.set(done.source, tally);
  }
  return { documents, feed: gzipFeed(shared), tallies, answers: answers.records() };
}
