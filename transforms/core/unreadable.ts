/**
 * OpenSearch reads no document with a member name over 50,000 characters or a number of over 1,000 digits, and one
 * such document fails its neighbours in a bulk request. A number has up to three runs of digits: whole, fraction and
 * exponent.
 */
const LONGEST_KEY = 40_000;
const LONGEST_DIGITS = 330;

const isDigit = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
};

function digitsAround(text: string, at: number): number {
  let from = at;
  let to = at;
  while (isDigit(text, from - 1)) from--;
  while (isDigit(text, to + 1)) to++;
  return to - from + 1;
}

/** Whether a text has so many digits in a row. Few characters are looked at: a run covers one of them. */
export function hasLongDigits(text: string): boolean {
  for (let at = LONGEST_DIGITS; at < text.length; at += LONGEST_DIGITS) {
    if (isDigit(text, at) && digitsAround(text, at) > LONGEST_DIGITS) return true;
  }
  return false;
}

/** Whether a tree has so long a member name. Its depth must have been checked. */
export function hasLongKey(tree: unknown): boolean {
  if (typeof tree !== 'object' || tree === null) return false;
  return Object.entries(tree).some(([key, value]) => key.length > LONGEST_KEY || hasLongKey(value));
}
