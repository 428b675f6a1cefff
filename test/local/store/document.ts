import type { DocumentText } from '../../../dashboards/query.ts';

export type Fields = Readonly<Record<string, unknown>>;

type Tree = Record<string, unknown>;

function plant(tree: Tree, [name = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    tree[name] = value;
    return;
  }
  const branch = (tree[name] ?? {}) as Tree;
  tree[name] = branch;
  plant(branch, rest, value);
}

/** A document of dotted fields, later ones over earlier ones; undefined ones left out. */
export function documentOf(...fields: readonly Fields[]): DocumentText {
  const tree: Tree = {};
  for (const [name, value] of Object.entries(Object.assign({}, ...fields)))
    plant(tree, name === '@timestamp' ? [name] : name.split('.'), value);
  return JSON.stringify(tree);
}

/** Noon of the day on which the tests' events happen. */
export const NOON = Date.UTC(2026, 10, 24, 12);

/** That day, and more around it than any event needs. */
export const DAY = { from: NOON - 86_400_000, to: NOON + 86_400_000 };

/** An event of the test source `a`, at noon, that arrived five seconds later. */
export const eventOf = (id: string, fields: Fields = {}): DocumentText =>
  documentOf(
    {
      '@timestamp': new Date(NOON).toISOString(),
      'event.id': id,
      'event.kind': 'event',
      'event.dataset': 'aws.a',
      'event.created': new Date(NOON + 5_000).toISOString(),
    },
    fields,
  );
