import type { FieldReader } from '../fields.ts';
import { isScalar, type Subject } from './subject.ts';

/** The event that is being matched. Each event has its own number, so that nothing of the one before is taken for it. */
export interface Frame {
  event: object;
  number: number;
}

/** A field of the event, read at most once for each event, whichever rules ask. */
export interface Slot {
  /** undefined: absent. */
  readonly value: () => unknown;
  readonly subjects: () => readonly Subject[];
}

export function createSlot(frame: Frame, read: FieldReader, expand: (value: unknown) => readonly Subject[]): Slot {
  const single: Subject = { scalar: '', text: '', folded: undefined };
  const singles: readonly Subject[] = [single];
  let loaded = -1;
  let value: unknown;
  let subjects: readonly Subject[] | undefined;
  const load = (): void => {
    loaded = frame.number;
    value = read(frame.event);
    subjects = undefined;
  };
  /** The usual case takes no allocation. */
  const reuseSingle = (scalar: string | number | boolean): readonly Subject[] => {
    single.scalar = scalar;
    single.text = typeof scalar === 'string' ? scalar : String(scalar);
    single.folded = undefined;
    return singles;
  };
  return {
    value: () => {
      if (loaded !== frame.number) load();
      return value;
    },
    subjects: () => {
      if (loaded !== frame.number) load();
      if (subjects === undefined) subjects = isScalar(value) ? reuseSingle(value) : expand(value);
      return subjects;
    },
  };
}
