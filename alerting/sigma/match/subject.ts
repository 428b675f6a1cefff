import { fold } from './fold.ts';

export type Scalar = string | number | boolean;

/** One value of a field as the tests see it. The folded text is made when a test first asks for it. */
export interface Subject {
  scalar: Scalar;
  text: string;
  folded: string | undefined;
}

export const isScalar = (value: unknown): value is Scalar =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

export const subjectOf = (scalar: Scalar): Subject => ({ scalar, text: String(scalar), folded: undefined });

export function foldedText(subject: Subject): string {
  if (subject.folded === undefined) subject.folded = fold(subject.text);
  return subject.folded;
}

/** More than an event of a megabyte can hold. */
const MAX_CONTAINERS = 1_000_000;
/** Ends a tree that holds itself; documents are cut at a depth of 100. */
const MAX_DEPTH = 100_000;
/** JSON.stringify recurses. */
const MAX_JSON_DEPTH = 500;

const membersOf = (container: object): readonly unknown[] =>
  Array.isArray(container) ? container : Object.values(container);

/** Every scalar inside, and how deep the tree is. Iterative, so that no depth can overflow the stack. */
function descendants(root: object): { readonly found: Subject[]; readonly depth: number } {
  const found: Subject[] = [];
  let level: object[] = [root];
  let depth = 0;
  for (let visited = 0; level.length > 0 && visited < MAX_CONTAINERS && depth < MAX_DEPTH; depth++) {
    const next: object[] = [];
    for (const container of level) {
      visited++;
      for (const member of membersOf(container)) {
        if (isScalar(member)) found.push(subjectOf(member));
        else if (typeof member === 'object' && member !== null) next.push(member);
      }
    }
    level = next;
  }
  return { found, depth };
}

/** Undefined where the tree is too deep to be written. */
export const compactJson = (tree: object, depth: number = descendants(tree).depth): string | undefined =>
  depth > MAX_JSON_DEPTH ? undefined : JSON.stringify(tree);

/** An object stands for each scalar in it and for its compact JSON text, which may hold what no single scalar does. */
function objectSubjects(object: object): readonly Subject[] {
  const { found, depth } = descendants(object);
  const json = compactJson(object, depth);
  return json === undefined ? found : [...found, subjectOf(json)];
}

/** The members of nested arrays, none of which is an array. */
export function flatMembers(array: readonly unknown[]): readonly unknown[] {
  const members: unknown[] = [];
  const stack: unknown[] = [array];
  for (let visited = 0; stack.length > 0 && visited < MAX_CONTAINERS; visited++) {
    const value = stack.pop();
    if (!Array.isArray(value)) members.push(value);
    else for (let at = value.length - 1; at >= 0; at--) stack.push(value[at]);
  }
  return members;
}

/** What a field's value stands for: itself, the members of an array, the inside of an object; nothing if null. */
export function subjectsOf(value: unknown): readonly Subject[] {
  if (isScalar(value)) return [subjectOf(value)];
  if (typeof value !== 'object' || value === null) return [];
  if (!Array.isArray(value)) return objectSubjects(value);
  return flatMembers(value).flatMap((member) =>
    isScalar(member)
      ? [subjectOf(member)]
      : typeof member === 'object' && member !== null
        ? objectSubjects(member)
        : [],
  );
}

/** What keywords search: every scalar of the original event, but not its keys. */
export const textsOf = (value: unknown): readonly Subject[] => {
  if (isScalar(value)) return [subjectOf(value)];
  return typeof value === 'object' && value !== null ? descendants(value).found : [];
};

/** Whether a value is null or absent, or an array that has a null. */
export const isNull = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (Array.isArray(value) && value.length > 0 && flatMembers(value).some((member) => member === null));
