import { describe, expect, it } from 'vitest';
import type { ExerciseRowView } from '#server/courses/course-home-view.ts';
import { filterHref, isShown, nothingWords, passesFilter, readFilter } from './exercise-filter.ts';

const now = '2026-11-23T09:00:00Z';
const row: ExerciseRowView = {
  slug: 'cnn/conv2d',
  number: '3.2',
  title: 'Convolution',
  summary: 'The layer, from scratch',
  href: '/courses/odl/cnn/conv2d',
  state: 'not-started',
  finished: false,
  points: null,
  pointsMax: 20,
  provisionalPoints: null,
  casesPassed: null,
  casesTotal: 11,
  dueAt: '2026-11-26T22:59:00Z',
  late: false,
  publishProblem: null,
  comments: 0,
  opensAt: null,
};

describe('exercise filter', () => {
  it('keeps what is done or coming out of what is to do', () => {
    expect(isShown(row, 'todo', now)).toBe(true);
    expect(isShown({ ...row, state: 'provisional' }, 'todo', now)).toBe(true);
    expect(isShown({ ...row, state: 'verified', finished: true }, 'todo', now)).toBe(false);
    expect(isShown({ ...row, state: 'coming' }, 'todo', now)).toBe(false);
  });

  it('keeps what is verified with less than full marks: there are points to gain', () => {
    const partly: ExerciseRowView = { ...row, state: 'verified', points: 0 };
    expect(isShown(partly, 'todo', now)).toBe(true);
    expect(isShown(partly, 'week', now)).toBe(true);
  });

  it('takes the seven days ahead as this week', () => {
    expect(isShown(row, 'week', now)).toBe(true);
    expect(isShown({ ...row, dueAt: '2026-12-03T22:59:00Z' }, 'week', now)).toBe(false);
    expect(isShown({ ...row, dueAt: '2026-11-20T22:59:00Z' }, 'week', now)).toBe(false);
    expect(isShown({ ...row, dueAt: null }, 'week', now)).toBe(false);
    expect(isShown({ ...row, state: 'verified', finished: true }, 'week', now)).toBe(false);
  });

  it('says that all is done only where something is', () => {
    const todo = { show: 'todo', search: '' } as const;
    const coming: ExerciseRowView = { ...row, state: 'coming' };
    expect(nothingWords([coming], todo)).toBe('No exercise is open yet');
    expect(nothingWords([coming, { ...row, finished: true }], todo)).toBe('Every exercise has full marks');
    expect(nothingWords([coming], { ...todo, search: ' x ' })).toBe('No exercise here matches “x”');
  });

  it('searches number, title, summary and slug, every word of it', () => {
    const finds = (search: string) => passesFilter(row, { show: 'all', search }, now);
    expect(finds('CONV')).toBe(true);
    expect(finds('3.2')).toBe(true);
    expect(finds('layer scratch')).toBe(true);
    expect(finds('layer pooling')).toBe(false);
  });

  it('comes back from the address as it went in', () => {
    for (const filter of [
      { show: 'all', search: '' },
      { show: 'week', search: 'a & b' },
    ] as const) {
      expect(readFilter(new URLSearchParams(filterHref(filter)))).toEqual(filter);
    }
  });

  it('ignores a value that nobody offers', () => {
    expect(readFilter(new URLSearchParams('show=everything')).show).toBe('all');
  });
});
