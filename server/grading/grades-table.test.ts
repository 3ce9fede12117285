import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvOf, gradesTable } from './grades-table.ts';

const column = {
  slug: 'cnn/conv2d',
  number: '1.1',
  title: 'Conv, 2D',
  module: 'cnn',
  pointsMax: 10,
  perPoint: 1,
  dueAt: null,
};
const columns = [column, { ...column, slug: 'cnn/pool', number: '1.2', title: 'Pool' }];
const row = { id: 'a', name: 'Ada', email: 'a@x.example', section: null, points: [9.5, 4], letters: 'vp' };

/** A reader of its own, from RFC 4180. */
function readCsv(text: string): string[][] {
  const cells = [...text.replace(/^\uFEFF/, '').matchAll(/("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n|$)/g)];
  const lines: string[][] = [[]];
  for (const [whole, cell = '', end] of cells) {
    if (whole === '') break;
    lines.at(-1)?.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end === '\r\n') lines.push([]);
  }
  return lines.slice(0, -1);
}

describe('grades as a table', () => {
  it('has verified grades only: what a browser claims, and nothing, are empty and no 0', () => {
    expect(gradesTable({ columns, rows: [row] })).toEqual({
      head: ['Name', 'Email', '1.1 Conv, 2D [10]', '1.2 Pool [10]', 'Total'],
      rows: [['Ada', 'a@x.example', 9.5, null, 9.5]],
    });
  });

  it('begins with a byte order mark and quotes what needs it', () => {
    expect(csvOf(gradesTable({ columns, rows: [row] }))).toBe(
      '\uFEFFName,Email,"1.1 Conv, 2D [10]",1.2 Pool [10],Total\r\nAda,a@x.example,9.5,,9.5\r\n',
    );
  });

  it.each(['=1+1', '+1', '-2', '@SUM(A1)', ' =1', '\t=1', '\uFF1D1', '\u00A0=1', '\r=1'])(
    'text %j is no formula in a spreadsheet',
    (name) => {
      const [, first] = readCsv(csvOf(gradesTable({ columns, rows: [{ ...row, name }] })));
      expect(first?.[0]).toBe(`'${name}`);
    },
  );

  it('leaves numbers alone, also negative ones', () => {
    expect(csvOf({ head: ['a'], rows: [[-2], [1e-7]] })).toBe('\uFEFFa\r\n-2\r\n1e-7\r\n');
  });

  it('is read again as it was written, whatever names hold', () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .filter((name) => !/^[\s\u00A0]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/.test(name));
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1 }), (people) => {
        const table = { head: ['Name', 'Email'], rows: people };
        expect(readCsv(csvOf(table))).toEqual([[...table.head], ...people.map((person) => [...person])]);
      }),
    );
  });
});
