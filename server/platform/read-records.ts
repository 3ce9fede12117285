/** Text with delimiters into records, each with where its cells stand, so that a problem can be pointed at. */
export type Delimiter = ',' | ';' | '\t';

export interface Cell {
  /** Without quotes, trimmed. */
  readonly text: string;
  /** Place of its first character in the record's text. */
  readonly start: number;
}

export interface TextRecord {
  /** Of its first character in the file, from 1. */
  readonly line: number;
  readonly raw: string;
  readonly cells: readonly Cell[];
}

const DELIMITERS: readonly Delimiter[] = [',', ';', '\t'];

/** The delimiter that the first line has most of, outside quotes; a comma where it has none. */
export function delimiterOf(text: string): Delimiter {
  const [first = ''] = withoutMark(text).split(/\r?\n/, 1);
  const plain = first.replace(/"[^"]*"/g, '');
  const counts = DELIMITERS.map((delimiter) => plain.split(delimiter).length - 1);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** Quotes as in RFC 4180: doubled inside, and line ends inside belong to the cell. Empty lines are left out. */
export function readRecords(text: string, delimiter: Delimiter): readonly TextRecord[] {
  const all = withoutMark(text);
  const records: TextRecord[] = [];
  let at = 0;
  let line = 1;
  while (at < all.length) {
    const end = recordEnd(all, at);
    const raw = all.slice(at, end).replace(/\r$/, '');
    if (raw.trim() !== '') records.push({ line, raw, cells: cellsOf(raw, delimiter) });
    line += all.slice(at, end + 1).split('\n').length - 1;
    at = end + 1;
  }
  return records;
}

function recordEnd(text: string, from: number): number {
  let quoted = false;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '"') quoted = !quoted;
    if (text[at] === '\n' && !quoted) return at;
  }
  // A quote that never closes would swallow the file: its record ends with its line.
  const lineEnd = text.indexOf('\n', from);
  return quoted && lineEnd !== -1 ? lineEnd : text.length;
}

function cellsOf(raw: string, delimiter: Delimiter): readonly Cell[] {
  const cells: Cell[] = [];
  let start = 0;
  let quoted = false;
  for (let at = 0; at <= raw.length; at += 1) {
    if (raw[at] === '"') quoted = !quoted;
    if (at < raw.length && (quoted || raw[at] !== delimiter)) continue;
    cells.push(cellAt(raw, start, at));
    start = at + 1;
  }
  return cells;
}

function cellAt(raw: string, start: number, end: number): Cell {
  const piece = raw.slice(start, end);
  const inner = piece.trim();
  const isQuoted = inner.length > 1 && inner.startsWith('"') && inner.endsWith('"');
  const offset = piece.indexOf(inner) + (isQuoted ? 1 : 0);
  const text = isQuoted ? inner.slice(1, -1).replaceAll('""', '"').trim() : inner;
  return { text, start: start + offset };
}

function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
