import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import dynalite from 'dynalite';
import { afterAll, beforeAll } from 'vitest';
import { describeStateStore } from './contract.ts';
import { localDynamo, openDynamoStore } from './dynamo.ts';

const server = dynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
let client: ReturnType<typeof localDynamo>;

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  client = localDynamo(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});

afterAll(() => {
  client.destroy();
  server.close();
});

describeStateStore('the DynamoDB store, on dynalite', (clock) => openDynamoStore(client, clock));
