const SHORTEST = 3;
/** A quantifier after flags that are set inside, as in `foo(?i)?`, belongs to what is before them. */
const FLAGS_INSIDE = /.\(\?[a-zA-Z-]*\)/s;

/** Where a group or a class that begins at `open` ends. */
function skipTo(close: ')' | ']', source: string, open: number): number {
  let depth = 0;
  for (let at = open; at < source.length; at++) {
    const char = source.charAt(at);
    if (char === '\\') at++;
    else if (close === ')' && char === '[') at = skipTo(']', source, at);
    else if (close === ')' && char === '(') depth++;
    else if (char === ']' && close === ']' && at > open + (source.charAt(open + 1) === '^' ? 2 : 1)) return at;
    else if (char === ')' && close === ')' && --depth === 0) return at;
  }
  return source.length;
}

/** How many characters of a quantifier stand here. */
const quantifierAt = (source: string, at: number): number =>
  /^(?:[?*+]|\{\d+(?:,\d*)?\})/.exec(source.slice(at, at + 16))?.[0].length ?? 0;

/**
 * The longest lower-case ASCII text that every match of a regular expression holds, in whatever case: a cheap test
 * to do first. It errs on the side of undefined: alternatives, groups and classes are passed over.
 */
export function requiredLiteral(source: string): string | undefined {
  if (source.includes('\\Q') || FLAGS_INSIDE.test(source)) return undefined;
  let longest = '';
  let run = '';
  const finish = (): void => {
    if (run.length > longest.length) longest = run;
    run = '';
  };
  for (let at = 0; at < source.length; at++) {
    const char = source.charAt(at);
    const quantifier = quantifierAt(source, at);
    if (char === '|') return undefined;
    if (quantifier > 0) {
      if (char !== '+') run = run.slice(0, -1);
      finish();
      at += quantifier - 1;
    } else if (char === '(' || char === '[') {
      finish();
      at = skipTo(char === '(' ? ')' : ']', source, at);
    } else if (char === '\\' && /^[!-/:-@[-`{-~]$/.test(source.charAt(at + 1))) run += source.charAt(++at);
    else if (/^[ -~]$/.test(char) && !'\\.^$'.includes(char)) run += char;
    else {
      if (char === '\\' && !/^[dDwWsSbBAznrtfav]$/.test(source.charAt(++at))) return undefined;
      finish();
    }
  }
  finish();
  return longest.length >= SHORTEST ? longest.toLowerCase() : undefined;
}
