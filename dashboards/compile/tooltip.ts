export interface TipRow {
  readonly color?: string;
  readonly name: string;
  readonly value: string;
}

/** What stands beside the pointer: shown as text, never as HTML. */
export interface Tip {
  readonly title: string;
  readonly total?: string;
  readonly rows: readonly TipRow[];
}
