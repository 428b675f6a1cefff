const LINE = /^(\s*(?:- )?)([\w.|-]+)(:)( .*|)$/;

const Line = ({ text }: { readonly text: string }) => {
  const [, indent, key, colon, rest] = LINE.exec(text) ?? [];
  if (key === undefined) return <span class="y-s">{text}</span>;
  return (
    <>
      {indent}
      <span class="y-k">{key}</span>
      {colon}
      <span class="y-s">{rest}</span>
    </>
  );
};

/** A YAML file with numbered lines; those that hold a value which matched last are marked. */
export function Yaml({ text, marked }: { readonly text: string; readonly marked: readonly string[] }) {
  const isMarked = (line: string): boolean => marked.some((value) => value !== '' && line.includes(value));
  return (
    <pre class="yaml">
      {text
        .trimEnd()
        .split('\n')
        .map((line, i) => (
          <div key={`${i} ${line}`} class={isMarked(line) ? 'hl' : ''}>
            <Line text={line} />
          </div>
        ))}
    </pre>
  );
}
