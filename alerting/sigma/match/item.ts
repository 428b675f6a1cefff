import type { ItemIr, Match, MatchItemIr } from '../ir.ts';
import { compileElements, type ElementSlots } from './elements.ts';
import { compileTest } from './logic.ts';
import { compileMatches, PLACED, type SubjectMatch } from './matcher.ts';
import type { Slot } from './slot.ts';
import { foldedText, isNull, type Subject } from './subject.ts';

export type Test = () => boolean;

/** Where the fields of one rule are found. */
export interface Slots {
  readonly field: (name: string) => Slot;
  readonly texts: () => Slot;
  readonly elements: () => ElementSlots;
}

export const slotOf = (item: ItemIr, slots: Slots): Slot =>
  item.kind === 'keywords' ? slots.texts() : slots.field(item.field);

export const isSubjectMatch = (match: Match): match is SubjectMatch =>
  match.kind !== 'null' && match.kind !== 'exists' && match.kind !== 'fieldref';

type FieldMatch = Exclude<Match, SubjectMatch>;

/** Comparing all values of two large arrays would take the product of their sizes. */
const MAX_REFERENCED = 100;

function compileReference(match: FieldMatch & { kind: 'fieldref' }, slot: Slot, slots: Slots): Test {
  const other = slots.field(match.field);
  const textOf = match.cased ? (subject: Subject) => subject.text : foldedText;
  if (match.placement === 'is')
    return () => {
      const texts = new Set(other.subjects().map(textOf));
      return slot.subjects().some((subject) => texts.has(textOf(subject)));
    };
  const placed = PLACED[match.placement];
  return () => {
    const tests = other
      .subjects()
      .slice(0, MAX_REFERENCED)
      .map((subject) => placed(textOf(subject)));
    return slot.subjects().some((subject) => tests.some((test) => test(textOf(subject))));
  };
}

function compileFieldMatch(match: FieldMatch, slot: Slot, slots: Slots): Test {
  if (match.kind === 'null') return () => isNull(slot.value());
  if (match.kind === 'exists') return () => (slot.value() !== undefined) === match.present;
  return compileReference(match, slot, slots);
}

function anySubject(slot: Slot, test: (subject: Subject) => boolean): Test {
  return () => {
    const subjects = slot.subjects();
    for (let at = 0; at < subjects.length; at++) if (test(subjects[at] as Subject)) return true;
    return false;
  };
}

function compileMatchItem(item: MatchItemIr, slots: Slots): Test {
  const slot = slotOf(item, slots);
  const ofSubjects = item.any.filter(isSubjectMatch);
  const tests = item.any
    .filter((match) => !isSubjectMatch(match))
    .map((match) => compileFieldMatch(match, slot, slots));
  if (ofSubjects.length > 0) tests.push(anySubject(slot, compileMatches(ofSubjects)));
  const [first, second] = tests;
  if (first !== undefined && second === undefined) return first;
  return () => tests.some((test) => test());
}

/** A test of one field, of the event's texts, or of elements of an array. */
export function compileItem(item: ItemIr, slots: Slots): Test {
  if (item.kind !== 'elements') return compileMatchItem(item, slots);
  const inside = slots.elements();
  const test = compileTest(item.of, (inner) => compileItem(inner, inside.slots));
  return compileElements(slotOf(item, slots), item.which, inside, test);
}
