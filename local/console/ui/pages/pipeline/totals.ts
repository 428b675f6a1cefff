import type { LedgerRow } from '../../../data.ts';

export interface Totals {
  readonly received: number;
  readonly indexed: number;
  readonly filtered: number;
  readonly quarantined: number;
  readonly waiting: number;
  readonly failed: number;
  readonly repeats: number;
}

export const filteredOf = ({ filtered }: LedgerRow): number => Object.values(filtered).reduce((sum, n) => sum + n, 0);

const sum = (rows: readonly LedgerRow[], of: (row: LedgerRow) => number): number =>
  rows.reduce((total, row) => total + of(row), 0);

export const totalsOf = (rows: readonly LedgerRow[]): Totals => ({
  received: sum(rows, (row) => row.received),
  indexed: sum(rows, (row) => row.indexed),
  filtered: sum(rows, filteredOf),
  quarantined: sum(rows, (row) => row.quarantined),
  waiting: sum(rows, (row) => row.waiting),
  failed: sum(rows, (row) => row.failed),
  repeats: sum(rows, (row) => row.repeats),
});

/** What is not accounted for: above zero is missing, below is there twice. */
export const differenceOf = ({ received, indexed, filtered, quarantined, waiting, failed }: Totals): number =>
  received - indexed - filtered - quarantined - waiting - failed;
