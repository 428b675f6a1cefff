const QUOTE = 34;
const BACKSLASH = 92;

function closingQuote(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) !== QUOTE) at += text.charCodeAt(at) === BACKSLASH ? 2 : 1;
  return at;
}

const nameOf = (raw: string): string => (raw.includes('\\') ? (JSON.parse(`"${raw}"`) as string) : raw);

/** Member names that one object of a valid JSON text holds twice. `JSON.parse` hides them, and OpenSearch refuses them. */
export function duplicateNames(text: string): readonly string[] {
  const duplicates: string[] = [];
  /** The names of each object that is open; a list has none. */
  const open: (Set<string> | undefined)[] = [];
  let isName = false;
  for (let at = 0; at < text.length; at++) {
    switch (text[at]) {
      case '"': {
        const end = closingQuote(text, at + 1);
        const names = open.at(-1);
        if (isName && names) {
          const name = nameOf(text.slice(at + 1, end));
          if (names.has(name)) duplicates.push(name);
          names.add(name);
        }
        at = end;
        break;
      }
      case '{':
        open.push(new Set());
        isName = true;
        break;
      case '[':
        open.push(undefined);
        isName = false;
        break;
      case '}':
      case ']':
        open.pop();
        break;
      case ',':
        isName = open.at(-1) !== undefined;
        break;
      case ':':
        isName = false;
        break;
    }
  }
  return duplicates;
}
