import { expect, test } from 'vitest';
import type { PlanRow, RowKind } from '#server/people/import/import-plan-view.ts';
import { COUNTED, changesIn, KIND_WORDS, problemWords, whatHappens } from './import-words.ts';

const row = (kind: RowKind): PlanRow => ({
  index: 0,
  line: 2,
  raw: '',
  kind,
  name: 'Ada',
  email: 'ada@x.example',
  role: 'student',
  sectionBefore: null,
  sectionAfter: 'B',
  countsInstead: 1,
  problem: null,
  userId: 'u',
  unconfirmed: false,
});
const KINDS = Object.keys(KIND_WORDS) as RowKind[];

test('every kind of line is counted once above, and says what happens', () => {
  expect(COUNTED.flatMap(({ kinds }) => kinds).sort()).toEqual([...KINDS].sort());
  for (const kind of KINDS) expect(whatHappens(row(kind))).not.toBe('');
  expect(changesIn(KINDS.map(row))).toBe(4);
});

test('a link for somebody who has an account says why they are not in at once', () => {
  expect(whatHappens(row('invites'))).toBe('a link as student, to copy');
  expect(whatHappens({ ...row('invites'), role: 'ta', unconfirmed: true })).toContain('nobody has confirmed');
});

test('a problem says where it is, in the words of the file', () => {
  const problem = { kind: 'no-at', start: 3, length: 4, character: 11, offer: null } as const;
  expect(problemWords(problem, 'mail')).toBe('Column mail, character 11: there is no @ in this address.');
  expect(problemWords(problem, null)).toBe('Character 11: there is no @ in this address.');
});
