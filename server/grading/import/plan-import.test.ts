import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GradebookView } from '../gradebook-view.ts';
import { csvOf, gradesTable } from '../grades-table.ts';
import { planImport } from './plan-import.ts';

const RUNS = 1_000;

const column = (at: number, title: string, pointsMax: number): GradebookView['columns'][number] => ({
  slug: `m/e${at}`,
  number: `1.${at + 1}`,
  title,
  module: 'm',
  pointsMax,
  perPoint: 1,
  dueAt: null,
});

/** A title or name as people write them, commas, quotes, formulas and all, on one line. */
const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .filter((text) => text.trim() === text && !/[\r\n\u2028\u2029\uFEFF]/.test(text));

const anyBook = fc
  .record({
    titles: fc.array(words, { minLength: 1, maxLength: 4 }),
    names: fc.array(words, { maxLength: 6 }),
  })
  .chain(({ titles, names }) =>
    fc
      .array(
        fc.array(fc.option(fc.double({ min: 0, max: 20, noNaN: true })), { minLength: 4, maxLength: 4 }),
        {
          minLength: names.length,
          maxLength: names.length,
        },
      )
      .map((points) => ({
        columns: titles.map((title, at) => column(at, title, 20)),
        rows: names.map((name, at) => ({
          id: `u${at}`,
          name,
          email: `s${at}@x.example`,
          section: null,
          points: titles.map((_title, place) => points[at]?.[place] ?? null),
          letters: titles.map((_title, place) => (points[at]?.[place] == null ? '-' : 'v')).join(''),
        })),
      })),
  );

const book = {
  columns: [column(0, 'Conv', 10), column(1, 'Pool', 5)],
  rows: [
    { id: 'a', name: 'Ada', email: 'ada@x.example', section: null, points: [9, null], letters: 'v-' },
    { id: 'b', name: 'Bo', email: 'bo@x.example', section: null, points: [null, 5], letters: '-v' },
  ],
};
const kinds = (text: string) => planImport(text, book).problems.map(({ kind }) => kind);

describe('a file of grades', () => {
  it(`of any of ${RUNS} gradebooks, out and in again, changes nothing and has no problem`, () => {
    fc.assert(
      fc.property(anyBook, (drawn) => {
        const plan = planImport(csvOf(gradesTable(drawn)), drawn);
        expect(plan.problems).toEqual([]);
        expect(plan.changes).toEqual([]);
        const cells = drawn.rows.length * drawn.columns.length;
        expect(plan.unchanged + plan.empty).toBe(cells);
      }),
      { numRuns: RUNS },
    );
  });

  it('as a spreadsheet saves it changes no grade that has a longer tail', () => {
    const [ada] = book.rows;
    if (!ada) throw new Error('no row');
    const stored = { ...book, rows: [{ ...ada, points: [1.2000000000000002, null] }] };
    expect(csvOf(gradesTable(stored))).toContain('\r\nAda,ada@x.example,1.2,,1.2\r\n');
    expect(planImport('Email,1.1\nada@x.example,1.2', stored)).toMatchObject({ unchanged: 1, changes: [] });
  });

  it('is the plan of its cells, whatever parts them', () => {
    for (const delimiter of [',', ';', '\t']) {
      const lines = [
        ['Email', '1.1', 'm/e1'],
        ['ada@x.example', '8.5', ''],
        ['BO@x.example', '', '5'],
      ];
      const plan = planImport(`\uFEFF${lines.map((cells) => cells.join(delimiter)).join('\r\n')}`, book);
      expect(plan).toMatchObject({ problems: [], unchanged: 1, empty: 2 });
      expect(plan.changes).toEqual([
        { userId: 'a', student: 'Ada', exercise: 'm/e0', title: '1.1 Conv', from: 9, to: 8.5 },
      ]);
    }
    expect(planImport('Email;1.1\nada@x.example;8,5', book).changes).toMatchObject([{ to: 8.5 }]);
  });

  it('is refused where a student, a column or a cell is unknown, doubled or cannot be read: never a blank', () => {
    expect(kinds('Email,1.1\nno@x.example,3')).toEqual(['student-unknown']);
    expect(kinds('Email,1.1\nada@x.example,3\nAda@x.example,4')).toEqual(['student-twice']);
    expect(kinds('Email,1.1,1.1 Conv\nada@x.example,3,4')).toEqual(['column-twice']);
    expect(kinds('Email,9.9\nada@x.example,3')).toEqual(['column-unknown']);
    expect(kinds('Email,1.1\nada@x.example,three')).toEqual(['cell-unreadable']);
    expect(kinds('Email,1.1\nada@x.example,NaN')).toEqual(['cell-unreadable']);
    expect(kinds('Email,1.1\nada@x.example,11')).toEqual(['cell-out-of-range']);
    expect(kinds('Email,1.1\nada@x.example,-1')).toEqual(['cell-out-of-range']);
    expect(kinds('Email,1.1\nada@x.example,8,5')).toEqual(['cell-missing']);
    expect(kinds('1.1\n3')).toEqual(['no-email-column']);
    expect(kinds('')).toEqual(['no-email-column']);
  });

  it('gives a grade as many points as its own version has, and where there is none as the version of now', () => {
    const [ada, bo] = book.rows;
    if (!ada || !bo) throw new Error('no rows');
    const older = { ...book, rows: [{ ...ada, others: [[0, 12, 1] as const] }, bo] };
    const planned = (email: string, points: number) => {
      const { changes, problems } = planImport(`Email,1.1\n${email},${points}`, older);
      return [changes.map(({ to }) => to), problems.map(({ kind }) => kind)];
    };
    expect(planned('ada@x.example', 12)).toEqual([[12], []]);
    expect(planned('ada@x.example', 12.5)).toEqual([[], ['cell-out-of-range']]);
    expect(planned('bo@x.example', 12)).toEqual([[], ['cell-out-of-range']]);
  });

  it('has another hash once a grade has moved', () => {
    const text = 'Email,1.1\nada@x.example,3';
    const [ada, bo] = book.rows;
    if (!ada || !bo) throw new Error('no rows');
    const moved = { ...book, rows: [{ ...ada, points: [7, null] }, bo] };
    expect(planImport(text, moved).hash).not.toBe(planImport(text, book).hash);
  });
});
