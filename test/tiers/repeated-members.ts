const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],]/g;

type Open = { readonly members: Set<string>; isKey: boolean } | undefined;

/** Names that an object of a valid JSON text has twice, however they are escaped. `JSON.parse` hides them. */
export function repeatedMembers(json: string): readonly string[] {
  const repeated: string[] = [];
  const opened: Open[] = [];
  for (const [token] of json.matchAll(TOKEN)) {
    const open = opened.at(-1);
    if (token === '{') opened.push({ members: new Set(), isKey: true });
    else if (token === '[') opened.push(undefined);
    else if (token === '}' || token === ']') opened.pop();
    else if (open === undefined) continue;
    else if (token === ',') open.isKey = true;
    else if (open.isKey) {
      const name = token.includes('\\') ? (JSON.parse(token) as string) : token.slice(1, -1);
      if (open.members.has(name)) repeated.push(name);
      open.members.add(name);
      open.isKey = false;
    }
  }
  return repeated;
}
