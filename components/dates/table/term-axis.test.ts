import { describe, expect, it } from 'vitest';
import type { DateRowView } from '#server/planning/dates/dates-view.ts';
import { EMPTY_GRID, setCells } from './date-grid.ts';
import { barsOf, monthsOf, placeOf, termOf } from './term-axis.ts';

const row = (opens: string | null, due: string | null, lateDaysMax: number | null = 0) =>
  ({ assignmentId: 'a', opens, due, lateDaysMax }) as DateRowView;
/** With four days on either side the term is of 28 days: 25 % is a week. */
const ROW = row('2027-03-05T00:00', '2027-03-18T00:00', 7);

describe('the axis of a term', () => {
  const term = termOf([ROW], EMPTY_GRID) ?? { from: 0, to: 0 };

  it('goes from the first date to the end of the last late day, with room at both ends', () => {
    expect(placeOf(term, '2027-03-01T00:00')).toBe(0);
    expect(placeOf(term, '2027-03-15T00:00')).toBe(50);
    expect(placeOf(term, '2027-03-29T00:00')).toBe(100);
    expect(termOf([row(null, null)], EMPTY_GRID)).toBeNull();
  });

  it('shows what is open and what is late, and where a changed row was', () => {
    const bars = barsOf(ROW, { grid: EMPTY_GRID, term });
    expect(bars.open?.left).toBeCloseTo((4 / 28) * 100);
    expect(bars.late?.width).toBeCloseTo(25);
    expect(bars.before).toBeNull();
    const grid = setCells(EMPTY_GRID, {
      words: 'moved',
      values: [{ row: ROW, field: 'due', value: '2027-03-20T00:00' }],
    });
    expect(barsOf(ROW, { grid, term }).before).toEqual(bars.open);
  });

  it('lets what has no opening, no due date or no last late day run to the edge', () => {
    const open = barsOf(row(null, '2027-03-15T00:00', null), { grid: EMPTY_GRID, term });
    expect(open).toEqual({ open: { left: 0, width: 50 }, late: { left: 50, width: 50 }, before: null });
    const endless = barsOf(row('2027-03-15T00:00', null), { grid: EMPTY_GRID, term });
    expect(endless).toEqual({ open: { left: 50, width: 50 }, late: null, before: null });
    expect(barsOf(row(null, null), { grid: EMPTY_GRID, term })).toEqual({
      open: null,
      late: null,
      before: null,
    });
  });

  it('names the months that begin in it, over the turn of a year', () => {
    const winter = termOf([row('2026-11-20T00:00', '2027-01-10T00:00')], EMPTY_GRID);
    expect(winter && monthsOf(winter).map(({ words }) => words)).toEqual(['Dec', 'Jan']);
  });
});
