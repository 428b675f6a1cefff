import type { Suggestion } from './suggest.ts';

interface SuggestionsProps {
  readonly list: readonly Suggestion[];
  readonly current: number;
  readonly onTake: (suggestion: Suggestion) => void;
}

/** What could follow, in groups. The pointer may choose without taking the focus from the query. */
export const Suggestions = ({ list, current, onTake }: SuggestionsProps) => (
  <div class="suggest" id="suggestions">
    {list.map((suggestion, i) => (
      <div key={`${suggestion.group} ${suggestion.text}`}>
        {suggestion.group === list[i - 1]?.group ? null : <h3>{suggestion.group}</h3>}
        <button
          type="button"
          id={`suggestion-${i}`}
          class={`o${i === Math.max(0, current) ? ' cur' : ''}`}
          tabIndex={-1}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(suggestion)}
        >
          <span class="data cut">{suggestion.text}</span>
          <span class="muted">{suggestion.note}</span>
          {i === Math.max(0, current) ? <kbd>Tab</kbd> : null}
        </button>
      </div>
    ))}
    <footer>
      <span>
        <kbd>↑</kbd> <kbd>↓</kbd> choose
      </span>
      <span>
        <kbd>Tab</kbd> complete
      </span>
      <span>
        <kbd>Enter</kbd> run
      </span>
      <span class="end">field:value, wildcards *, ranges, CIDR, and / or / not</span>
    </footer>
  </div>
);
