import { describe, test } from 'vitest';
import { describeStateStore } from '../alerting/state/contract.ts';
import { localDynamo, openDynamoStore } from '../alerting/state/dynamo.ts';

/** Where `.ci/run` has started moto. */
const endpoint = process.env['MOTO_URL'];

if (endpoint === undefined) {
  describe('the DynamoDB store, on moto', () => {
    test.skip('skipped: MOTO_URL names no moto server', () => undefined);
  });
} else {
  // DynamoDB takes the writes to one item one after the other. Moto does not, so it is sent one at a time.
  const client = localDynamo(endpoint, 1);
  describeStateStore('the DynamoDB store, on moto', (clock) => openDynamoStore(client, clock));
}
