import { expect, it } from 'vitest';
import { proofWords } from './proof-words.ts';

it.each([
  [null, 'not-started', 'not proved yet'],
  [{ kind: 'proved', seeds: 100, on: '2026-11-27' }, 'pass', 'proved on 100 seeds, 27 Nov 2026'],
  [{ kind: 'green', on: '2026-01-01' }, 'pass', 'check green, 1 Jan 2026'],
  [{ kind: 'red', problems: 1, on: '2026-11-27' }, 'fail', '1 problem, 27 Nov 2026'],
  [{ kind: 'overridden', on: '2026-11-27' }, 'warning', 'published over a red check, 27 Nov 2026'],
] as const)('says of %o: %s, %s', (proof, glyph, words) => {
  expect(proofWords(proof)).toEqual({ glyph, words });
});
