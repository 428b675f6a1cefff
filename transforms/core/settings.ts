import { isSourceId } from '../sources/catalogue.ts';
import { tryParseObject } from './json.ts';
import { ConfigError, ParseError, type SourceOptions } from './source.ts';
import type { IndexSetting } from './transform.ts';

/** What one transform λ is told, as JSON in `FIREWATCH_TRANSFORM`. It holds no secret. */
export interface TransformSettings {
  readonly mode: 'fan-out' | 'one-to-one';
  /** The sources of the stream with their options. One source alone owns the records that name none. */
  readonly sources: Readonly<Record<string, SourceOptions>>;
  /** `all` where a source is not named. */
  readonly index: Readonly<Record<string, IndexSetting>>;
  /** The stream that takes documents; of no use in one-to-one. */
  readonly searchStream: string;
  readonly feedQueueUrl: string;
}

type Json = Readonly<Record<string, unknown>>;
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

const INDEX: Readonly<Record<string, IndexSetting>> = { all: { kind: 'all' }, none: { kind: 'none' } };

/** `all`, `none`, or `sample(n)`: one event in n. */
function readIndex(text: unknown): IndexSetting | undefined {
  if (typeof text !== 'string') return undefined;
  const oneIn = Number(/^sample\((\d{1,6})\)$/.exec(text)?.[1] ?? 0);
  return oneIn > 0 ? { kind: 'sample', oneIn } : INDEX[text];
}

function problemsOf(settings: Json): readonly string[] {
  const { mode, sources, index = {}, searchStream, feedQueueUrl } = settings;
  const named = isJson(sources) ? Object.keys(sources) : [];
  const problems = [
    mode !== 'fan-out' && mode !== 'one-to-one' && 'mode: expected fan-out or one-to-one',
    named.length === 0 && 'sources: expected at least one source',
    mode === 'one-to-one' && named.length > 1 && 'sources: one-to-one takes one source',
    mode === 'fan-out' && typeof searchStream !== 'string' && 'searchStream: expected the name of a stream',
    typeof feedQueueUrl !== 'string' && 'feedQueueUrl: expected the address of a queue',
    !isJson(index) && 'index: expected a map',
    ...named.filter((id) => !isSourceId(id)).map((id) => `sources: unknown source ${JSON.stringify(id)}`),
    ...Object.entries(isJson(index) ? index : {})
      .filter(([, setting]) => readIndex(setting) === undefined)
      .map(([id]) => `index.${id}: expected all, none or sample(n)`),
  ];
  return problems.filter((problem) => problem !== false);
}

function parseSettings(text: string): Json {
  try {
    const settings = tryParseObject(text);
    if (settings !== undefined) return settings;
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
  }
  throw new ConfigError(['FIREWATCH_TRANSFORM: expected a JSON object']);
}

/** Reads the settings. Throws ConfigError with every problem at once. */
export function readSettings(text: string | undefined): TransformSettings {
  const settings = parseSettings(text ?? '');
  const problems = problemsOf(settings);
  if (problems.length > 0) throw new ConfigError(problems);
  const index = Object.entries((settings['index'] ?? {}) as Json).map(([id, value]) => [id, readIndex(value)]);
  return { searchStream: '', ...settings, index: Object.fromEntries(index) } as TransformSettings;
}
