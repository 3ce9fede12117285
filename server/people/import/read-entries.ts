/** A list of people as it was pasted or dropped: a table with a header, or addresses however they are parted. */

import { type Cell, type Delimiter, delimiterOf, readRecords } from '../../platform/read-records.ts';
import type { ImportColumn, Meaning } from './import-plan-view.ts';

export interface ImportEntry {
  readonly line: number;
  /** The record, or the piece of a line with addresses: no entry repeats what belongs to others. */
  readonly raw: string;
  /** Stands in `raw`; null: this line has no such cell. */
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
  return text.split(/\r?\n/).flatMap((line, index) =>
    line
      .split(/[,;]/)
      .map((piece) => piece.trim())
      .filter((piece) => piece !== '')
      .map((piece) => ({ line: index + 1, raw: piece, ...addressIn(piece), section: '', role: '' })),
  );
}

/** Of "Ines <ines@x>" what its last angle brackets hold; without a pair of them all of it. */
function addressIn(piece: string): Pick<ImportEntry, 'email' | 'name'> {
  // By places, not by a pattern: one that tries every "<" takes minutes for a long run of them.
  const last = piece.lastIndexOf('>');
  const open = last === -1 ? -1 : piece.lastIndexOf('<', last);
  if (open === -1) return { email: { text: piece, start: 0 }, name: '' };
  const held = piece.slice(open + 1, piece.indexOf('>', open));
  const start = open + 1 + held.length - held.trimStart().length;
  return {
    email: { text: held.trim(), start },
    name: piece.slice(0, open).replaceAll('"', '').trim(),
  };
}
