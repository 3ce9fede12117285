import { expect, it } from 'vitest';
import { beforeFirstWords } from './before-first.ts';

it('says what verifies and what counts in this exercise', () => {
  expect(beforeFirstWords({ counts: 'best', hiddenCases: 2 })).toBe(
    'Submit your code when you like. The server verifies it with the hidden cases; the best one counts.',
  );
  expect(beforeFirstWords({ counts: 'latest', hiddenCases: 0 })).toBe(
    'Submit your code when you like. The server verifies it; the last one counts.',
  );
});
