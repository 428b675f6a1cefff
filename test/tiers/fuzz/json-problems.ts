const QUOTE = 34;
const BACKSLASH = 92;

/** OpenSearch reads no longer member name and no longer number; one that is fails a whole bulk request. */
const LONGEST_NAME = 50_000;
const LONGEST_NUMBER = 1_000;

function closingQuote(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) !== QUOTE) at += text.charCodeAt(at) === BACKSLASH ? 2 : 1;
  return at;
}

const nameOf = (raw: string): string => (raw.includes('\\') ? (JSON.parse(`"${raw}"`) as string) : raw);

function nameProblem(name: string, names: ReadonlySet<string>): string | undefined {
  if (names.has(name)) return `the name ${name.slice(0, 40)} twice`;
  return name.length > LONGEST_NAME ? `a name of ${name.length} characters` : undefined;
}

/** What OpenSearch refuses of a valid JSON text and `JSON.parse` hides: names that are there twice, and what is too long. */
export function jsonProblems(text: string): readonly string[] {
  const problems: string[] = [];
  /** The names of each object that is open; a list has none. */
  const open: (Set<string> | undefined)[] = [];
  let isName = false;
  let scalar = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    scalar = character === ',' || character === ':' || character === '[' ? 0 : scalar + 1;
    switch (character) {
      case '"': {
        const end = closingQuote(text, at + 1);
        const names = open.at(-1);
        if (isName && names) {
          const name = nameOf(text.slice(at + 1, end));
          const problem = nameProblem(name, names);
          if (problem !== undefined) problems.push(problem);
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
    if (scalar === LONGEST_NUMBER) problems.push(`a number of ${LONGEST_NUMBER} characters`);
  }
  return problems;
}
