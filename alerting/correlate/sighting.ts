import { hash } from 'node:crypto';

/** One event of a group, as a correlation counts it. */
export interface Sighting {
  /** Epoch milliseconds. */
  readonly at: number;
  /** Which of the correlation's rules matched, by its place in the list. */
  readonly place: number;
  /** Stands for the event's id, or for the identity of the correlation that fired. */
  readonly id: string;
  /** A hash of the values that are counted, or the number that is added up. */
  readonly value?: string;
}

const HASH_LENGTH = 11;

/** 64 bits of an id or of values. */
export const shortHash = (text: string): string => hash('sha256', text, 'base64url').slice(0, HASH_LENGTH);

const SEPARATOR = ':';

/** A sighting as an entry of the set of its tile: `time:place:id[:value]`, times from the tile's start in base 36. */
export const toEntry = (tileStart: number, { at, place, id, value }: Sighting): string =>
  [(at - tileStart).toString(36), place, id, ...(value === undefined ? [] : [value])].join(SEPARATOR);

export function fromEntry(tileStart: number, entry: string): Sighting {
  const [time = '', place = '', id = '', value] = entry.split(SEPARATOR);
  return { at: tileStart + Number.parseInt(time, 36), place: Number(place), id, value };
}

/** In order of time; what happened at the same time, in the order of the rules. */
export const inOrder = (one: Sighting, other: Sighting): number => one.at - other.at || one.place - other.place;
