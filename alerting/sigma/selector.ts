import type { Elements } from './ir.ts';
import { placeIn, type ScalarNode } from './node.ts';
import type { Report } from './rule-error.ts';
import { instead } from './suggest.ts';

/** A field with a selector of array elements: `head[which].rest`. */
export interface Selector {
  readonly head: string;
  readonly which: Elements;
  /** The field below an element; `.` is the element itself. */
  readonly rest: string;
  /** How many characters of the key stand before the rest. */
  readonly length: number;
}

const WORDS = ['any', 'all', 'all_or_empty', 'none'] as const satisfies readonly Elements[];
const FORM = /^([^[\]]+)\[([^[\]]*)\](.*)$/;

/**
 * Reads the first selector of a field, as Sigma's version 3 has them; undefined where there is none or a problem was
 * reported. https://github.com/SigmaHQ/sigma-specification/issues/212
 */
export function readSelector(key: ScalarNode, field: string, report: Report): Selector | undefined {
  const [, head = '', text = '', tail = ''] = FORM.exec(field) ?? [];
  if (head === '') {
    report(
      key.at,
      `"${field}" selects no element: write field[any], or quote a name with brackets for sigma version 2`,
    );
    return undefined;
  }
  const word = WORDS.find((each) => each === text);
  const which = word ?? (/^-?\d{1,6}$/.test(text) ? Number(text) : undefined);
  if (which === undefined)
    report(placeIn(key, head.length + 1), `there is no selector "${text}": ${instead(text, WORDS)}`);
  if (which === undefined) return undefined;
  const isPath = tail.startsWith('.') && tail.length > 1;
  const rest = tail === '' ? '.' : isPath ? tail.slice(1) : tail;
  return { head, which, rest, length: field.length - (isPath ? tail.length - 1 : tail.length) };
}
