import { hash } from 'node:crypto';
import type { LogLine, Origin } from './source.ts';

const SEPARATOR = '\0';

/** The most exact place that is known: CloudWatch event, line of an object, record of a shard. */
function placeOf(origin: Origin): readonly unknown[] | undefined {
  if (origin.eventId !== undefined) {
    return [origin.account, origin.region, origin.logGroup, origin.logStream, origin.eventId];
  }
  if (origin.key !== undefined) return [origin.bucket, origin.key, origin.line];
  if (origin.sequence !== undefined) return [origin.stream, origin.shard, origin.sequence];
  return undefined;
}

/**
 * The id of an event whose log has none: 128 bits of SHA-256 over where it came from, in hexadecimal. The same line
 * from the same place always gets the same id; equal lines from different places get different ones. A line without
 * a place is told apart by its content only.
 */
export function eventIdOf(source: string, line: LogLine): string {
  const place = placeOf(line.origin) ?? [source, line.message];
  const parts = line.index === 0 ? place : [...place, line.index];
  return hash('sha256', parts.join(SEPARATOR), 'hex').slice(0, 32);
}
