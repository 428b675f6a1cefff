const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The paths of what a document may not hold, since absent means left out. The original may: it is AWS's. */
export function emptyValues(value: unknown, path: string): readonly string[] {
  if (value === null || value === '' || value === '-') return [path];
  if (!isObject(value)) return Array.isArray(value) && value.length === 0 ? [path] : [];
  const members = Object.entries(value);
  if (members.length === 0) return [path];
  return members.flatMap(([key, member]) =>
    path === 'aws' && key !== 'params' ? [] : emptyValues(member, path === '' ? key : `${path}.${key}`),
  );
}
