import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Problem } from '../../../../../dashboards/search/query-error.ts';
import { Icon } from '../../parts/icon.tsx';
import { go, place, replace } from '../../state/location.ts';
import { rememberQuery } from '../../state/settings.ts';
import { Colored, ProblemLine } from './query-text.tsx';
import type { Suggestion } from './suggest.ts';
import { Suggestions } from './suggestions.tsx';
import { useSuggestions } from './use-suggestions.ts';

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
