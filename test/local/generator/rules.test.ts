import { expect, test } from 'vitest';
import { createWorld, quietHistory, steadyTraffic, storyline } from '../../../local/generator/index.ts';
import { alarmsOf, documentsOf } from './outcomes.ts';

const world = createWorld(7);
const MONDAY_NOON = Date.UTC(2026, 10, 23, 12, 0, 0);
const HOUR = 3_600_000;

const quiet = () => quietHistory(world, { from: MONDAY_NOON - 10 * HOUR, to: MONDAY_NOON, rate: 0.3 });
/** Thinned out, and long enough for first-seen rules to have learned. */
const fourDays = () => quietHistory(world, { from: MONDAY_NOON - 96 * HOUR, to: MONDAY_NOON, rate: 0.02 });
const tenMinutes = () => steadyTraffic(world, { at: MONDAY_NOON, seconds: 600 });
const steady = () => steadyTraffic(world, { at: MONDAY_NOON, seconds: 60 });

/** A day's work for the judge, on a machine that has other work as well. */
const SLOW_MS = 90_000;

test.each([
  ['ten hours of history', quiet],
  ['a minute of steady traffic', steady],
  ['ten minutes of traffic after four days of history', () => [...fourDays(), ...tenMinutes()]],
])(
  'no rule has anything to say about %s',
  (_, make) => {
    expect(alarmsOf(documentsOf(make()))).toEqual([]);
  },
  SLOW_MS,
);

const STORY = [
  'Secret file probed',
  'Root signed in without MFA',
  'Access key created for another user',
  'CloudTrail logging stopped',
  'Security group opened to the world',
  'Flow to a mining pool port',
  'Many paths that do not exist',
  'Access key made after root sign-in',
  'Call from a new country',
];

test.each([1, 7, 99])(
  'with the seed %d the storyline sets off its rules within 20 seconds',
  (seed) => {
    const batches = storyline(createWorld(seed), MONDAY_NOON).filter(({ at }) => at < MONDAY_NOON + 20_000);
    const alarms = alarmsOf(documentsOf([...fourDays(), ...batches]));
    expect(alarms.map(({ rule }) => rule)).toEqual(expect.arrayContaining(STORY));
  },
  SLOW_MS,
);

test('the story names its steps', () => {
  const steps = new Set(storyline(world, MONDAY_NOON).map(({ step }) => step));
  expect(steps).toContain('the trail is stopped');
  expect(steps).toContain('a line is cut off on its way');
});
