import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { OPEN, STATE_TABLE } from './dynamo-table.ts';
import type { StateItem } from './items.ts';

export type Row = Readonly<Record<string, AttributeValue>>;

export const text = (value: string): AttributeValue => ({ S: value });
export const number = (value: number): AttributeValue => ({ N: String(value) });
export const texts = (values: readonly string[]): AttributeValue => ({ SS: [...values] });

export const keyOf = (key: string): Record<string, AttributeValue> => ({ [STATE_TABLE.key]: text(key) });

export const numberIn = (row: Row | undefined, name: string): number | undefined => {
  const value = row?.[name]?.N;
  return value === undefined ? undefined : Number(value);
};

/** Seconds; rounded up, so that nothing is gone too early. */
const secondsOf = (millis: number): number => Math.ceil(millis / 1000);

/** Exactly when it expires for us, and for DynamoDB's own deletion a second later at the most. */
export const expiry = (expiresAt: number): Record<string, AttributeValue> => ({
  expiresAt: number(expiresAt),
  [STATE_TABLE.expires]: number(secondsOf(expiresAt)),
});

export const isLive = (row: Row | undefined, now: number): row is Row => (numberIn(row, 'expiresAt') ?? 0) > now;

/** An item that is changed by compare and set: its JSON, and what conditions and the index look at. */
export const rowOf = (item: StateItem): Record<string, AttributeValue> => ({
  ...keyOf(item.key),
  ...expiry(item.expiresAt),
  item: text(JSON.stringify(item)),
  revision: number(item.revision),
  ...(item.due !== undefined && { [STATE_TABLE.dueIndex.partition]: text(OPEN), due: number(item.due) }),
});

export const itemIn = (row: Row): StateItem => JSON.parse(row['item']?.S ?? '') as StateItem;
