import { createDial, createRandom, type Dial } from '../aws/faults.ts';
import { createStreamFaults, type StreamFaults } from '../aws/firehose/stream-faults.ts';
import { createQueueFaults, type QueueFaults } from '../aws/queue-faults.ts';
import { createTopicFaults, type TopicFaults } from '../aws/topic.ts';

/** What can be done to a source's way. Sources that Kinesis feeds have no intake stream, others no shard. */
export interface PathFaults {
  readonly intake: StreamFaults;
  readonly search: StreamFaults;
  /** Lines put to Kinesis are throttled. */
  readonly shard: Dial;
}

export interface RulesFaults {
  readonly queue: QueueFaults;
  /** The rule λ fails before it has done anything. */
  readonly failBefore: Dial;
  /** The rule λ does its work, then fails: its messages come again. */
  readonly failAfter: Dial;
  readonly topic: TopicFaults;
  readonly alerts: StreamFaults;
}

/** What can go wrong on the data path, all of it off until it is turned on. */
export interface RuntimeFaults {
  /** One set for all sources' ways. */
  readonly path: PathFaults;
  readonly rules: RulesFaults;
}

/** The same seed and the same calls give the same faults. */
export function createRuntimeFaults(seed: number): RuntimeFaults {
  const random = createRandom(seed);
  return {
    path: { intake: createStreamFaults(seed + 1), search: createStreamFaults(seed + 2), shard: createDial(random) },
    rules: {
      queue: createQueueFaults(seed + 3),
      failBefore: createDial(random),
      failAfter: createDial(random),
      topic: createTopicFaults(seed + 4),
      alerts: createStreamFaults(seed + 5),
    },
  };
}
