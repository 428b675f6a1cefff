import { ConfigError } from './source.ts';

/** Edits (insert, delete, replace) that make one text the other. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** The known name that is spelled most like this one, or undefined where none is near. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const spelled = name.toLowerCase().slice(0, 80);
  const [nearest] = known
    .map((candidate) => ({ candidate, edits: distance(spelled, candidate) }))
    .sort((a, b) => a.edits - b.edits);
  return nearest && nearest.edits <= Math.max(2, spelled.length / 2) ? nearest.candidate : undefined;
}

function problemOf(name: string, at: number, names: readonly string[], known: readonly string[]): string | undefined {
  if (names.indexOf(name) !== at) return `${JSON.stringify(name)} is named twice`;
  if (known.includes(name)) return undefined;
  const nearest = nearestName(name, known);
  return `unknown field ${JSON.stringify(name)}${nearest === undefined ? '' : `, did you mean ${JSON.stringify(nearest)}`}`;
}

/** Throws ConfigError with every problem of a configured list of field names; `option` is what the user wrote it in. */
export function checkFieldNames<Name extends string>(
  option: string,
  names: readonly string[],
  known: readonly Name[],
): asserts names is readonly Name[] {
  if (names.length === 0) throw new ConfigError([`${option}: expected at least one field`]);
  const problems = names
    .map((name, at) => problemOf(name, at, names, known))
    .filter((problem) => problem !== undefined)
    .map((problem) => `${option}: ${problem}`);
  if (problems.length > 0) throw new ConfigError(problems);
}
