/** One percent-encoded UTF-8 character, by its lead byte. */
const ENCODED =
  /%[0-7][0-9a-f]|%[cd][0-9a-f]%[89ab][0-9a-f]|%e[0-9a-f](?:%[89ab][0-9a-f]){2}|%f[0-7](?:%[89ab][0-9a-f]){3}/gi;

function tryDecode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** Undoes percent-encoding once. What is no well-formed UTF-8 stays as it is; `+` is a plus. Never throws. */
export function decodePercent(text: string): string {
  if (!text.includes('%')) return text;
  return tryDecode(text) ?? text.replaceAll(ENCODED, (encoded) => tryDecode(encoded) ?? encoded);
}
