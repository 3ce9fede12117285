/** A first look at a source that may not even parse: what of it is code. For words about it, never for a decision. */

/** What a `/` begins a pattern behind, and not a division. */
const BEFORE_PATTERN = /(?:^|[(,=:[!&|?{};+\-*%>~^]|\b(?:return|typeof|case|in|of|await|yield))\s*$/;

/** The source with the insides of strings, templates, patterns and comments as spaces: every place stays where it is. */
export function codeOnly(source: string): string {
  const out = source.split('');
  /** For each template that is open, the braces that are open in its `${}`. */
  const templates: number[] = [];
  const blank = (from: number, to: number): void => {
    for (let i = from; i < to; i++) if (out[i] !== '\n') out[i] = ' ';
  };
  let at = 0;
  while (at < source.length) {
    const open = templates.at(-1);
    const end = endOfText(source, at, open);
    if (end === null) {
      if (open !== undefined && source[at] === '{') templates[templates.length - 1] = open + 1;
      if (open !== undefined && source[at] === '}') templates[templates.length - 1] = open - 1;
      at += 1;
      continue;
    }
    blank(at + 1, end.opensCode ? end.at - 2 : end.at - 1);
    if (end.endsTemplate) templates.pop();
    if (end.opensCode) templates.push(0);
    at = end.at;
  }
  return out.join('');
}

interface TextEnd {
  /** Just behind it. */
  readonly at: number;
  /** It ends with `${`. */
  readonly opensCode?: boolean;
  /** It goes on with a template whose `${}` closes here. */
  readonly endsTemplate?: boolean;
}

/** Where text that begins at `at` ends; null where code stands. @param braces open in the `${}` that this is in */
function endOfText(source: string, at: number, braces: number | undefined): TextEnd | null {
  const character = source[at];
  const next = source[at + 1];
  if (character === '/' && next === '/') return { at: behind(/\n|$/g, source, at) };
  if (character === '/' && next === '*') return { at: behind(/\*\/|$(?![\s\S])/g, source, at + 2) };
  if (character === "'") return { at: behind(/(?:\\[\s\S]|[^'\\\n])*(?:'|\n|$)/y, source, at + 1) };
  if (character === '"') return { at: behind(/(?:\\[\s\S]|[^"\\\n])*(?:"|\n|$)/y, source, at + 1) };
  if (character === '`' || (character === '}' && braces === 0)) {
    const end = behind(/(?:\\[\s\S]|\$(?!\{)|[^`\\$])*(?:`|\$\{|$)/y, source, at + 1);
    return { at: end, opensCode: source.startsWith('${', end - 2), endsTemplate: character === '}' };
  }
  // Neither half of a tag, `</a>` and `<a />`, begins one.
  if (character === '/' && next !== '>' && BEFORE_PATTERN.test(source.slice(Math.max(0, at - 20), at))) {
    return { at: behind(/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])*(?:\/|\n|$)/y, source, at + 1) };
  }
  return null;
}

/** The place behind the first match from `from` on; the end of the source without one. */
function behind(pattern: RegExp, source: string, from: number): number {
  pattern.lastIndex = from;
  const found = pattern.exec(source);
  return found === null ? source.length : Math.max(from, pattern.lastIndex, found.index + found[0].length);
}
