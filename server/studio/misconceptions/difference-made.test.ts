import { expect, it } from 'vitest';
import { differenceMade } from './difference-made.ts';

const REFERENCE = 'const max = top(x);\nreturn x - max;';
const MISTAKE = 'const max = 0;\nreturn x - max;';

it('holds the mistake, and not how the two programs end', () => {
  for (const end of ['', '\n', '\n\n'])
    for (const typed of ['', '\n', '\n\n  \n']) {
      expect(differenceMade(REFERENCE + end, MISTAKE + typed)).toEqual([
        '-const max = top(x);',
        '+const max = 0;',
      ]);
      expect(differenceMade(REFERENCE + end, REFERENCE + typed)).toBeNull();
    }
});
