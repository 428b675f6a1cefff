import { type DynamoDBClient, GetItemCommand, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { isConditionFailure } from './dynamo-errors.ts';
import { createDynamoSets } from './dynamo-sets.ts';
import { createDynamoSums } from './dynamo-sums.ts';
import { OPEN, STATE_TABLE } from './dynamo-table.ts';
import { expiry, isLive, itemIn, keyOf, number, numberIn, type Row, rowOf, text } from './dynamo-values.ts';
import type { StateItem } from './items.ts';
import type { StateStore } from './state-store.ts';

export interface DynamoStoreSettings {
  readonly client: Pick<DynamoDBClient, 'send'>;
  readonly table: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

const MAX_ROUNDS = 20;
const { name: DUE, partition: PARTITION } = STATE_TABLE.dueIndex;

/** Whether a write happened. */
async function happened(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (isConditionFailure(error)) return false;
    throw error;
  }
}

/**
 * The state of the rules in one DynamoDB table. Writes are conditional, reads strongly consistent; only what is due is
 * found by an index, which is behind by some milliseconds.
 */
export function createDynamoStore({ client, table, now }: DynamoStoreSettings): StateStore {
  const sets = createDynamoSets({ client, table, now });

  async function rowAt(key: string): Promise<Row | undefined> {
    const { Item } = await client.send(new GetItemCommand({ TableName: table, Key: keyOf(key), ConsistentRead: true }));
    return isLive(Item, now()) ? Item : undefined;
  }

  const put = (row: Row, condition: string, values: Row): Promise<boolean> =>
    happened(
      client.send(
        new PutItemCommand({
          TableName: table,
          Item: { ...row },
          ConditionExpression: condition,
          ExpressionAttributeValues: { ...values },
        }),
      ),
    );

  const NEW = 'attribute_not_exists(expiresAt) OR expiresAt <= :now';

  /** Writes when a value was last seen, if nobody else has in between. */
  const see = (key: string, row: Row, before: Row | undefined): Promise<boolean> =>
    before === undefined
      ? put({ ...keyOf(key), ...row }, NEW, { ':now': number(now()) })
      : put({ ...keyOf(key), ...row }, 'eventId = :eventId AND lastSeen = :lastSeen', {
          ':eventId': before['eventId'] ?? text(''),
          ':lastSeen': before['lastSeen'] ?? number(0),
        });

  async function* duePages(before: number): AsyncIterable<Row> {
    let from: Row | undefined;
    const until = Number.isFinite(before) ? before : Number.MAX_SAFE_INTEGER;
    do {
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName: table,
          IndexName: DUE,
          KeyConditionExpression: '#open = :open AND #due <= :before',
          ExpressionAttributeNames: { '#open': PARTITION, '#due': STATE_TABLE.dueIndex.sort },
          ExpressionAttributeValues: { ':open': text(OPEN), ':before': number(until) },
          ExclusiveStartKey: from && { ...from },
        }),
      );
      yield* Items;
      from = LastEvaluatedKey;
    } while (from !== undefined);
  }

  const get = async (key: string): Promise<StateItem | undefined> => {
    const row = await rowAt(key);
    return row?.['item'] === undefined ? undefined : itemIn(row);
  };

  return {
    add: sets.add,
    read: sets.read,
    get,
    claim: (_, item) => put(rowOf(item), NEW, { ':now': number(now()) }),
    update: (_, revision, item) =>
      put(rowOf(item), 'revision = :revision AND expiresAt > :now', {
        ':revision': number(revision),
        ':now': number(now()),
      }),
    async firstSeen(key, at, eventId, { window }) {
      for (let round = 0; round < MAX_ROUNDS; round++) {
        const before = await rowAt(key);
        const last = numberIn(before, 'lastSeen');
        const isFresh = last === undefined || last < at - window;
        const first = isFresh ? eventId : (before?.['eventId']?.S ?? '');
        const row = { eventId: text(first), lastSeen: number(Math.max(at, last ?? at)), ...expiry(now() + window) };
        if (await see(key, row, before)) return first === eventId ? 'first' : 'known';
      }
      throw new Error(`value ${key} kept changing`);
    },
    count: createDynamoSums({ client, table, now }),
    async *due(before) {
      for await (const row of duePages(before)) {
        const item = await get(row[STATE_TABLE.key]?.S ?? '');
        if (item?.due !== undefined && item.due <= before) yield item;
      }
    },
  };
}
