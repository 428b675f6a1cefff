import type { Position } from './rule-error.ts';

/** A rule as a correlation or filter names it: by id, name or title. */
export interface Reference {
  readonly text: string;
  readonly at: Position;
}
