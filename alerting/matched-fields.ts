import type { MatchedField } from './alert.ts';
import type { FeedEvent } from './feed.ts';
import type { NamedField } from './load.ts';
import type { Evidence } from './sigma/index.ts';
import { plainValue } from './text.ts';

const MAX_FIELDS = 30;

/** The selection of a field that no test looked at and the rule's author wants to be seen. */
const CONTEXT = 'for context';

const scalarOf = (value: unknown): MatchedField['value'] => {
  if (value === undefined || value === null) return null;
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return plainValue(typeof value === 'string' ? value : JSON.stringify(value));
};

/** The items of a rule that made it match: those that hold, and the negated ones that do not. */
const matchedFields = (evidence: readonly Evidence[]): readonly MatchedField[] =>
  evidence
    .filter(({ matched, negated }) => matched !== negated)
    .map(({ selection, field, condition, value, negated }) => ({
      selection: negated ? `not ${selection}` : selection,
      field,
      condition,
      value: scalarOf(value),
    }));

/** The fields that the rule's author wants to see, as far as the event has them. */
const shownFields = (document: FeedEvent, fields: readonly NamedField[]): readonly MatchedField[] =>
  fields
    .map(({ name, read }) => ({ selection: CONTEXT, field: name, condition: '', value: scalarOf(read(document)) }))
    .filter(({ value }) => value !== null);

/** What made a rule match and what else its author wants to see, at most 30 fields. */
export const fieldsToShow = (
  document: FeedEvent,
  evidence: readonly Evidence[],
  shown: readonly NamedField[],
): MatchedField[] => [...matchedFields(evidence), ...shownFields(document, shown)].slice(0, MAX_FIELDS);
