import { describe, expect, it } from 'vitest';
import type { AssignmentTerms } from '#server/planning/assign/assign-view.ts';
import { changedFields, isKeptTerms, type KeptTerms, termsOver } from './kept-terms.ts';

const SAVED: AssignmentTerms = {
  opens: null,
  due: '2026-12-07T18:00',
  latePolicy: { percentPerDay: 10, daysMax: 3 },
  gradeRule: 'best',
  submissionsPerHour: null,
  hiddenFeedback: 'names',
  disclosure: null,
  sectionDates: [
    { sectionId: 'a', due: '2026-12-08T18:00' },
    { sectionId: 'b', due: '2026-12-09T18:00' },
  ],
};
const SECTIONS = ['a', 'b', 'c', 'd'].map((id) => ({ id, name: id, students: 1 }));
const view = (terms: AssignmentTerms) => ({ terms, sections: SECTIONS });
const kept = (change: Partial<AssignmentTerms>): KeptTerms => ({
  base: 'of before',
  from: SAVED,
  terms: { ...SAVED, ...change },
});

describe('terms that are written', () => {
  it('are all there where nobody else has saved, and where nothing is written, what is saved', () => {
    const mine = kept({ due: null, latePolicy: { percentPerDay: 0, daysMax: 3 }, sectionDates: [] });
    expect(termsOver(view(SAVED), mine)).toEqual(mine.terms);
    expect(termsOver(view(SAVED), null)).toBe(SAVED);
    expect(changedFields(SAVED, mine.terms)).toBe(3);
  });

  it('stay over what somebody else has saved meanwhile, field by field, rule by rule', () => {
    const theirs: AssignmentTerms = {
      ...SAVED,
      due: '2026-12-10T18:00',
      gradeRule: 'latest',
      latePolicy: { percentPerDay: 10, daysMax: 5 },
    };
    const mine = kept({ due: '2026-12-11T18:00', latePolicy: { ...SAVED.latePolicy, graceMinutes: 10 } });
    expect(termsOver(view(theirs), mine)).toEqual({
      ...theirs,
      due: '2026-12-11T18:00',
      latePolicy: { percentPerDay: 10, daysMax: 5, graceMinutes: 10 },
    });
  });

  it('are no change where what is saved now says it already, or where nothing was written', () => {
    const theirs: AssignmentTerms = {
      ...SAVED,
      due: '2026-12-10T18:00',
      sectionDates: [{ sectionId: 'c', due: '2026-12-08T18:00' }, ...SAVED.sectionDates],
    };
    for (const mine of [kept({}), kept({ due: theirs.due })])
      expect(changedFields(theirs, termsOver(view(theirs), mine))).toBe(0);
  });

  it('take and leave dates of sections one by one', () => {
    const date = (sectionId: string, day: number) => ({ sectionId, due: `2026-12-1${day}T18:00` });
    const [a, b] = SAVED.sectionDates;
    if (!a || !b) throw new Error('no dates');
    // I change a and add c; they take b out and add d.
    const mine = kept({ sectionDates: [date('a', 1), b, date('c', 2)] });
    const theirs = { ...SAVED, sectionDates: [a, date('d', 3)] };
    expect(termsOver(view(theirs), mine).sectionDates).toEqual([date('a', 1), date('c', 2), date('d', 3)]);
    // What I took out stays out, also where they have moved it.
    const without = kept({ sectionDates: [b] });
    const moved = { ...SAVED, sectionDates: [date('a', 4), b] };
    expect(termsOver(view(moved), without).sectionDates).toEqual([b]);
  });

  it('say nothing of a section that is no more', () => {
    const mine = kept({ sectionDates: [{ sectionId: 'gone', due: '2026-12-08T18:00' }] });
    expect(termsOver(view(SAVED), mine).sectionDates).toEqual([]);
  });
});

describe('what a browser kept', () => {
  it('is taken as it was written', () => {
    const written = kept({ submissionsPerHour: 3, disclosure: 'sealed' });
    expect(isKeptTerms(JSON.parse(JSON.stringify(written)))).toBe(true);
  });

  it('is nothing where any of it is something else', () => {
    const others = [
      { due: 'soon' },
      { due: '2026-13-07T18:00' },
      { opens: undefined },
      { latePolicy: { percentPerDay: 10, daysMax: '3' } },
      { gradeRule: 'first' },
      { hiddenFeedback: 'all' },
      { disclosure: 'half' },
      { submissionsPerHour: '1' },
      { sectionDates: [{ sectionId: 'a', due: null }] },
    ];
    for (const change of others)
      expect(isKeptTerms({ ...kept({}), terms: { ...SAVED, ...change } }), JSON.stringify(change)).toBe(
        false,
      );
    for (const value of [null, 'a', [], {}, { terms: SAVED, from: SAVED }])
      expect(isKeptTerms(value)).toBe(false);
  });
});
