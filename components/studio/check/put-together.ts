/** Texts of a TypeScript source that are put together as it runs, by what of them stands there. */
interface PutTogether {
  /** From 1: where it begins. */
  readonly line: number;
  /** What stands there, and between every two of them something that nobody knows. */
  readonly parts: readonly string[];
}

/** Comments and texts, so that what they hold is not taken for code. */
const NEXT = /\/\/.*|\/\*[\s\S]*?\*\/|(['"])(?:\\.|(?!\1)[^\\\n])*\1|[`{}]/g;

/** Templates with something in them, and texts that `+` joins to something. */
export function textsPutTogether(source: string): PutTogether[] {
  const found: PutTogether[] = [];
  for (let at = 0; at < source.length; ) at = readCode(source, at, found);
  return found;
}

/** Up to the brace that ends this piece of code; gives where it goes on behind that. */
function readCode(source: string, from: number, found: PutTogether[]): number {
  let depth = 0;
  const next = new RegExp(NEXT);
  next.lastIndex = from;
  for (let token = next.exec(source); token !== null; token = next.exec(source)) {
    const [text] = token;
    const quote = token[1];
    if (text === '`') next.lastIndex = readTemplate(source, next.lastIndex, found);
    else if (text === '{') depth += 1;
    else if (text === '}' && depth === 0) return next.lastIndex;
    else if (text === '}') depth -= 1;
    else if (quote !== undefined) addJoined(source, { text, at: token.index }, found);
  }
  return source.length;
}

/** From behind its backtick; gives where the code goes on. */
function readTemplate(source: string, from: number, found: PutTogether[]): number {
  const parts: string[] = [];
  let part = '';
  let at = from;
  while (at < source.length && source[at] !== '`') {
    if (source.startsWith('${', at)) {
      parts.push(part);
      part = '';
      at = readCode(source, at + 2, found);
    } else {
      if (source[at] === '\\') at += 1;
      part += source[at] ?? '';
      at += 1;
    }
  }
  if (parts.length > 0) found.push({ line: lineOf(source, from), parts: [...parts, part] });
  return at + 1;
}

function addJoined(source: string, { text, at }: { text: string; at: number }, found: PutTogether[]): void {
  const before = /\+\s*$/.test(source.slice(0, at)) ? [''] : [];
  const behind = /^\s*\+/.test(source.slice(at + text.length)) ? [''] : [];
  const parts = [...before, text.slice(1, -1).replace(/\\(.)/g, '$1'), ...behind];
  if (parts.length > 1) found.push({ line: lineOf(source, at), parts });
}

function lineOf(source: string, at: number): number {
  return source.slice(0, at).split('\n').length;
}
