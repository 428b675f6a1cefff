import { cloudWatchBatch, kinesisBatch, type RawBatch } from './batch.ts';
import { ordinaryCall } from './calls.ts';
import { ordinaryFlow } from './flows.ts';
import { ordinaryRequest } from './requests.ts';
import { flowStream, trailStream } from './streams.ts';
import type { Scene } from './world.ts';

const CUT_AT = 420;
const FIELDS_LEFT = 12;

type Make = (scene: Scene, at: number) => RawBatch;

const cutFlow: Make = (scene, at) => {
  const { on, line } = ordinaryFlow(scene, at);
  const message = line.split(' ').slice(0, 6).join(' ');
  return cloudWatchBatch({ stream: flowStream(on.id), lines: [{ message, timestamp: at }], at }, scene.random);
};

const cutRecord: Make = (scene, at) => {
  const message = ordinaryCall(scene, at).slice(0, CUT_AT);
  return cloudWatchBatch({ stream: trailStream, lines: [{ message, timestamp: at }], at }, scene.random);
};

const cutRequest: Make = (scene, at) =>
  kinesisBatch(ordinaryRequest(scene, at).split('\t').slice(0, FIELDS_LEFT).join('\t'), at);

const WAYS: readonly Make[] = [cutFlow, cutRecord, cutRequest];

/** A line cut off on its way, of one source after the other. Such lines are what quarantine is for. */
export const malformed = (scene: Scene, at: number, turn: number): RawBatch =>
  (WAYS[turn % WAYS.length] as Make)(scene, at);
