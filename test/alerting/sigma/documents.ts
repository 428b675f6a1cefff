import { ruleText } from './vector.ts';

const SELECTION = 'selection: {a: x}\ncondition: selection';
const rule = (id: string, name: string): string =>
  ruleText(SELECTION, `title: Rule ${id}\nid: id-${id}\nname: ${name}`);

/** Two rules that a document after them may name. */
export const RULES = `${rule('a', 'first')}---\n${rule('b', 'second')}---\n`;
export const LINES = RULES.split('\n').length - 1;

const after = (head: string, key: string, body: string): string =>
  `${RULES}${head}\n${key}:\n${body.trim().replace(/^/gm, '  ')}\n`;

export const correlation = (body: string, head = 'title: Often'): string => after(head, 'correlation', body);

export const filter = (body: string, head = 'title: Left out\nlogsource: {product: test}'): string =>
  after(head, 'filter', body);

export const COUNT = 'type: event_count\nrules: [first]\ngroup-by: [user]\ntimespan: 10m\ncondition: {gte: 10}';

/** Problems with lines counted from the document after the rules. */
export const afterRules = (problems: readonly string[]): readonly string[] =>
  problems.map((problem) => problem.replace(/^\d+/, (line) => String(Number(line) - LINES)));
