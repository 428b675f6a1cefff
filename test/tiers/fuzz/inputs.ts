import { createRandom, type Random } from '../../../local/generator/random.ts';
import type { Enveloped } from './envelopes.ts';
import type { Fixture } from './fixtures.ts';
import { deepenMember, mutateMember, swellMember } from './mutate-json.ts';
import { type Mutation, textMutations } from './mutate-text.ts';

/** A line as it is handed to a source. */
export interface Input {
  readonly text: string;
  readonly header: string | undefined;
}

/** Every line, cut after every byte. */
export function* truncations({ lines, header }: Fixture): Iterable<Input> {
  for (const line of lines) {
    const bytes = Buffer.from(line);
    for (let end = 0; end <= bytes.length; end++) yield { text: bytes.toString('utf8', 0, end), header };
  }
}

export interface Settings {
  readonly seed: string;
  /** How often each kind of change is made to each line. */
  readonly rounds: number;
}

/** Members have more places and more kinds of changes than plain text; large ones take long. */
const MEMBERS = 12;
const LARGE = 2;

const repeat = (mutation: Mutation, times: number): readonly Mutation[] =>
  Array.from({ length: times }, () => mutation);

const twice =
  (first: Mutation, second: Mutation): Mutation =>
  (text, random) =>
    second(first(text, random), random);

function mutationsOf({ isJson }: Fixture, { rounds }: Settings): readonly Mutation[] {
  const onText = Object.values(textMutations).flatMap((mutation) => repeat(mutation, rounds));
  if (!isJson) return onText;
  const onMembers = [mutateMember, twice(mutateMember, mutateMember)];
  return [
    ...onText,
    ...onMembers.flatMap((mutation) => repeat(mutation, rounds * MEMBERS)),
    ...repeat(deepenMember, LARGE),
    ...repeat(swellMember, LARGE),
  ];
}

function* changedHeaders({ lines, header }: Fixture, { rounds }: Settings, random: Random): Iterable<Input> {
  if (header === undefined) return;
  for (const mutation of Object.values(textMutations)) {
    for (let round = 0; round < rounds; round++) yield { text: random.pick(lines), header: mutation(header, random) };
  }
}

/** Every line changed in every way, and the header row; the same for the same seed. */
export function* mutations(fixture: Fixture, settings: Settings): Iterable<Input> {
  const random = createRandom(settings.seed, fixture.source, fixture.name);
  const changes = mutationsOf(fixture, settings);
  for (const line of fixture.lines) {
    for (const change of changes) yield { text: change(line, random), header: fixture.header };
  }
  yield* changedHeaders(fixture, settings, random);
}

/** A record cut after every byte, and changed in every way byte by byte. */
export function* changedRecords({ name, data }: Enveloped, { seed, rounds }: Settings): Iterable<Buffer> {
  const random = createRandom(seed, name);
  const bytes = data.toString('latin1');
  for (let end = 0; end <= data.length; end++) yield data.subarray(0, end);
  for (const change of [...Object.values(textMutations), mutateMember]) {
    for (let round = 0; round < rounds; round++) yield Buffer.from(change(bytes, random), 'latin1');
  }
}
