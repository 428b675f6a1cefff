import { networkFault } from './cidr.ts';
import type { Match } from './ir.ts';
import type { Operator } from './modifiers.ts';
import type { ScalarNode } from './node.ts';
import { parsePattern } from './pattern.ts';
import { expandPlaceholders, type Placeholders } from './placeholders.ts';
import type { Plan } from './plan.ts';
import { placeRegex, regexFault } from './regex.ts';
import { type Fault, textMatches } from './text-values.ts';
import { TIME_RANGES } from './time.ts';
import { ambiguity } from './yaml-readings.ts';

type ReadValue = (node: ScalarNode, plan: Plan, placeholders: Placeholders) => readonly Match[] | Fault;

const literal = (node: ScalarNode): string => (typeof node.value === 'string' ? node.value : node.source);

const regex: ReadValue = (node, { flags, placement }) => {
  const source = literal(node);
  const fault = regexFault(source, flags);
  return fault ?? [{ kind: 're', source: placeRegex(source, placement), flags }];
};

const networks: ReadValue = (node, plan, placeholders) => {
  const texts = plan.expand ? expandPlaceholders(parsePattern(literal(node), '%'), placeholders) : [[literal(node)]];
  if (typeof texts === 'string') return texts;
  const found = texts.map((parts) => parts.map((part) => (typeof part === 'string' ? part : part.wild)).join(''));
  const fault = found.map(networkFault).find((problem) => problem !== undefined);
  return fault ?? found.map((network) => ({ kind: 'cidr', network }));
};

const exists: ReadValue = ({ value }) =>
  typeof value === 'boolean' ? [{ kind: 'exists', present: value }] : 'exists takes true or false, without quotes';

const reference: ReadValue = (node, { placement, cased }) => {
  const parts = parsePattern(literal(node), '');
  const [field] = parts;
  if (typeof field !== 'string' || parts.length > 1) return 'fieldref takes the name of a field, without wildcards';
  return [cased ? { kind: 'fieldref', field, placement, cased } : { kind: 'fieldref', field, placement }];
};

const comparison: ReadValue = ({ value }, { comparison: kind }) => {
  if (kind === undefined || typeof value !== 'number') return `${kind} takes a number, without quotes`;
  return [{ kind, number: value }];
};

const time: ReadValue = ({ value }, { time: part, comparison: is }) => {
  if (part === undefined || typeof value !== 'number' || !Number.isInteger(value))
    return `${part} takes a whole number, without quotes`;
  const [first, last] = TIME_RANGES[part];
  if (value < first || value > last) return `${part} takes a number from ${first} to ${last}`;
  return [{ kind: 'time', part, is: is ?? 'eq', number: value }];
};

const READERS: Readonly<Record<Operator, ReadValue>> = {
  text: textMatches,
  re: regex,
  cidr: networks,
  exists,
  fieldref: reference,
  comparison,
  time,
};

const isBare = ({ operator, placement, steps, expand, cased }: Plan): boolean =>
  operator === 'text' && placement === 'is' && steps.length === 0 && !expand && !cased;

/** The alternatives that one value of an item stands for, or why it can't be used and what to write instead. */
export const readValue: ReadValue = (node, plan, placeholders) => {
  const unclear = ambiguity(node);
  if (unclear !== undefined) return unclear;
  if (node.value !== null) return READERS[plan.operator](node, plan, placeholders);
  if (plan.field === '') return 'null is no keyword: write field: null';
  return isBare(plan) ? [{ kind: 'null' }] : "null takes no modifier but all and neq: write '' for an empty text";
};
