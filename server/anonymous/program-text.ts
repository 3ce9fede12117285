/** Tells the words of a program from its code, also where it does not parse. */

interface Replacing {
  readonly code: (part: string) => string;
  /** Of comments and strings. */
  readonly text: (part: string) => string;
}

/** An unfinished one ends with its line, or with the program. */
const TEXTS =
  /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|'(?:\\.|[^'\\\n])*'?|"(?:\\.|[^"\\\n])*"?|`(?:\\[\s\S]|\$\{(?:[^`}]|`[^`]*`){0,500}\}|[^`\\])*`?/g;

/** What a template computes is code. So long at most: a program with many of them that never end is read in time as well. */
const COMPUTED = /(\$\{(?:[^`}]|`[^`]*`){0,500}\})/;

export function replaceInProgram(source: string, replacing: Replacing): string {
  const { code, text } = replacing;
  let clean = '';
  let at = 0;
  for (const match of source.matchAll(TEXTS)) {
    const [found] = match;
    clean += code(source.slice(at, match.index));
    clean += found.startsWith('`')
      ? found
          .split(COMPUTED)
          .map((part, i) => (i % 2 === 1 ? replaceInProgram(part, replacing) : text(part)))
          .join('')
      : text(found);
    at = match.index + found.length;
  }
  return clean + code(source.slice(at));
}
