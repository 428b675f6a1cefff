import type {
  FirehoseTransformationEvent,
  FirehoseTransformationEventRecord,
  FirehoseTransformationResult,
  FirehoseTransformationResultRecord,
} from 'aws-lambda';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { StreamLedger } from '../../../local/aws/firehose/metrics.ts';
import {
  bucketOf,
  decode,
  type Example,
  encode,
  exampleStream,
  MINUTE,
  readAll,
  readFailures,
  recordDocuments,
  SECOND,
  searchOf,
  transformOf,
} from './example-stream.ts';

/** Does with a record what its content says; two of the answers break the contract, one makes no document. */
function obey({ recordId, data }: FirehoseTransformationEventRecord): FirehoseTransformationResultRecord[] {
  const { fate } = JSON.parse(decode(data));
  const ok: FirehoseTransformationResultRecord = { recordId, result: 'Ok', data };
  if (fate === 'missing') return [];
  if (fate === 'twice') return [ok, ok];
  if (fate === 'drop') return [{ recordId, result: 'Dropped' }];
  if (fate === 'fail') return [{ recordId, result: 'ProcessingFailed' }];
  return fate === 'malformed' ? [{ ...ok, data: encode('no document') }] : [ok];
}

const invoke = async ({ records }: FirehoseTransformationEvent): Promise<FirehoseTransformationResult> => ({
  records: records.flatMap(obey),
});

const fates = fc.constantFrom('ok', 'ok', 'ok', 'drop', 'fail', 'missing', 'twice', 'malformed');
const count = fc.integer({ min: 1, max: 4 });
const share = fc.constantFrom(0, 0.1, 0.5, 1);

const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('put' as const), fates: fc.array(fates, { minLength: 1, maxLength: 40 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      ms: fc.constantFrom(0, 300, SECOND, MINUTE, 20 * MINUTE),
    }),
  },
  fc.record({
    do: fc.constant('next' as const),
    dial: fc.constantFrom('throttle', 'failBefore', 'failAfter', 'reject429', 'reject400'),
    count,
  }),
  fc.record({
    do: fc.constant('share' as const),
    dial: fc.constantFrom('throttle', 'failBefore', 'failAfter', 'reject429', 'reject400'),
    share,
  }),
  fc.record({
    do: fc.constant('outage' as const),
    of: fc.constantFrom('destination', 'storage'),
    ms: fc.constantFrom(SECOND, MINUTE, 30 * MINUTE),
  }),
  fc.record({ do: fc.constant('flush' as const) }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

interface Run extends Example {
  readonly accepted: string[];
  next: number;
}

async function put(run: Run, wanted: readonly string[]): Promise<void> {
  const texts = wanted.map((fate) => JSON.stringify({ n: run.next++, fate }));
  const { RequestResponses = [] } = await run.put(...texts);
  run.accepted.push(...texts.filter((_, at) => RequestResponses[at]?.RecordId !== undefined));
}

async function take(run: Run, now: Step): Promise<void> {
  const { clock, faults, stream } = run;
  if (now.do === 'put') await put(run, now.fates);
  if (now.do === 'wait') await clock.advance(now.ms);
  if (now.do === 'next') faults[now.dial].next(now.count);
  if (now.do === 'share') faults[now.dial].share(now.share);
  if (now.do === 'outage') faults[now.of].down(clock.now() + now.ms);
  if (now.do === 'flush') stream.flush();
}

const settled = ({ delivered, dropped, processingFailed, deliveryFailed }: StreamLedger): number =>
  delivered + dropped + processingFailed + deliveryFailed;

function heal({ faults }: Run): void {
  for (const dial of ['throttle', 'failBefore', 'failAfter', 'reject429', 'reject400'] as const) faults[dial].off();
  faults.destination.up();
  faults.storage.up();
}

const rawOf = async (run: Run, prefix: string): Promise<readonly string[]> =>
  (await readFailures(run.objects, prefix)).map(({ rawData }) => decode(String(rawData)));

test('whatever fails and when, every record is delivered, dropped, failed or waiting, and in the end not waiting', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
      const documents = recordDocuments();
      const run: Run = {
        ...exampleStream((objects) => ({
          transform: { ...transformOf(invoke), bufferBytes: 200 },
          destination: { ...searchOf(documents.bulk), bufferBytes: 300 },
          backup: { ...bucketOf(objects), mode: 'all', prefix: 'raw/', bufferBytes: 2_000, intervalMs: MINUTE },
        })),
        accepted: [],
        next: 0,
      };
      const checkBalance = () => {
        const ledger = run.stream.ledger();
        expect(ledger.accepted).toBe(run.accepted.length);
        expect(settled(ledger) + ledger.waiting).toBe(ledger.accepted);
        expect(ledger.delivered).toBe(documents.stored.length);
      };
      for (const now of steps) {
        await take(run, now);
        checkBalance();
      }
      heal(run);
      await run.clock.runUntil(run.stream.drain());
      checkBalance();

      const processingFailed = await rawOf(run, 'processing-failed/');
      const deliveryFailed = await rawOf(run, 'AmazonOpenSearchService-failed/');
      const ledger = run.stream.ledger();
      expect(ledger).toMatchObject({
        waiting: 0,
        processingFailed: processingFailed.length,
        deliveryFailed: deliveryFailed.length,
      });

      const known = new Set([...documents.stored, ...processingFailed, ...deliveryFailed]);
      const lost = run.accepted.filter((text) => !known.has(text) && !/"(drop|malformed)"/.test(text));
      expect(lost).toEqual([]);
      expect(documents.stored.length).toBe(new Set(documents.stored).size);

      const raw = (await readAll(run.objects, 'raw/')).replaceAll('}{', '}\n{').split('\n');
      expect(raw.filter((text) => text !== '').toSorted()).toEqual(run.accepted.toSorted());
    }),
    { numRuns: 60 },
  );
});
