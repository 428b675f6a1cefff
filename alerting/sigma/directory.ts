import type { Identified } from './identify.ts';
import type { Reference } from './reference.ts';
import type { Problem, Report } from './rule-error.ts';
import { nearest } from './suggest.ts';

/** Where problems and warnings are noted. */
export interface Notes {
  readonly problems: Problem[];
  readonly warnings: Problem[];
}

export const noteIn =
  (file: string, notes: Problem[]): Report =>
  ({ line, column }, message) =>
    void notes.push({ file, line, column, message });

/** Finds documents by what others call them. */
export interface Directory {
  /** Reports what names nothing, and warns of a title, which may change. */
  find(reference: Reference, file: string): Identified | undefined;
}

const indexBy = (all: readonly Identified[], key: (found: Identified) => string | undefined) => {
  const index = new Map<string, Identified>();
  for (const each of all) {
    const name = key(each)?.toLowerCase();
    if (name !== undefined && !index.has(name)) index.set(name, each);
  }
  return index;
};

export function createDirectory(all: readonly Identified[], { problems, warnings }: Notes): Directory {
  const byId = indexBy(all, ({ rule }) => rule.id);
  const byName = indexBy(all, ({ rule }) => rule.name);
  const byTitle = indexBy(all, ({ rule }) => rule.title);
  const guess = (text: string): string => {
    const near = nearest(text, [...byName.keys()]);
    return near === undefined ? 'write its id or name' : `did you mean "${near}"?`;
  };
  return {
    find({ text, at }, file) {
      const key = text.toLowerCase();
      const found = byId.get(key) ?? byName.get(key);
      if (found !== undefined) return found;
      const titled = byTitle.get(key);
      if (titled === undefined) noteIn(file, problems)(at, `there is no rule "${text}": ${guess(text)}`);
      else noteIn(file, warnings)(at, `"${text}" is a title, which may change: write the id ${titled.rule.id}`);
      return titled;
    },
  };
}
