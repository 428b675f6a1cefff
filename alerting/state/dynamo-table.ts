/** The state table: one item for each key; the index finds what is due. On demand, as its load follows matches. */
export const STATE_TABLE = {
  key: 'key',
  /** Seconds, as DynamoDB's time to live wants it. It deletes days later, so readers look at the time themselves. */
  expires: 'expires',
  dueIndex: { name: 'due', partition: 'open', sort: 'due' },
} as const;

/** The only partition of the index: what is due is little and read by one timer. */
export const OPEN = 'open';
