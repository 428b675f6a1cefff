import { afterAll, describe, expect, test } from 'vitest';
import { normalizeCase } from '../sources/golden.ts';
import { type Enveloped, envelopes } from './fuzz/envelopes.ts';
import { createHunt, type Finding } from './fuzz/findings.ts';
import { type Fixture, fixtures } from './fuzz/fixtures.ts';
import { changedRecords, type Input, mutations, truncations } from './fuzz/inputs.ts';
import { jsonProblems } from './fuzz/json-problems.ts';
import { recordProblems } from './fuzz/record-problems.ts';

const settings = {
  seed: process.env['FUZZ_SEED'] ?? '1',
  rounds: Number(process.env['FUZZ_ROUNDS'] ?? 20),
};

const hunt = createHunt();
afterAll(() => console.log(`fuzz: ${hunt.count().toLocaleString('en-US')} inputs, FUZZ_SEED=${settings.seed}`));

function* ofLines({ problems }: Fixture, inputs: Iterable<Input>): Iterable<Finding> {
  for (const { text, header } of inputs) yield { input: text, problems: problems(text, header) };
}

function* ofRecords(envelope: Enveloped): Iterable<Finding> {
  const problemsOf = recordProblems(envelope);
  for (const data of changedRecords(envelope, settings))
    yield { input: data.toString('base64'), problems: problemsOf(data) };
}

describe('the lines of a fixture are events, filtered or quarantined', () => {
  test.each(fixtures.map((fixture) => [fixture.source, fixture.name, fixture] as const))(
    '%s, %s: cut after every byte, changed in every way, and as they are again',
    (source, name, fixture) => {
      const path = `test/sources/${source}/${name}.log`;
      const before = normalizeCase(source, path);
      expect(hunt.findings(ofLines(fixture, truncations(fixture)))).toEqual([]);
      expect(hunt.findings(ofLines(fixture, mutations(fixture, settings)))).toEqual([]);
      expect(normalizeCase(source, path)).toEqual(before);
      expect(Object.keys(Object.prototype)).toEqual([]);
    },
  );
});

test.each(envelopes)('the events of $name are all accounted for, cut after every byte and changed', (envelope) => {
  expect(hunt.findings(ofRecords(envelope))).toEqual([]);
});

describe('the check of JSON texts finds', () => {
  test.each([
    ['none', '{"a":{"a":1,"b":"a"},"b":["a","a",{"a":1},{"a":2}],"c":"\\"a\\":1,\\\\"}', []],
    ['one twice', '{"a":1,"b":2,"a":3}', ['the name a twice']],
    ['one written in two ways', '{"a":1,"\\u0061":2}', ['the name a twice']],
    ['one below lists', '[[{"x":[{"a":{},"a":[]}]}]]', ['the name a twice']],
    ['__proto__', '{"__proto__":1,"__proto__":2}', ['the name __proto__ twice']],
    ['a long number', `{"a":[1,-${'1'.repeat(1_200)}]}`, ['a number of 1000 characters']],
    ['an empty one', '{"":1,"":2}', ['the name  twice']],
    ['a long one', `{"${'a'.repeat(60_000)}":1}`, ['a name of 60000 characters']],
  ])('%s', (_, text, problems) => {
    expect(jsonProblems(text)).toEqual(problems);
  });
});
