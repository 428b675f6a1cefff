import { type Draft, ENCODINGS } from './encodings.ts';
import type { Match, Part, Placement } from './ir.ts';
import type { ScalarNode } from './node.ts';
import { isRun, normalise, parsePattern, RUN } from './pattern.ts';
import { expandPlaceholders, type Placeholders } from './placeholders.ts';
import type { Plan } from './plan.ts';
import { hasWildcard, loosenDashes, spellDashes } from './windash.ts';

/** Sentences that say why a value can't be used. */
export type Fault = string;

/** Five dashes at each of four places. */
const MAX_SPELLINGS = 625;

function encode(draft: Draft, step: string): readonly Draft[] | Fault {
  if (step.startsWith('base64') && hasWildcard(draft.parts))
    return `${step} can't encode a wildcard: escape it as \\* or \\?, or split the value`;
  const spellings = spellDashes(draft.parts, MAX_SPELLINGS);
  if (spellings === undefined) return `too many dashes to encode with windash: write fewer in one value`;
  const encoding = ENCODINGS[step];
  return spellings.flatMap((parts) => encoding?.({ ...draft, parts }) ?? []);
}

function applyStep(drafts: readonly Draft[], step: string): readonly Draft[] | Fault {
  if (step === 'windash') return drafts.map((draft) => ({ ...draft, parts: loosenDashes(draft.parts) }));
  const next: Draft[] = [];
  for (const draft of drafts) {
    const encoded = encode(draft, step);
    if (typeof encoded === 'string') return encoded;
    next.push(...encoded);
  }
  return next;
}

const PLACED: Readonly<Record<Placement, (parts: readonly Part[]) => readonly Part[]>> = {
  is: (parts) => parts,
  contains: (parts) => [RUN, ...parts, RUN],
  startswith: (parts) => [...parts, RUN],
  endswith: (parts) => [RUN, ...parts],
};

/** Keywords are looked for anywhere in a text, unless the rule says where. */
const placementOf = ({ field, placement }: Plan): Placement =>
  field === '' && placement === 'is' ? 'contains' : placement;

/** The simplest match for a pattern: most are one text with or without `*` at its ends. */
export function toMatch(pattern: readonly Part[], cased: boolean): Match {
  const parts = normalise(pattern);
  const starts = !isRun(parts[0]);
  const ends = !isRun(parts.at(-1));
  const inner = parts.filter((part) => !isRun(part));
  const [value = ''] = inner;
  if (parts.length === 1 && !starts) return { kind: 'any' };
  const simple =
    inner.length <= 1 && typeof value === 'string' && parts.length === inner.length + Number(!starts) + Number(!ends);
  if (!simple) return cased ? { kind: 'like', parts, cased } : { kind: 'like', parts };
  const kind = starts ? (ends ? 'is' : 'startswith') : ends ? 'endswith' : 'contains';
  return cased ? { kind, value, cased } : { kind, value };
}

/** The texts that a scalar stands for: a number may be written in two ways, an event's may be in either. */
function spellingsOf(node: ScalarNode): readonly (readonly Part[])[] {
  if (typeof node.value !== 'number') return [[String(node.value)]];
  const whole = /^-?\d+$/.test(node.source);
  return [...new Set(whole ? [node.source] : [String(node.value), node.source])].map((text) => [text]);
}

function patternsOf(node: ScalarNode, plan: Plan, placeholders: Placeholders): readonly (readonly Part[])[] | Fault {
  if (typeof node.value !== 'string') return spellingsOf(node);
  return plan.expand ? expandPlaceholders(parsePattern(node.value, '%'), placeholders) : [parsePattern(node.value, '')];
}

/** The alternatives that a value of a text item stands for. */
export function textMatches(node: ScalarNode, plan: Plan, placeholders: Placeholders): readonly Match[] | Fault {
  const patterns = patternsOf(node, plan, placeholders);
  if (typeof patterns === 'string') return patterns;
  let drafts: readonly Draft[] = patterns.map((parts) => ({ parts: normalise(parts), binary: false }));
  for (const step of plan.steps) {
    const next = applyStep(drafts, step);
    if (typeof next === 'string') return next;
    drafts = next;
  }
  const place = PLACED[placementOf(plan)];
  return drafts.map(({ parts }) => toMatch(place(parts), plan.cased));
}
