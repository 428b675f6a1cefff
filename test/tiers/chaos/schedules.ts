import { createRandom } from '../../../local/aws/faults.ts';
import type { RuntimeFaults } from '../../../local/runtime/faults.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** What goes wrong while the records come in, and for how long it goes on afterwards. */
export interface Schedule {
  begin(faults: RuntimeFaults): void;
  readonly ms?: number;
  /** It goes on past the store's retry. */
  readonly retriesEnd?: boolean;
  /** What must lie somewhere afterwards; without it the fault was none. */
  readonly leaves?: 'failed records' | 'failed documents' | 'dead messages';
}

/** Design's crash points, and each of the simulated services' faults. */
export const CRASH_POINTS: readonly (readonly [string, Schedule])[] = [
  ['a transform fails before it has put anything', { begin: (faults) => faults.path.intake.failBefore.next(2) }],
  ['puts are throttled between chunks', { begin: (faults) => faults.path.search.throttle.share(0.3) }],
  ['documents are put and the feed is not', { begin: (faults) => faults.rules.queue.failCall.next(3) }],
  ['the feed is sent and its answer lost', { begin: (faults) => faults.rules.queue.loseAnswer.next(3) }],
  ['single feed messages fail', { begin: (faults) => faults.rules.queue.failEntry.share(0.5) }],
  [
    "a transform's answer is lost",
    {
      begin({ path }) {
        path.intake.failAfter.next(2);
        path.search.failAfter.next(2);
      },
    },
  ],
  [
    'four attempts of the transforms fail',
    {
      begin({ path }) {
        path.intake.failBefore.share(1);
        path.search.failBefore.share(1);
      },
      ms: 30 * SECOND,
      leaves: 'failed records',
    },
  ],
  [
    'a transform loses four answers',
    { begin: (faults) => faults.path.intake.failAfter.share(1), ms: 30 * SECOND, leaves: 'failed records' },
  ],
  ['the store refuses some for a while', { begin: (faults) => faults.path.search.reject429.share(0.4) }],
  [
    'the store is down for less than the retry',
    { begin: (faults) => faults.path.search.destination.down(), ms: MINUTE },
  ],
  [
    'the store is down past the retry',
    { begin: (faults) => faults.path.search.destination.down(), retriesEnd: true, leaves: 'failed documents' },
  ],
  [
    'the bucket is down',
    {
      begin({ path }) {
        path.intake.storage.down();
        path.search.storage.down();
      },
      ms: 10 * MINUTE,
    },
  ],
  [
    'the sources are throttled',
    {
      begin({ path }) {
        path.intake.throttle.share(0.7);
        path.shard.share(0.7);
      },
    },
  ],
  [
    'a feed message fails five times',
    { begin: (faults) => faults.rules.failBefore.share(1), ms: 10 * MINUTE, leaves: 'dead messages' },
  ],
  ['the rules work and their answer is lost', { begin: (faults) => faults.rules.failAfter.share(0.6) }],
  [
    'messages come twice and in any order',
    {
      begin({ rules }) {
        rules.queue.duplicate.share(0.5);
        rules.queue.reorder.share(0.5);
      },
    },
  ],
  ['alerts are claimed and cannot be published', { begin: (faults) => faults.rules.topic.fail.share(1), ms: MINUTE }],
  ['alerts are published and the answer is lost', { begin: (faults) => faults.rules.topic.loseAnswer.share(0.7) }],
  ['alert documents are not taken', { begin: (faults) => faults.rules.alerts.throttle.share(0.8), ms: MINUTE }],
];

/** Something of everything, as a seed has it. */
export function everything(seed: number): Schedule {
  return {
    begin({ path, rules }) {
      const random = createRandom(seed);
      const { queue, topic } = rules;
      for (const stream of [path.intake, path.search])
        for (const dial of [stream.throttle, stream.failBefore, stream.failAfter, stream.reject429, stream.reject400])
          dial.share(random() * 0.3);
      for (const dial of [queue.failEntry, queue.failCall, queue.loseAnswer, queue.duplicate, queue.reorder])
        dial.share(random() * 0.3);
      for (const dial of [topic.fail, topic.loseAnswer, rules.failBefore, rules.failAfter, rules.alerts.throttle])
        dial.share(random() * 0.3);
      path.shard.share(random() * 0.3);
    },
    ms: MINUTE,
    retriesEnd: seed % 2 === 0,
  };
}

/** Every fault of a set, down to its dials and outages, is over. */
export function end(faults: object): void {
  for (const fault of Object.values(faults) as readonly unknown[]) {
    if (typeof fault !== 'object' || fault === null) continue;
    if ('off' in fault && typeof fault.off === 'function') fault.off();
    else if ('up' in fault && typeof fault.up === 'function') fault.up();
    else end(fault);
  }
}
