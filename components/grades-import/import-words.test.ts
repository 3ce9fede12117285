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

test('a plan is told by its three counts', () => {
  const plan = { changes: [], unchanged: 40, empty: 2, problems: [], hash: '' };
  expect(planWords(plan)).toBe('0 grades change, 40 stay, 2 cells are empty and leave their grades.');
});
