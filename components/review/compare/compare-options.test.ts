import { expect, it } from 'vitest';
import { compareOptions, foundWords } from './compare-options.ts';

const one = (student: string, number: number, own = false) => ({
  ...{ submissionId: `${student} ${number}`, student, own, number },
  ...{ points: 4.5, pointsMax: 10 },
});
const found = [one('Mo', 2, true), one('Mo', 1, true), { ...one('Ada', 3), points: null, pointsMax: null }];
const titles = (search: string, comparing = false) =>
  compareOptions({ found, search, comparing }).map(({ title }) => title);

it('lists the student’s own first, then the starter, then others, each with what it is worth', () => {
  expect(compareOptions({ found, search: '', comparing: false })).toEqual([
    { id: 'Mo 2', with: { submissionId: 'Mo 2' }, title: 'Submission 2', detail: '4.5 / 10' },
    { id: 'Mo 1', with: { submissionId: 'Mo 1' }, title: 'Submission 1', detail: '4.5 / 10' },
    expect.objectContaining({ id: 'starter', with: 'starter' }),
    { id: 'Ada 3', with: { submissionId: 'Ada 3' }, title: 'Ada', detail: 'submission 3, not verified' },
  ]);
});

it('first offers to end a comparison there is, and finds the starter by its name', () => {
  expect(titles('', true)[0]).toBe('Nothing');
  expect(titles('nothing')).not.toContain('Nothing');
  expect(titles('START')).toContain('The starter');
  expect(titles('ada', true)).toEqual(['Submission 2', 'Submission 1', 'Ada']);
});

it('says how many more there are, and that there is none', () => {
  expect(foundWords({ shown: 3, found: { found, total: 10 }, search: '' })).toBe(
    '7 more. A name or a number finds them.',
  );
  expect(foundWords({ shown: 3, found: { found, total: 3 }, search: '' })).toBe('');
  expect(foundWords({ shown: 0, found: { found: [], total: 0 }, search: ' Zoe ' })).toContain('“Zoe”');
});
