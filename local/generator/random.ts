/** A repeatable stream of choices: the same seed gives the same company, traffic and ids. */
export interface Random {
  /** 0 ≤ x < 1. */
  float(): number;
  /** 0 ≤ n < limit. */
  int(limit: number): number;
  /** from ≤ n ≤ to. */
  between(from: number, to: number): number;
  chance(probability: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
  /** One of the items, as often as its weight says. */
  weighted<Item>(items: readonly Weighted<Item>[]): Item;
  /** Text of so many characters of an alphabet. */
  text(length: number, alphabet: string): string;
}

export type Weighted<Item> = readonly [weight: number, item: Item];

export const HEX = '0123456789abcdef';
export const DIGITS = '0123456789';
export const KEY_CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Four words of one text, by FNV-1a with a multiplier each: one word alone would meet another one's too soon. */
const wordsOf = (seed: string): readonly number[] =>
  [0x01000193, 0x85ebca6b, 0xc2b2ae35, 0x9e3779b1].map((multiplier) => {
    let hash = 0x811c9dc5;
    for (let at = 0; at < seed.length; at++) hash = Math.imul(hash ^ seed.charCodeAt(at), multiplier);
    return hash;
  });

/** Marsaglia's xorwow: xorshift and a Weyl sequence. */
function xorwow(seed: string): () => number {
  let [x = 0, y = 0, z = 0, w = 0] = wordsOf(seed);
  let weyl = 6615241;
  const next = () => {
    const t = x ^ (x << 11);
    x = y;
    y = z;
    z = w;
    w = w ^ (w >>> 19) ^ t ^ (t >>> 8);
    weyl = (weyl + 362437) | 0;
    return ((w + weyl) >>> 0) / 0x1_0000_0000;
  };
  for (let i = 0; i < 12; i++) next();
  return next;
}

function weighted<Item>(items: readonly Weighted<Item>[], at: number): Item {
  let left = at * items.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, item] of items) {
    left -= weight;
    if (left < 0) return item;
  }
  return (items.at(-1) as Weighted<Item>)[1];
}

export function createRandom(...seed: readonly (string | number)[]): Random {
  const float = xorwow(seed.join('/'));
  const int = (limit: number): number => Math.floor(float() * limit);
  return {
    float,
    int,
    between: (from, to) => from + int(to - from + 1),
    chance: (probability) => float() < probability,
    pick: <Item>(items: readonly Item[]) => items[int(items.length)] as Item,
    weighted: (items) => weighted(items, float()),
    text(length, alphabet) {
      let text = '';
      for (let i = 0; i < length; i++) text += alphabet[int(alphabet.length)];
      return text;
    },
  };
}

/** A version 4 UUID. */
export function uuid(random: Random): string {
  const digits = random.text(31, HEX);
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(12, 15)}-a${digits.slice(15, 18)}-${digits.slice(18, 30)}`;
}
