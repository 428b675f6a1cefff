/** Lines and columns count from 1, as editors show them. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface Problem extends Position {
  readonly file: string;
  /** One lower-case sentence: what is wrong and what to write instead. */
  readonly message: string;
}

/** Notes a problem of the file that is being read; reading goes on. */
export type Report = (at: Position, message: string) => void;

const describe = ({ file, line, column, message }: Problem): string => `${file}:${line}:${column}: ${message}`;

/** Rules can't be used: every problem of every file at once, `file:line:column: sentence`; the first is its place. */
export class RuleError extends Error {
  override readonly name = 'RuleError';
  readonly problems: readonly Problem[];
  readonly file: string;
  readonly line: number;
  readonly column: number;

  constructor(problems: readonly [Problem, ...Problem[]]) {
    super(problems.map(describe).join('\n'));
    const [{ file, line, column }] = problems;
    this.problems = problems;
    this.file = file;
    this.line = line;
    this.column = column;
  }
}
