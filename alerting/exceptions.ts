import { type FilterKeys, readFilterKeys } from './keys/filter-keys.ts';
import type { FilterIr, Problem } from './sigma/index.ts';

/** A filter with who answers for it, why it is there and until when. */
export interface Exception extends FilterKeys {
  readonly filter: FilterIr;
}

/** Where problems and warnings of rule files go. */
export interface Notes {
  readonly problem: (problem: Problem) => void;
  readonly warn: (warning: Problem) => void;
}

const NEEDED = ['owner', 'reason', 'expires'] as const;

/** Reads what filters say of themselves. One that leaves out who, why or until when is warned of. */
export function readExceptions(filters: readonly FilterIr[], { problem, warn }: Notes): readonly Exception[] {
  return filters.map((filter) => {
    const at = { file: filter.path, line: filter.line, column: 1 };
    let isSound = true;
    const keys = readFilterKeys(filter.custom['firewatch'], (message) => {
      isSound = false;
      problem({ ...at, message });
    });
    const missing = NEEDED.filter((name) => keys[name] === undefined);
    if (isSound && missing.length > 0)
      warn({
        ...at,
        message: `an exception says who answers for it, why and until when: add firewatch.${missing.join(', firewatch.')}`,
      });
    return { ...keys, filter };
  });
}

/** Whether an exception covers events of a time, epoch milliseconds. */
export const covers = ({ expires }: Pick<Exception, 'expires'>, at: number): boolean =>
  expires === undefined || at < expires;

/** Whether a filter covers an event: by the event's own time, so that judging it again says the same. */
export function createApplies(exceptions: readonly Exception[]): (filter: FilterIr, event: object) => boolean {
  const byFilter = new Map(exceptions.map((exception) => [exception.filter, exception]));
  return (filter, event) => {
    const exception = byFilter.get(filter);
    if (exception?.expires === undefined) return true;
    const time = '@timestamp' in event ? event['@timestamp'] : undefined;
    return typeof time !== 'string' || covers(exception, Date.parse(time));
  };
}
