import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { count } from '../../../../../dashboards/compile/format.ts';
import { cellLabel } from '../../../../../dashboards/compile/label.ts';
import type { Problem } from '../../../../../dashboards/search/query-error.ts';
import type { FieldsRequest, FieldsResponse } from '../../../api.ts';
import { Icon } from '../../parts/icon.tsx';
import { useAnswer } from '../../state/answer.ts';
import { go, place, replace } from '../../state/location.ts';
import { narrowed } from '../../state/scope.ts';
import { recentQueries, rememberQuery } from '../../state/settings.ts';
import { queryTokens } from './query-tokens.ts';
import { fieldSuggestions, recentSuggestions, type Suggestion, typingAt, valueSuggestions } from './suggest.ts';
import { Suggestions } from './suggestions.tsx';

const MOST_VALUES = 6;

const Colored = ({ query }: { readonly query: string }) => (
  <span class="q-colored" aria-hidden="true">
    {queryTokens(query).map(({ kind, text }, i) => (
      <span key={`${i} ${text}`} class={`q-${kind}`}>
        {text}
      </span>
    ))}
  </span>
);

/** The values of the field whose value is being typed, as they occur in the range. */
function useSuggestions(query: string, isOpen: boolean): readonly Suggestion[] {
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

/** Where the query can't be read, what is wrong, and how it was probably meant. */
function ProblemLine({ problem, onTake }: { readonly problem: Problem; readonly onTake: (query: string) => void }) {
  const { position, message, suggestion } = problem;
  return (
    <div class="q-problem" role="alert">
      <span class="q-caret" aria-hidden="true">{`${' '.repeat(position)}^`}</span>
      <span>
        {message}
        {suggestion === undefined ? null : (
          <>
            {'; did you mean '}
            <button type="button" class="link data" onClick={() => onTake(suggestion)}>
              {suggestion}
            </button>
            ?
          </>
        )}
      </span>
    </div>
  );
}

/** The query of the page: coloured as it is typed, completed by what the events hold, run by Enter. */
export function QueryBar({ problem }: { readonly problem?: Problem | undefined }) {
  const { query, options } = place.value;
  const text = useSignal(query);
  const isOpen = useSignal(false);
  const at = useSignal(-1);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    text.value = query;
  }, [query]);
  useEffect(() => {
    if (!options['focus']) return;
    input.current?.focus();
    const { focus: _focus, ...rest } = place.peek().options;
    replace({ ...place.peek(), options: rest });
  }, [options['focus']]);
  const suggestions = useSuggestions(text.value, isOpen.value);
  const run = (next: string): void => {
    isOpen.value = false;
    text.value = next;
    rememberQuery(next);
    const { sel: _sel, ...rest } = place.peek().options;
    go({ ...place.peek(), query: next, options: rest });
  };
  const take = ({ query: next, group }: Suggestion): void => {
    at.value = -1;
    if (group === 'Recent') run(next);
    else text.value = next;
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const picked = suggestions[at.value];
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && suggestions.length > 0) at.value = (at.value + step + suggestions.length) % suggestions.length;
    else if (event.key === 'Tab' && !event.shiftKey && isOpen.value && suggestions.length > 0) {
      const [first] = suggestions;
      const chosen = picked ?? first;
      if (chosen) take(chosen);
    } else if (event.key === 'Enter' && picked) take(picked);
    else if (event.key === 'Enter') run(text.value.trim());
    else if (event.key === 'Escape' && isOpen.value) isOpen.value = false;
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="query">
      <div class={`qbox${problem ? ' wrong' : ''}`}>
        <Icon name="search" size={15} />
        <span class="q-field">
          <Colored query={text.value} />
          <input
            id="query"
            ref={input}
            class="q-input"
            role="combobox"
            aria-label="Query"
            aria-expanded={isOpen.value && suggestions.length > 0}
            aria-controls="suggestions"
            {...(at.value >= 0 ? { 'aria-activedescendant': `suggestion-${at.value}` } : {})}
            aria-invalid={problem !== undefined}
            placeholder="field:value, words, and / or / not; empty is everything"
            spellcheck={false}
            autocomplete="off"
            value={text.value}
            onFocus={() => {
              isOpen.value = true;
            }}
            onBlur={() => {
              isOpen.value = false;
            }}
            onInput={(event) => {
              text.value = event.currentTarget.value;
              isOpen.value = true;
              at.value = -1;
            }}
            onKeyDown={onKeyDown}
          />
          {problem && text.value === query ? <ProblemLine problem={problem} onTake={run} /> : null}
        </span>
        <kbd>{isOpen.value ? 'Esc' : '/'}</kbd>
      </div>
      <button type="button" class="btn primary" onClick={() => run(text.value.trim())}>
        Run <kbd>⏎</kbd>
      </button>
      {isOpen.value && suggestions.length > 0 ? (
        <Suggestions list={suggestions} current={at.value} onTake={take} />
      ) : null}
    </div>
  );
}
