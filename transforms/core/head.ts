/** As much of a text as fits into so many bytes of UTF-8, cut between characters. */
export function head(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  const cut = Buffer.from(text.slice(0, bytes)).subarray(0, bytes);
  return new TextDecoder().decode(cut, { stream: true });
}
