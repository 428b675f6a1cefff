import { isUtf8 } from 'node:buffer';
import { emptyValues } from '../../sources/empty-values.ts';
import { fieldProblems } from './field-problems.ts';
import { jsonProblems } from './json-problems.ts';
import { isTime } from './typed.ts';

const MAX_BYTES = 1_000_000;

/** OpenSearch takes no longer `_id`, which is the event's. */
const MAX_ID_BYTES = 512;

type Json = Readonly<Record<string, unknown>>;

const isId = (id: unknown): boolean => typeof id === 'string' && id !== '' && Buffer.byteLength(id) <= MAX_ID_BYTES;

function contentProblems(document: Json, source: string): readonly string[] {
  const { id, dataset, original } = (document['event'] ?? {}) as Json;
  const problems = [
    !isId(id) && `event.id is ${JSON.stringify(id)?.slice(0, 40)}`,
    dataset !== `aws.${source}` && `event.dataset is ${JSON.stringify(dataset)}`,
    !isTime(document['@timestamp']) && '@timestamp is no time',
    ...emptyValues(document, '')
      .filter((path) => (path !== 'event.original' || original === '') && !path.startsWith('firewatch.origin.'))
      .map((path) => `${path} is empty`),
    ...fieldProblems(document, source),
  ];
  return problems.filter((problem) => problem !== false);
}

/** What is wrong with a document of a source; nothing where the index takes it and tells no lies about it. */
export function documentProblems(document: Buffer, source: string): readonly string[] {
  if (document.length > MAX_BYTES) return [`${document.length} bytes`];
  if (!isUtf8(document)) return ['not UTF-8'];
  const text = document.toString();
  if (/[\r\n]/.test(text)) return ['more than one line'];
  let parsed: Json;
  try {
    parsed = JSON.parse(text) as Json;
  } catch {
    return ['not JSON'];
  }
  return [...jsonProblems(text), ...contentProblems(parsed, source)];
}
