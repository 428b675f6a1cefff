import type { DatabaseSync } from 'node:sqlite';

interface Job {
  readonly run: () => void;
  readonly settle: () => void;
  readonly fail: (error: unknown) => void;
}

/** Gives a function that runs all work asked for in one turn of the event loop in one transaction: all of it or none. */
export function createGroupCommit(database: DatabaseSync): <T>(work: () => T) => Promise<T> {
  let jobs: Job[] = [];

  function commit(batch: readonly Job[]): void {
    database.exec('BEGIN IMMEDIATE');
    for (const job of batch) job.run();
    database.exec('COMMIT');
  }

  function flush(): void {
    const batch = jobs;
    jobs = [];
    try {
      commit(batch);
    } catch (error) {
      if (database.isOpen && database.isTransaction) database.exec('ROLLBACK');
      for (const job of batch) job.fail(error);
      return;
    }
    for (const job of batch) job.settle();
  }

  return <T>(work: () => T) =>
    new Promise<T>((resolve, reject) => {
      let result: T;
      if (jobs.length === 0) setImmediate(flush);
      jobs.push({
        run: () => {
          result = work();
        },
        settle: () => resolve(result),
        fail: reject,
      });
    });
}
