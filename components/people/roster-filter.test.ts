import { expect, test } from 'vitest';
import { inFilter, matchesSearch } from './roster-filter.ts';

const person = (role: 'student' | 'ta', sectionId: string | null) => ({
  userId: 'u',
  name: 'Lucía Ibarreta',
  email: 'l.ibarreta@uni.example',
  role,
  sectionId,
  lastSubmissionAt: null,
});

test('a section is of its students; staff are apart', () => {
  expect(inFilter(person('student', 'a'), { sectionId: 'a' })).toBe(true);
  expect(inFilter(person('ta', 'a'), { sectionId: 'a' })).toBe(false);
  expect(inFilter(person('student', null), { sectionId: null })).toBe(true);
  expect([inFilter(person('ta', null), 'staff'), inFilter(person('ta', null), 'students')]).toEqual([
    true,
    false,
  ]);
});

test('words are found in name and address, in any order', () => {
  const found = (search: string) => matchesSearch(person('student', null), search);
  expect([found(''), found('ibar luc'), found('UNI.ex'), found('lucía meier')]).toEqual([
    true,
    true,
    true,
    false,
  ]);
});
