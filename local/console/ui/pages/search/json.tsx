import type { ComponentChildren } from 'preact';

const TOKEN = /("(?:\\.|[^"\\])*")(\s*:)?|\b(true|false|null)\b|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|[^"\d\-tfn]+|./g;

function piece(match: RegExpExecArray): ComponentChildren {
  const [text, string, colon, word, number] = match;
  if (string !== undefined && colon !== undefined)
    return (
      <>
        <span class="j-k">{string}</span>
        {colon}
      </>
    );
  if (string !== undefined) return <span class="j-s">{string}</span>;
  if (word !== undefined || number !== undefined) return <span class="j-n">{text}</span>;
  return text;
}

/** JSON over several lines, coloured. */
export const Json = ({ value }: { readonly value: unknown }) => (
  <pre class="json">{[...JSON.stringify(value, null, 2).matchAll(TOKEN)].map(piece)}</pre>
);
