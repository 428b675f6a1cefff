import type { FieldCatalogue, FieldDefinition } from '../../../transforms/ecs/catalogue.ts';
import { envelope } from '../../../transforms/ecs/shared.ts';
import { catalogues } from '../../../transforms/sources/catalogue.ts';
import { IS_TYPED } from './typed.ts';

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Names below which a document holds what a log says: its original, and where a line that was not read came from. */
const isOriginal = (path: string, source: string): boolean =>
  path === `aws.${source}` || path.startsWith(`aws.${source}.`) || path.startsWith('firewatch.origin');

function ownProblems(path: string, value: unknown, field: FieldDefinition | undefined): readonly string[] {
  if (field === undefined) return [`${path} is not in the catalogue`];
  const values = Array.isArray(value) ? value : [value];
  const problems = values.filter((one) => !IS_TYPED[field.type](one)).map(() => `${path} is no ${field.type}`);
  return Array.isArray(value) && field.multi !== true ? [...problems, `${path} holds several values`] : problems;
}

/** What the index refuses of an original: an object where it has a leaf, and the other way round, and keys with dots. */
function originalProblems(path: string, value: unknown, { isLeaf, isMapped }: Mapped): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => originalProblems(path, item, { isLeaf, isMapped }));
  if (isLeaf(path)) return isObject(value) ? [`${path} is an object`] : [];
  if (!isMapped(path) || value === null) return [];
  if (!isObject(value)) return [`${path} is no object`];
  return Object.entries(value).flatMap(([key, member]) =>
    key === '' || key.includes('.')
      ? [`${path} has the key ${JSON.stringify(key)}`]
      : originalProblems(`${path}.${key}`, member, { isLeaf, isMapped }),
  );
}

interface Mapped {
  isLeaf(path: string): boolean;
  /** Whether the index maps an object here. */
  isMapped(path: string): boolean;
}

interface Known extends Mapped {
  readonly fields: FieldCatalogue;
}

function knowledgeOf(fields: FieldCatalogue): Known {
  const objects = new Set(
    Object.keys(fields).flatMap((name) => name.split('.').map((_, at, steps) => steps.slice(0, at).join('.'))),
  );
  return { fields, isLeaf: (path) => Object.hasOwn(fields, path), isMapped: (path) => objects.has(path) };
}

const UNKNOWN = knowledgeOf(envelope);
const KNOWN = new Map<string, Known>(Object.entries(catalogues).map(([id, fields]) => [id, knowledgeOf(fields)]));

/** Everything in a document of a source that its catalogue does not allow. */
export function fieldProblems(document: Json, source: string): readonly string[] {
  const known = KNOWN.get(source) ?? UNKNOWN;
  const problemsOf = (value: unknown, path: string): readonly string[] => {
    if (isOriginal(path, source)) return originalProblems(path, value, known);
    if (known.isLeaf(path) || !isObject(value)) return ownProblems(path, value, known.fields[path]);
    return Object.entries(value).flatMap(([key, member]) => problemsOf(member, path === '' ? key : `${path}.${key}`));
  };
  return problemsOf(document, '');
}
