import type { Segment, Segments } from './segments.ts';

/** A line of a segment and where it begins. */
export interface SegmentLine {
  readonly text: string;
  readonly offset: number;
}

/** Lines that follow each other, and where the last of them ends. */
export interface SegmentPart {
  readonly lines: readonly SegmentLine[];
  readonly end: number;
}

const PART_BYTES = 8 * 1024 * 1024;
const NEWLINE = 0x0a;

function linesOf(bytes: Buffer, first: number): readonly SegmentLine[] {
  const lines: SegmentLine[] = [];
  for (let start = 0, end = bytes.indexOf(NEWLINE); end !== -1; start = end + 1, end = bytes.indexOf(NEWLINE, start))
    if (end > start) lines.push({ text: bytes.toString('utf8', start, end), offset: first + start });
  return lines;
}

/** A segment's lines from `from` on, in parts of some megabytes; a longer line is a part of its own. */
export async function* segmentParts(segments: Segments, segment: Segment, from: number): AsyncGenerator<SegmentPart> {
  let size = PART_BYTES;
  for (let at = from; at < segment.bytes; ) {
    const bytes = await segments.read(segment.path, at, Math.min(size, segment.bytes - at));
    if (bytes === undefined || bytes.length === 0) return;
    const whole = bytes.lastIndexOf(NEWLINE) + 1;
    if (whole === 0 && at + bytes.length >= segment.bytes) return;
    size = whole === 0 ? size * 2 : PART_BYTES;
    if (whole > 0) yield { lines: linesOf(bytes.subarray(0, whole), at), end: at + whole };
    at += whole;
  }
}
