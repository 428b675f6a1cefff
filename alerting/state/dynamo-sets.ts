import { BatchGetItemCommand, type DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { isConditionFailure } from './dynamo-errors.ts';
import { STATE_TABLE } from './dynamo-table.ts';
import { expiry, isLive, keyOf, number, numberIn, type Row, texts } from './dynamo-values.ts';
import type { AddOptions, EntrySet } from './state-store.ts';

interface SetSettings {
  readonly client: Pick<DynamoDBClient, 'send'>;
  readonly table: string;
  readonly now: () => number;
}

const MAX_KEYS = 100;
const MAX_ROUNDS = 8;

const setOf = (row: Row): EntrySet => {
  const entries = row['entries']?.SS ?? [];
  return { entries, saturated: entries.length >= (numberIn(row, 'fullAt') ?? Number.POSITIVE_INFINITY) };
};

/** Sets of entries: string sets, to which `ADD` adds what is not there in one write. */
export function createDynamoSets({ client, table, now }: SetSettings) {
  const update = (key: string, expression: string, condition: string, values: Row) =>
    client.send(
      new UpdateItemCommand({
        TableName: table,
        Key: keyOf(key),
        UpdateExpression: expression,
        ConditionExpression: condition,
        ExpressionAttributeNames: { '#expires': STATE_TABLE.expires },
        ExpressionAttributeValues: values,
        ReturnValues: 'ALL_NEW',
      }),
    );

  const valuesOf = ({ limit, expiresAt }: AddOptions): Row => ({
    ':expiresAt': expiry(expiresAt)['expiresAt'] ?? number(expiresAt),
    ':expires': expiry(expiresAt)[STATE_TABLE.expires] ?? number(expiresAt),
    ':limit': number(limit),
    ':now': number(now()),
  });

  /** The set after the write, or undefined where the condition does not hold. */
  async function tryUpdate(
    key: string,
    expression: string,
    condition: string,
    values: Row,
  ): Promise<EntrySet | undefined> {
    try {
      const { Attributes = {} } = await update(key, expression, condition, values);
      return setOf(Attributes);
    } catch (error) {
      if (isConditionFailure(error)) return undefined;
      throw error;
    }
  }

  const KEPT = '#expires = :expires, expiresAt = :expiresAt, fullAt = :limit';
  const LIVE = 'attribute_not_exists(expiresAt) OR expiresAt > :now';

  /** Adds to a set that is not full; begins anew in place of one that has expired. */
  const addLive = (key: string, entries: readonly string[], options: AddOptions) =>
    tryUpdate(
      key,
      `ADD entries :entries SET ${KEPT}`,
      `(${LIVE}) AND (attribute_not_exists(entries) OR size(entries) < :limit)`,
      { ...valuesOf(options), ':entries': texts(entries) },
    );

  const replaceExpired = (key: string, entries: readonly string[], options: AddOptions) =>
    tryUpdate(key, `SET entries = :entries, ${KEPT}`, 'expiresAt <= :now', {
      ...valuesOf(options),
      ':entries': texts(entries),
    });

  async function readSome(keys: readonly string[], found: Map<string, EntrySet>): Promise<void> {
    let asked: readonly Row[] = keys.map(keyOf);
    for (let round = 0; asked.length > 0; round++) {
      if (round === MAX_ROUNDS) throw new Error(`${asked.length} sets could not be read`);
      const request = { [table]: { Keys: asked.map((key) => ({ ...key })), ConsistentRead: true } };
      const { Responses = {}, UnprocessedKeys = {} } = await client.send(
        new BatchGetItemCommand({ RequestItems: request }),
      );
      for (const row of Responses[table] ?? [])
        if (isLive(row, now())) found.set(row[STATE_TABLE.key]?.S ?? '', setOf(row));
      asked = UnprocessedKeys[table]?.Keys ?? [];
    }
  }

  const read = async (keys: readonly string[]): Promise<ReadonlyMap<string, EntrySet>> => {
    const found = new Map<string, EntrySet>();
    const distinct = [...new Set(keys)];
    for (let from = 0; from < distinct.length; from += MAX_KEYS)
      await readSome(distinct.slice(from, from + MAX_KEYS), found);
    return found;
  };

  return {
    read,
    async add(key: string, entries: readonly string[], options: AddOptions): Promise<EntrySet> {
      const distinct = [...new Set(entries)];
      if (distinct.length === 0) return (await read([key])).get(key) ?? { entries: [], saturated: false };
      for (let round = 0; round < MAX_ROUNDS; round++) {
        const added = (await addLive(key, distinct, options)) ?? (await replaceExpired(key, distinct, options));
        if (added !== undefined) return added;
        const full = (await read([key])).get(key);
        if (full?.saturated) return full;
      }
      throw new Error(`set ${key} kept changing`);
    },
  };
}
