import { expect, it } from 'vitest';
import { sentenceBeside } from './sentence-beside.ts';

it.each([
  ['misconceptions/a.md', 'misconceptions/a earns full marks.', 'It earns full marks.'],
  ['starter.ts', 'starter.ts earns 2 of 4 points.', 'It earns 2 of 4 points.'],
  ['starter.ts', 'starter.ts:3 does not load: x', 'does not load: x'],
  [
    'statement.md',
    'statement.md:13: `f(1)` is not what the reference gives.',
    '`f(1)` is not what the reference gives.',
  ],
  ['reference.ts', "reference.ts: 'ends' failed with seed 3.", "'ends' failed with seed 3."],
  ['cases.ts', 'The points do not add up.', 'The points do not add up.'],
  ['', 'The grader failed.', 'The grader failed.'],
])('beside %s names no file twice: %s', (file, sentence, words) => {
  expect(sentenceBeside(file, sentence)).toBe(words);
});
