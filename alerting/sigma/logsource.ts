import type { LogSource } from './rule.ts';

const KEYS = ['product', 'service', 'category'] as const;

/** Every key that the wanted log source names is the other's. */
export const containsLogSource = (wanted: LogSource, given: LogSource): boolean =>
  KEYS.every((key) => wanted[key] === undefined || wanted[key] === given[key]);

/** What a log source names, for a reader. */
export const logSourceText = (logsource: LogSource): string => KEYS.flatMap((key) => logsource[key] ?? []).join(' ');
