import type { Level } from '../../../../alerting/alert.ts';

export interface LaneEvent {
  readonly id: string;
  readonly at: number;
  readonly label: string;
  readonly failed: boolean;
  /** The event is behind the alert shown. */
  readonly hit?: Level;
}

export interface Lane {
  readonly label: string;
  readonly events: readonly LaneEvent[];
}
