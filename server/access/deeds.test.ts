import { expect, test } from 'vitest';
import { type ActingRole, may } from './deeds.ts';

const member = (role: ActingRole) => ({ userId: 'me', role });

test('what is own reaches nobody else, in any role', () => {
  for (const role of ['student', 'ta', 'instructor', 'admin'] as const) {
    expect(may(member(role), 'submit-solution', { ownerId: 'me' })).toBe(true);
    expect(may(member(role), 'submit-solution', { ownerId: 'you' })).toBe(false);
  }
});

test("a student reads their own submissions, staff everybody's", () => {
  expect(may(member('student'), 'read-submission', { ownerId: 'me' })).toBe(true);
  expect(may(member('student'), 'read-submission', { ownerId: 'you' })).toBe(false);
  for (const role of ['ta', 'instructor', 'admin'] as const)
    expect(may(member(role), 'read-submission', { ownerId: 'you' })).toBe(true);
});

test('a student sees nothing of hidden cases, of their own submission neither', () => {
  expect(may(member('student'), 'read-hidden-evidence', { ownerId: 'me' })).toBe(false);
});
