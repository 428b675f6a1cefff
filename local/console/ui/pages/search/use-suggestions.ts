import { count } from '../../../../../dashboards/compile/format.ts';
import { cellLabel } from '../../../../../dashboards/compile/label.ts';
import type { FieldsRequest, FieldsResponse } from '../../../api.ts';
import { useAnswer } from '../../state/answer.ts';
import { narrowed } from '../../state/scope.ts';
import { recentQueries } from '../../state/settings.ts';
import { fieldSuggestions, recentSuggestions, type Suggestion, typingAt, valueSuggestions } from './suggest.ts';

const MOST_VALUES = 6;

/** The values of the field whose value is being typed, as they occur in the range. */
export function useSuggestions(query: string, isOpen: boolean): readonly Suggestion[] {
  const typing = isOpen ? typingAt(query) : undefined;
  const field = typing?.kind === 'value' ? typing.field : undefined;
  const body: FieldsRequest = { scope: narrowed({}), fields: field === undefined ? [] : [field], size: 50 };
  const { value } = useAnswer<FieldsResponse>(field === undefined ? undefined : { path: '/fields', body });
  const recent = isOpen ? recentSuggestions(recentQueries.value, query) : [];
  if (typing?.kind === 'field') return [...fieldSuggestions(query, typing), ...recent];
  if (typing?.kind !== 'value') return recent;
  const values = value?.fields[typing.field]?.values ?? [];
  const seen = values.map((one) => ({ text: cellLabel(one.value), count: `${count(one.count)} events` }));
  const found = valueSuggestions(query, typing, seen);
  const operators = found.filter(({ group }) => group === 'Operators');
  return [...found.filter(({ group }) => group !== 'Operators').slice(0, MOST_VALUES), ...operators, ...recent];
}
