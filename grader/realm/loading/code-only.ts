/**
 * A first look at a source that may not even parse: what of it is code. A program is refused by it only where a part
 * would silently be dropped. What keeps a program from reaching out never rests on it.
 */
import { type SlashReading, slashReading } from './slash-reading.ts';

/** The source with comments and the insides of strings, templates and patterns as spaces: every place stays where it is. */
export function codeOnly(source: string): string {
  const out = source.split('');
  /** For each template that is open, the braces that are open in its `${}`. */
  const templates: number[] = [];
  const slashes = slashReading();
  let at = 0;
  while (at < source.length) {
    const open = templates.at(-1);
    const text = textAt(source, at, { braces: open, slashes });
    if (text === null) {
      if (open !== undefined && source[at] === '{') templates[templates.length - 1] = open + 1;
      if (open !== undefined && source[at] === '}') templates[templates.length - 1] = open - 1;
      at += slashes.takesCode(source, at);
      continue;
    }
    for (let i = text.from; i < text.to; i++) if (out[i] !== '\n') out[i] = ' ';
    if (text.endsTemplate) templates.pop();
    if (text.opensCode) templates.push(0);
    if (!text.isComment) slashes.takesText(text.opensCode);
    at = text.at;
  }
  return out.join('');
}

interface Text {
  /** What of it is no code. */
  readonly from: number;
  readonly to: number;
  /** Just behind it. */
  readonly at: number;
  readonly isComment: boolean;
  /** It ends with `${`. */
  readonly opensCode: boolean;
  /** It goes on with a template whose `${}` closes here. */
  readonly endsTemplate: boolean;
}

interface Surroundings {
  /** Open in the `${}` that this is in. */
  readonly braces: number | undefined;
  readonly slashes: SlashReading;
}

/** The text that begins at `at`; null where code stands. */
function textAt(source: string, at: number, { braces, slashes }: Surroundings): Text | null {
  const [character, next] = [source[at], source[at + 1]];
  if (character === '/' && next === '/') return commentAt(at, /(?=[\n\r\u2028\u2029])/g, source);
  if (character === '/' && next === '*') return commentAt(at, /\*\//g, source);
  if (character === "'") return inside(at, /(?:\\(?:\r\n|[\s\S])|[^'\\\n])*('|\n|$)/y, source);
  if (character === '"') return inside(at, /(?:\\(?:\r\n|[\s\S])|[^"\\\n])*("|\n|$)/y, source);
  if (character === '`' || (character === '}' && braces === 0)) {
    const text = inside(at, /(?:\\[\s\S]|\$(?!\{)|[^`\\$])*(`|\$\{|$)/y, source);
    return { ...text, endsTemplate: character === '}' };
  }
  if (character === '/' && slashes.beginsPattern(next))
    return inside(at, /(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])*(\/|\n|$)/y, source);
  return null;
}

function commentAt(at: number, end: RegExp, source: string): Text {
  end.lastIndex = at + 2;
  const found = end.exec(source);
  const to = found === null ? source.length : found.index + found[0].length;
  return { from: at, to, at: to, isComment: true, opensCode: false, endsTemplate: false };
}

/** Text between two marks, which stay. One that nothing closes has no second mark. @param rest of it, with its mark as a group */
function inside(at: number, rest: RegExp, source: string): Text {
  rest.lastIndex = at + 1;
  const found = rest.exec(source);
  const end = found === null ? source.length : rest.lastIndex;
  const closing = found?.[1] ?? '';
  const opensCode = closing === '${';
  const to = end - closing.length;
  return { from: at + 1, to, at: end, isComment: false, opensCode, endsTemplate: false };
}
