/** Up to here V8's own search stays fast whatever the text; beyond, text and needle can make it quadratic. */
const SAFE_NEEDLE = 240;

/** For each prefix of the needle, how long its longest proper prefix is that also ends it. */
function borders(needle: string): Int32Array {
  const lengths = new Int32Array(needle.length);
  for (let at = 1, length = 0; at < needle.length; at++) {
    while (length > 0 && needle.charCodeAt(at) !== needle.charCodeAt(length)) length = lengths[length - 1] ?? 0;
    if (needle.charCodeAt(at) === needle.charCodeAt(length)) length++;
    lengths[at] = length;
  }
  return lengths;
}

/** Knuth, Morris, Pratt: linear in the text. */
function searchLong(needle: string): (text: string, from: number) => number {
  const lengths = borders(needle);
  return (text, from) => {
    for (let at = from, length = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      while (length > 0 && code !== needle.charCodeAt(length)) length = lengths[length - 1] ?? 0;
      if (code === needle.charCodeAt(length)) length++;
      if (length === needle.length) return at - length + 1;
    }
    return -1;
  };
}

/** A search for one needle, in time linear in the text; -1 if it is not there. */
export const searchFor = (needle: string): ((text: string, from: number) => number) =>
  needle.length <= SAFE_NEEDLE ? (text, from) => text.indexOf(needle, from) : searchLong(needle);
