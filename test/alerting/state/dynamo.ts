import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createDynamoStore } from '../../../alerting/state/dynamo-store.ts';
import { STATE_TABLE } from '../../../alerting/state/dynamo-table.ts';
import type { StateStore } from '../../../alerting/state/state-store.ts';
import type { TestClock } from './contract.ts';

/** A client of a stand-in for DynamoDB on this machine. */
export const localDynamo = (endpoint: string, maxSockets = 50): DynamoDBClient =>
  new DynamoDBClient({
    requestHandler: { httpAgent: { maxSockets } },
    endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });

const { key, dueIndex } = STATE_TABLE;

async function createTable(client: DynamoDBClient, table: string): Promise<void> {
  await client.send(
    new CreateTableCommand({
      TableName: table,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [{ AttributeName: key, KeyType: 'HASH' }],
      AttributeDefinitions: [
        { AttributeName: key, AttributeType: 'S' },
        { AttributeName: dueIndex.partition, AttributeType: 'S' },
        { AttributeName: dueIndex.sort, AttributeType: 'N' },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: dueIndex.name,
          KeySchema: [
            { AttributeName: dueIndex.partition, KeyType: 'HASH' },
            { AttributeName: dueIndex.sort, KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
      ],
    }),
  );
}

let tables = 0;

/** An empty store in a table of its own. */
export async function openDynamoStore(client: DynamoDBClient, clock: TestClock): Promise<StateStore> {
  const table = `state-${process.pid}-${tables++}`;
  await createTable(client, table);
  return createDynamoStore({ client, table, now: () => clock.now });
}
