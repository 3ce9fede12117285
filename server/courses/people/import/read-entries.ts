/** A list of people as it was pasted or dropped: a table with a header, or addresses however they are parted. */
import type { Delimiter, ImportColumn, Meaning } from './import-plan-view.ts';
import { type Cell, delimiterOf, readRecords } from './read-records.ts';

export interface ImportEntry {
  readonly line: number;
  readonly raw: string;
  /** null: this line has no such cell. */
  readonly email: Cell | null;
  readonly name: string;
  readonly section: string;
  readonly role: string;
}

export interface ReadList {
  /** null: a plain list of addresses. */
  readonly table: { readonly delimiter: Delimiter; readonly columns: readonly ImportColumn[] } | null;
  readonly entries: readonly ImportEntry[];
}

const HEADERS: readonly (readonly [RegExp, Meaning])[] = [
  [/mail|address/i, 'email'],
  [/section|group|grp|gruppe/i, 'section'],
  [/role|rolle/i, 'role'],
  [/^(first|given|vorname)/i, 'first-name'],
  [/name|student|person/i, 'name'],
];

/** @param meanings replaces what the headers were taken for, by place */
export function readEntries(text: string, meanings?: readonly Meaning[]): ReadList {
  const delimiter = delimiterOf(text);
  const [head, ...records] = readRecords(text, delimiter);
  const isTable = head?.cells.some((cell) => /mail/i.test(cell.text)) && !head.raw.includes('@');
  if (!head || !isTable) return { table: null, entries: pastedEntries(text) };
  const columns = head.cells.map((cell, place) => ({
    header: cell.text,
    meaning: meanings?.[place] ?? meaningOf(cell.text),
  }));
  const entries = records.map(({ line, raw, cells }) => {
    const cellOf = (meaning: Meaning) => cells[columns.findIndex((column) => column.meaning === meaning)];
    const textOf = (meaning: Meaning) => cellOf(meaning)?.text ?? '';
    return {
      line,
      raw,
      email: cellOf('email') ?? null,
      name: [textOf('first-name'), textOf('name')].filter(Boolean).join(' '),
      section: textOf('section'),
      role: textOf('role'),
    };
  });
  return { table: { delimiter, columns }, entries };
}

function meaningOf(header: string): Meaning {
  return HEADERS.find(([pattern]) => pattern.test(header))?.[1] ?? 'nothing';
}

/** "Ines Wexcombe <ines@x>, joss@y" and a line each: every piece is an entry of the line that it stands in. */
function pastedEntries(text: string): readonly ImportEntry[] {
  return text.split(/\r?\n/).flatMap((raw, index) =>
    [...raw.matchAll(/[^,;]+/g)].flatMap(({ 0: piece, index: at }) => {
      if (piece.trim() === '') return [];
      const angle = /^(.*)<([^>]*)>/.exec(piece);
      const address = (angle?.[2] ?? piece).trim();
      const name = (angle?.[1] ?? '').replaceAll('"', '').trim();
      const start = at + piece.indexOf(address);
      return [{ line: index + 1, raw, email: { text: address, start }, name, section: '', role: '' }];
    }),
  );
}
