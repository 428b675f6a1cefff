import type { ScalarNode } from './node.ts';

/** Plain scalars that YAML 1.1, which most Sigma tools read, and YAML 1.2 take for different values. */
const READINGS: readonly (readonly [form: RegExp, reading: string])[] = [
  [/^(?:yes|on)$/i, 'true'],
  [/^(?:no|off)$/i, 'false'],
  [/^[-+]?0\d+$/, 'a number that may be octal'],
  [/^[-+]?0o[0-7]+$/, 'text'],
  [/^[-+]?0b[01_]+$/, 'a binary number'],
  [/^[-+]?\d[\d_]*_[\d_]*$/, 'a number'],
  [/^[-+]?[1-9]\d*(?::[0-5]?\d)+(?:\.\d*)?$/, 'a number of base 60'],
  [/^[-+]?(?:\d+\.?\d*|\.\d+)e[-+]?\d+$/i, 'text or a number'],
  [/^\d{4}-\d\d?-\d\d?(?:[Tt ].*)?$/, 'a date'],
  [/^[-+]?\.(?:inf|nan)$/i, 'no number that a log can hold'],
];

/** Says how to write a value that two YAML versions read differently. */
export function ambiguity(node: ScalarNode): string | undefined {
  if (!node.plain) return undefined;
  const reading = READINGS.find(([form]) => form.test(node.source))?.[1];
  if (reading === undefined) return undefined;
  return `YAML 1.1 reads ${node.source} as ${reading}: write '${node.source}' for the text`;
}
