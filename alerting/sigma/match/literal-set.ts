/** Finds which of many texts occur in a text. */
export interface LiteralSet {
  /** Calls `found` with the place of each literal that occurs, once or more. */
  search(text: string, found: (place: number) => void): void;
}

/** From so many on, looking at the text once is cheaper than looking for each. */
const FEW = 6;
const GRAM = 4;
const SLOTS = 1 << 16;

const gramAt = (text: string, at: number): number =>
  (text.charCodeAt(at) ^
    (text.charCodeAt(at + 1) << 4) ^
    (text.charCodeAt(at + 2) << 8) ^
    (text.charCodeAt(at + 3) << 11)) &
  (SLOTS - 1);

interface Literal {
  readonly text: string;
  readonly place: number;
}

const eachAlone = (literals: readonly Literal[]): LiteralSet => ({
  search(text, found) {
    for (const literal of literals) if (text.includes(literal.text)) found(literal.place);
  },
});

/** By the first four characters: a bitmap says whether any literal begins so, a map which. */
function byBeginning(literals: readonly Literal[]): LiteralSet {
  const begins = new Uint8Array(SLOTS);
  const byGram = new Map<number, Literal[]>();
  for (const literal of literals) {
    const gram = gramAt(literal.text, 0);
    begins[gram] = 1;
    const others = byGram.get(gram);
    if (others) others.push(literal);
    else byGram.set(gram, [literal]);
  }
  return {
    search(text, found) {
      for (let at = 0; at <= text.length - GRAM; at++) {
        const gram = gramAt(text, at);
        if (begins[gram] !== 1) continue;
        for (const literal of byGram.get(gram) ?? []) if (text.startsWith(literal.text, at)) found(literal.place);
      }
    },
  };
}

/** A literal's place is its position in the list. */
export function createLiteralSet(texts: readonly string[]): LiteralSet {
  const literals = texts.map((text, place) => ({ text, place }));
  const long = literals.filter(({ text }) => text.length >= GRAM);
  if (long.length < FEW) return eachAlone(literals);
  const alone = eachAlone(literals.filter(({ text }) => text.length < GRAM));
  const together = byBeginning(long);
  return {
    search(text, found) {
      alone.search(text, found);
      together.search(text, found);
    },
  };
}
