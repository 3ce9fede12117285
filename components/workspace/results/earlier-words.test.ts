import { expect, it } from 'vitest';
import { outcomeOf, reportOf } from '../../evidence/testing.ts';
import { earlierWords } from './earlier-words.ts';

const run = { shown: null, source: 'b', reading: false };
const shown = { number: 3, source: 'a', report: reportOf([outcomeOf('a')]) };

it('results of a run are of earlier code from the first edit until the text is the same again', () => {
  expect(earlierWords({ ...run, ran: 'a' })).toMatch(/^Of the code before your last edit\./);
  expect(earlierWords({ ...run, ran: 'b' })).toBeNull();
  expect(earlierWords({ ...run, ran: null })).toBeNull();
});

it('results of a submission are told from the code in the editor, unless that is the code beside them', () => {
  const edited = { shown, source: 'b', reading: false, ran: null };
  expect(earlierWords(edited)).toBe('Of submission 3. The editor has other code.');
  expect(earlierWords({ ...edited, source: 'a' })).toBeNull();
  expect(earlierWords({ ...edited, reading: true })).toBeNull();
});

it('results of a run are told from the code of a submission that has no report yet', () => {
  const waiting = { shown: { ...shown, report: null }, source: 'b', reading: true, ran: 'b' };
  expect(earlierWords(waiting)).toBe('Of your last run. Submission 3 has other code.');
  expect(earlierWords({ ...waiting, ran: 'a' })).toBeNull();
  expect(earlierWords({ ...waiting, ran: null })).toBeNull();
  expect(earlierWords({ ...waiting, reading: false })).toBeNull();
});
