const SHOWN = 3;
const SHOWN_CHARACTERS = 3_000;

/** An input, said so that it can be made again, and what is wrong with what became of it. */
export interface Finding {
  readonly input: string;
  readonly problems: readonly string[];
}

/** Counts inputs over a run and keeps the first findings of each test. */
export function createHunt() {
  let inputs = 0;
  return {
    count: (): number => inputs,
    /** The first findings among inputs. */
    findings(candidates: Iterable<Finding>): readonly Finding[] {
      const found: Finding[] = [];
      for (const { input, problems } of candidates) {
        inputs++;
        if (problems.length > 0 && found.length < SHOWN)
          found.push({ input: input.slice(0, SHOWN_CHARACTERS), problems: problems.slice(0, SHOWN) });
      }
      return found;
    },
  };
}
