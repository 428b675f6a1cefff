import type { Writable } from 'node:stream';
import { documentsOf, type RawFlags, type RawLogs } from './raw-logs.ts';
import { writeLines } from './write-lines.ts';

/** Writes one document for each event, in order; quarantined ones too. Throws InputError and ConfigError. */
export const normalizeFiles = (flags: RawFlags, logs: RawLogs, stdout: Writable): Promise<void> =>
  writeLines(documentsOf(flags, logs), stdout);
