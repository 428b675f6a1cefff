import { isIP } from 'node:net';
import { MAX_DOCUMENT_BYTES } from '../../transforms/core/document.ts';
import { catalogues, type SourceId } from '../../transforms/sources/catalogue.ts';
import { repeatedMembers } from './repeated-members.ts';

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const at = (document: Json, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((value, key) => (isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined), document);

/** Paths of what is there and says nothing; absent means left out. Not below `original`, which is AWS's. */
function emptyPaths(value: unknown, path: string, original: string): readonly string[] {
  if (path === original) return [];
  if (value === null || value === '') return [path];
  if (typeof value !== 'object') return [];
  const members = Object.entries(value);
  if (members.length === 0) return [path];
  return members.flatMap(([key, member]) => emptyPaths(member, path === '' ? key : `${path}.${key}`, original));
}

const isAddress = (value: unknown): boolean => typeof value === 'string' && isIP(value) > 0 && !value.includes('%');

const ipFields = (id: SourceId): readonly string[] =>
  Object.entries(catalogues[id])
    .filter(([name, { type }]) => type === 'ip' && !name.startsWith('aws.'))
    .map(([name]) => name);

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const isTime = (value: unknown): boolean =>
  typeof value === 'string' && TIME.test(value) && new Date(value).toISOString() === value;

/** The object of a document's line, or why it is none. */
function parse(text: string): Json | string {
  try {
    const document: unknown = JSON.parse(text);
    return isObject(document) ? document : 'no object';
  } catch (error) {
    return `no JSON: ${error}`;
  }
}

/** What is wrong with a document's line, whatever it was made from. */
export function documentProblems(id: SourceId): (line: Buffer) => readonly string[] {
  const addresses = ipFields(id);
  return (line) => {
    const text = line.toString();
    const document = parse(text);
    if (typeof document === 'string') return [document];
    const wrongAddresses = addresses.filter((name) => ![at(document, name) ?? []].flat().every(isAddress));
    return [
      ...(line.length > MAX_DOCUMENT_BYTES ? [`${line.length} bytes`] : []),
      ...(/[\n\r]/.test(text) ? ['more than one line'] : []),
      ...(isTime(document['@timestamp']) ? [] : ['@timestamp']),
      ...(typeof at(document, 'event.id') === 'string' ? [] : ['no event.id']),
      ...repeatedMembers(text).map((name) => `${name} twice`),
      ...emptyPaths(document, '', `aws.${id}`).map((path) => `${path} is empty`),
      ...wrongAddresses.map((name) => `${name} is no address`),
    ];
  };
}
