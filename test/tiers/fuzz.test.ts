import { afterAll, describe, expect, test } from 'vitest';
import { createRandom, type Random } from '../../local/generator/random.ts';
import { duplicateNames } from './fuzz/duplicate-names.ts';
import { createHunt, type Finding } from './fuzz/findings.ts';
import { type Fixture, fixtures } from './fuzz/fixtures.ts';
import { mutateMember, swellMember } from './fuzz/mutate-json.ts';
import { textMutations } from './fuzz/mutate-text.ts';

const SEED = process.env['FUZZ_SEED'] ?? '1';
/** Mutations of each kind for each line. */
const ROUNDS = Number(process.env['FUZZ_ROUNDS'] ?? 40);
const MEMBER_ROUNDS = 8 * ROUNDS;
const SWOLLEN = 2;

const hunt = createHunt();
afterAll(() => console.log(`fuzz: ${hunt.count().toLocaleString('en-US')} inputs, FUZZ_SEED=${SEED}`));

function* truncated({ lines, header, problems }: Fixture): Iterable<Finding> {
  for (const line of lines) {
    const bytes = Buffer.from(line);
    for (let end = 0; end <= bytes.length; end++) {
      const text = bytes.toString('utf8', 0, end);
      yield { input: text, problems: problems(text, header) };
    }
  }
}

function* mutated({ source, name, lines, header, problems }: Fixture): Iterable<Finding> {
  const random = createRandom(SEED, source, name);
  const mutate = function* (line: string, rounds: number, mutation: (text: string, random: Random) => string) {
    for (let round = 0; round < rounds; round++) {
      const text = mutation(line, random);
      yield { input: text, problems: problems(text, header) };
      // TWICE
    }
  };
  for (const line of lines) {
    for (const mutation of Object.values(textMutations)) yield* mutate(line, ROUNDS, mutation);
    yield* mutate(line, MEMBER_ROUNDS, mutateMember);
    yield* mutate(line, SWOLLEN, swellMember);
  }
}
