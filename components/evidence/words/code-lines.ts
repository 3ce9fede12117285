/** The lines round an error. */

export interface CodeLine {
  readonly number: number;
  readonly text: string;
  readonly marked: boolean;
}

/** Up to `around` lines on each side of a 1-based line; nothing when the source has no such line. */
export function linesAround(source: string, line: number, around = 1): CodeLine[] {
  const lines = source.split('\n');
  if (line < 1 || line > lines.length) return [];
  const first = Math.max(1, line - around);
  const last = Math.min(lines.length, line + around);
  return lines
    .slice(first - 1, last)
    .map((text, at) => ({ number: first + at, text, marked: first + at === line }));
}
