import { createDial, createOutage, createRandom, type Dial, type Outage } from '../faults.ts';

/** What can be done to a delivery stream, at any time. */
export interface StreamFaults {
  /** Items of a put are answered with ServiceUnavailableException. */
  readonly throttle: Dial;
  /** The function fails before it has done anything. */
  readonly failBefore: Dial;
  /** The function does its work, then the invocation times out: the answer is lost, the batch is tried again. */
  readonly failAfter: Dial;
  /** Documents are refused with 429, or with 400. */
  readonly reject429: Dial;
  readonly reject400: Dial;
  /** The whole destination. */
  readonly destination: Outage;
  /** The bucket of destination, backup and failures. */
  readonly storage: Outage;
}

/** The same seed and the same calls give the same faults. */
export function createStreamFaults(seed: number): StreamFaults {
  const random = createRandom(seed);
  return {
    throttle: createDial(random),
    failBefore: createDial(random),
    failAfter: createDial(random),
    reject429: createDial(random),
    reject400: createDial(random),
    destination: createOutage(),
    storage: createOutage(),
  };
}
