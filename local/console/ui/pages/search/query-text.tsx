import type { Problem } from '../../../../../dashboards/search/query-error.ts';
import { queryTokens } from './query-tokens.ts';

/** The query as it is typed, its pieces coloured. */
export const Colored = ({ query }: { readonly query: string }) => (
  <span class="q-colored" aria-hidden="true">
    {queryTokens(query).map(({ kind, text }, i) => (
      <span key={`${i} ${text}`} class={`q-${kind}`}>
        {text}
      </span>
    ))}
  </span>
);

/** Where the query can't be read, what is wrong, and how it was probably meant. */
export function ProblemLine({
  problem,
  onTake,
}: {
  readonly problem: Problem;
  readonly onTake: (query: string) => void;
}) {
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
