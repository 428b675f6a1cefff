import type { Part } from '../ir.ts';
import { DASHES } from '../windash.ts';
import { searchFor } from './search.ts';

/** A run of parts without `*`. Each function returns where the segment ends (`start` for the last), or -1. */
interface Segment {
  readonly at: (text: string, start: number) => number;
  readonly endingAt: (text: string, end: number) => number;
  readonly from: (text: string, start: number) => number;
}

/** A position inside a surrogate pair: no code point begins there. */
const splitsPair = (text: string, at: number): boolean =>
  at > 0 && (text.charCodeAt(at) & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800;

function stepOver(part: Part, text: string, at: number): number {
  if (typeof part === 'string') return text.startsWith(part, at) ? at + part.length : -1;
  if (at >= text.length) return -1;
  if (part.wild === '-') return DASHES.includes(text.charAt(at)) ? at + 1 : -1;
  return splitsPair(text, at + 1) ? at + 2 : at + 1;
}

function stepBack(part: Part, text: string, at: number): number {
  if (typeof part === 'string') return text.endsWith(part, at) ? at - part.length : -1;
  if (at <= 0) return -1;
  if (part.wild === '-') return DASHES.includes(text.charAt(at - 1)) ? at - 1 : -1;
  return splitsPair(text, at - 1) ? at - 2 : at - 1;
}

/** The first text of a segment and how many characters precede it, where that is always the same. */
function anchorOf(parts: readonly Part[]): { readonly lead: number; readonly literal: string } | undefined {
  const lead = parts.findIndex((part) => typeof part === 'string');
  const fixed = parts.slice(0, lead).every((part) => typeof part === 'object' && part.wild === '-');
  const literal = parts[lead];
  return fixed && typeof literal === 'string' ? { lead, literal } : undefined;
}

function createSegment(parts: readonly Part[]): Segment {
  const backwards = parts.toReversed();
  const anchor = anchorOf(parts);
  const search = anchor && searchFor(anchor.literal);
  const candidate = (text: string, start: number): number => {
    if (anchor === undefined || search === undefined) return start;
    const found = search(text, start + anchor.lead);
    return found < 0 ? -1 : found - anchor.lead;
  };
  const at = (text: string, start: number): number => {
    let end = start;
    for (const part of parts) {
      end = stepOver(part, text, end);
      if (end < 0) return -1;
    }
    return end;
  };
  return {
    at,
    endingAt: (text, end) => {
      let start = end;
      for (const part of backwards) {
        start = stepBack(part, text, start);
        if (start < 0) return -1;
      }
      return start;
    },
    from: (text, start) => {
      for (let from = candidate(text, start); from >= 0 && from <= text.length; from = candidate(text, from + 1)) {
        const end = splitsPair(text, from) ? -1 : at(text, from);
        if (end >= 0) return end;
      }
      return -1;
    },
  };
}

function segmentsOf(parts: readonly Part[]): readonly (readonly Part[])[] {
  const segments: Part[][] = [[]];
  for (const part of parts) {
    if (typeof part === 'object' && part.wild === '*') segments.push([]);
    else if (part !== '') segments.at(-1)?.push(part);
  }
  return segments;
}

/**
 * A test whether a whole text has the form of the parts. Between two `*` the leftmost place is as good as any, so
 * nothing is ever tried twice: the time is that of one search for each segment.
 */
export function compileGlob(parts: readonly Part[]): (text: string) => boolean {
  const segments = segmentsOf(parts).map(createSegment);
  const first = segments[0] as Segment;
  const last = segments.at(-1) as Segment;
  const middle = segments.slice(1, -1);
  if (segments.length === 1) return (text) => first.at(text, 0) === text.length;
  return (text) => {
    let end = first.at(text, 0);
    for (const segment of middle) {
      if (end < 0) return false;
      end = segment.from(text, end);
    }
    return end >= 0 && last.endingAt(text, text.length) >= end;
  };
}
