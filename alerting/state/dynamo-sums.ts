import { type DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { isConditionFailure } from './dynamo-errors.ts';
import { STATE_TABLE } from './dynamo-table.ts';
import { expiry, keyOf, number, numberIn, type Row } from './dynamo-values.ts';
import type { StateStore } from './state-store.ts';

interface SumSettings {
  readonly client: Pick<DynamoDBClient, 'send'>;
  readonly table: string;
  readonly now: () => number;
}

const MAX_ROUNDS = 20;
const EXPIRES = 'expiresAt = :expiresAt, #expires = :expires';

/** Adds to a sum that has not expired, or begins one. */
const WAYS = [
  { update: `ADD #sum :by SET ${EXPIRES}`, condition: 'expiresAt > :now' },
  { update: `SET #sum = :by, ${EXPIRES}`, condition: 'attribute_not_exists(expiresAt) OR expiresAt <= :now' },
] as const;

/** Sums that any number of writers add to. */
export function createDynamoSums({ client, table, now }: SumSettings): StateStore['count'] {
  /** The sum after the write, or undefined where the condition does not hold. */
  async function tryAdd(key: string, { update, condition }: (typeof WAYS)[number], values: Row) {
    try {
      const { Attributes } = await client.send(
        new UpdateItemCommand({
          TableName: table,
          Key: keyOf(key),
          UpdateExpression: update,
          ConditionExpression: condition,
          ExpressionAttributeNames: { '#sum': 'sum', '#expires': STATE_TABLE.expires },
          ExpressionAttributeValues: { ...values },
          ReturnValues: 'ALL_NEW',
        }),
      );
      return numberIn(Attributes, 'sum');
    } catch (error) {
      if (isConditionFailure(error)) return undefined;
      throw error;
    }
  }

  return async (key, by, expiresAt) => {
    const { expiresAt: exact = number(0), [STATE_TABLE.expires]: seconds = number(0) } = expiry(expiresAt);
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const values = { ':by': number(by), ':now': number(now()), ':expiresAt': exact, ':expires': seconds };
      const added = (await tryAdd(key, WAYS[0], values)) ?? (await tryAdd(key, WAYS[1], values));
      if (added !== undefined) return added;
    }
    throw new Error(`count ${key} kept changing`);
  };
}
