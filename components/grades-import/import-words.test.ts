import { expect, test } from 'vitest';
import { planWords, problemWords } from './import-words.ts';

test('a problem names line, column and what stands there', () => {
  expect(problemWords({ kind: 'cell-unreadable', line: 5, column: '1.1 Conv', text: 'three' })).toBe(
    'Line 5, 1.1 Conv: “three” is not a number. Leave the cell empty to keep the grade.',
  );
  expect(problemWords({ kind: 'student-unknown', line: 2, column: null, text: '' })).toBe(
    'Line 2: There is no address on this line.',
  );
});

test('a file of too many changes is told how many it may have, and what to do', () => {
  expect(problemWords({ kind: 'too-many-changes', line: 1, column: null, text: '36000' })).toBe(
    '36,000 grades would change. At most 2,000 are changed at once, so that all or none are. Split the file and import its parts one after the other.',
  );
});

test('a plan is told by its three counts', () => {
  const plan = { changes: [], unchanged: 40, empty: 2, problems: [], hash: '' };
  expect(planWords(plan)).toBe('0 grades change, 40 stay, 2 cells are empty and leave their grades.');
});
