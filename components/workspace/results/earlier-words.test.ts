import { expect, it } from 'vitest';
import { earlierWords } from './earlier-words.ts';

const run = { shown: null, source: 'b', reading: false };
const shown = { number: 3, source: 'a' };

it('results of a run are of earlier code from the first edit until the text is the same again', () => {
  expect(earlierWords({ ...run, ranOther: true })).toMatch(/^Of the code before your last edit\./);
  expect(earlierWords({ ...run, ranOther: false })).toBeNull();
});

it('results of a submission are told from the code in the editor, unless that is the code beside them', () => {
  const edited = { shown, source: 'b', reading: false, ranOther: false };
  expect(earlierWords(edited)).toBe('Of submission 3. The editor has other code.');
  expect(earlierWords({ ...edited, source: 'a' })).toBeNull();
  expect(earlierWords({ ...edited, reading: true })).toBeNull();
});
