/** Edits to make one text of the other: a letter more, less or other, or two neighbours swapped. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

const LONGEST = 64;

/** `action` for `event.action`: the last part as it is comes before any misspelling. */
function score(name: string, candidate: string): number {
  const lower = candidate.toLowerCase();
  if (lower === name) return 0;
  if (lower.endsWith(`.${name}`)) return 1 + candidate.split('.').length / 100;
  return 1 + distance(name, lower);
}

/** The candidate that was probably meant, or undefined where none is near. */
export function nearest(name: string, candidates: readonly string[]): string | undefined {
  if (name.length > LONGEST) return undefined;
  const lower = name.toLowerCase();
  const reach = 1 + Math.max(2, Math.floor(name.length / 4));
  let best: string | undefined;
  let bestScore = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const found = score(lower, candidate);
    if (found <= reach && found < bestScore) {
      best = candidate;
      bestScore = found;
    }
  }
  return best;
}
