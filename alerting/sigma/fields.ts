import type { LogSource } from './rule.ts';

/** Reads one field of an event: a scalar, array or object; null where it is null, undefined where it is absent. */
export type FieldReader = (event: object) => unknown;

/** Where the fields of a rule are found in an event. The same reader for the same place makes rules share its value. */
export interface Fields {
  reader(logsource: LogSource, taxonomy: string, field: string): FieldReader;
  /** Reads below one element of an array, given as `{element}`; `.` is the element itself. */
  inside(field: string): FieldReader;
  /** The event's original tree, or text, for keywords. */
  text(logsource: LogSource): FieldReader;
}
