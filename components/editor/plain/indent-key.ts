/** What Tab does in a plain text field. */
const INDENT = '  ';

export interface IndentEdit {
  /** The range to replace, as offsets, and by what. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** What is selected afterwards. */
  readonly selectionStart: number;
  readonly selectionEnd: number;
}

/** Tab writes two spaces, or indents every selected line; with Shift it takes them away. Null: nothing to do. */
export function indentKey(
  source: string,
  { start, end, outdent }: { readonly start: number; readonly end: number; readonly outdent: boolean },
): IndentEdit | null {
  if (!outdent && !source.slice(start, end).includes('\n')) {
    const after = start + INDENT.length;
    return { start, end, text: INDENT, selectionStart: after, selectionEnd: after };
  }
  const from = source.lastIndexOf('\n', start - 1) + 1;
  // A selection that ends at the beginning of a line does not have that line.
  const lastAt = end > start && source[end - 1] === '\n' ? end - 1 : end;
  const next = source.indexOf('\n', lastAt);
  const to = next === -1 ? source.length : next;
  const lines = source.slice(from, to).split('\n');
  const changed = lines.map((line) => {
    if (outdent) return line.replace(/^ {1,2}|^\t/, '');
    return line === '' ? line : INDENT + line;
  });
  const text = changed.join('\n');
  if (text === source.slice(from, to)) return null;
  const first = (changed[0]?.length ?? 0) - (lines[0]?.length ?? 0);
  const all = text.length - (to - from);
  return {
    start: from,
    end: to,
    text,
    selectionStart: Math.max(from, start + first),
    selectionEnd: Math.max(from, end + all),
  };
}
