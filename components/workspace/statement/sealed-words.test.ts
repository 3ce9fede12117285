import { expect, test } from 'vitest';
import { sealedWords } from './sealed-words.ts';

test('checks that only the server makes are announced where there are any', () => {
  const SERVER = 'Some checks run only on the server after you submit.';
  expect(sealedWords({ serverCases: [], hiddenCaseCount: 2 })).toContain(SERVER);
  expect(sealedWords({ serverCases: [1], hiddenCaseCount: 0 })).toContain(SERVER);
  expect(sealedWords({ serverCases: [], hiddenCaseCount: 0 })).not.toContain('server');
});
