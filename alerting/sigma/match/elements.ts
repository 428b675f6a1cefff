import type { Fields } from '../fields.ts';
import type { Elements } from '../ir.ts';
import type { Slots, Test } from './item.ts';
import { createSlot, type Frame, type Slot } from './slot.ts';
import { subjectsOf, textsOf } from './subject.ts';

/** The fields below the elements of an array, one element at a time. */
export interface ElementSlots {
  readonly slots: Slots;
  present(element: unknown): void;
}

export function createElementSlots(fields: Pick<Fields, 'inside'>): ElementSlots {
  const frame: Frame = { event: {}, number: 0 };
  const known = new Map<string, Slot>();
  const slot = (name: string, expand: typeof subjectsOf): Slot => {
    const key = `${expand === textsOf ? 'texts' : 'field'} ${name}`;
    const found = known.get(key) ?? createSlot(frame, fields.inside(name), expand);
    known.set(key, found);
    return found;
  };
  return {
    slots: {
      field: (name) => slot(name, subjectsOf),
      texts: () => slot('.', textsOf),
      elements: () => createElementSlots(fields),
    },
    present(element) {
      frame.event = { element };
      frame.number++;
    },
  };
}

/** A single value is an array of one; what is absent has no elements. */
function elementsOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

type Holds = (element: unknown) => boolean;

const QUANTIFIED: Readonly<Record<Extract<Elements, string>, (elements: readonly unknown[], holds: Holds) => boolean>> =
  {
    any: (elements, holds) => elements.some(holds),
    all: (elements, holds) => elements.length > 0 && elements.every(holds),
    all_or_empty: (elements, holds) => elements.every(holds),
    none: (elements, holds) => !elements.some(holds),
  };

/** Whether the elements that are selected are as the test says. */
export function compileElements(slot: Slot, which: Elements, { present }: ElementSlots, test: Test): Test {
  const holds: Holds = (element) => {
    present(element);
    return test();
  };
  if (typeof which === 'string') return () => QUANTIFIED[which](elementsOf(slot.value()), holds);
  return () => {
    const elements = elementsOf(slot.value());
    const at = which < 0 ? elements.length + which : which;
    return at >= 0 && at < elements.length && holds(elements[at]);
  };
}
