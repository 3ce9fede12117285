import { expect, it } from 'vitest';
import { outcomeOf, reportOf } from '../evidence/testing.ts';
import { announcement, rowNote, stateGlyph, stateWord, submitWords } from './case-words.ts';
import { type CaseState, itemsOfReport } from './results-model.ts';

const evidence = (runsFailed: number, runs: number) => ({
  reason: '27 of 36 values differ.',
  patterns: [],
  inputs: [],
  pictures: [],
  counterExample: { sizes: { H: 2 }, args: [], shrinks: 3, runsFailed, runs },
});

it('gives every state of a case a word and a shape', () => {
  const states: CaseState[] = [
    'passed',
    'failed',
    'errored',
    'timed-out',
    'out-of-memory',
    'refused',
    'waiting',
    'running',
    'stopped',
    'skipped',
  ];
  expect(new Set(states.map(stateWord)).size).toBe(states.length);
  expect(states.filter((state) => stateGlyph(state) === 'pass')).toEqual(['passed']);
});

it('says how many of the random inputs failed, else how long it took', () => {
  const [failed, passed, hidden] = itemsOfReport(
    reportOf([
      outcomeOf('a', { status: 'failed', evidence: evidence(17, 50) }),
      outcomeOf('b', { durationMs: 2.2 }),
      outcomeOf('c', { visibility: 'hidden' }),
    ]),
  );
  expect([failed, passed, hidden].map((item) => item && rowNote(item))).toEqual([
    'on 17 of 50',
    '2.2 ms',
    'hidden',
  ]);
});

it('a case that the time of the run did not reach took no time of its own', () => {
  const [late] = itemsOfReport(reportOf([outcomeOf('a', { status: 'timed-out', durationMs: 0.5 })]));
  expect(late && rowNote(late)).toBe('before it began');
});

it('announces the count and the first failing case with its reason', () => {
  const items = itemsOfReport(
    reportOf([outcomeOf('a'), outcomeOf('b', { status: 'failed', evidence: evidence(1, 1) })]),
  );
  expect(announcement(items, '1 of 2 cases pass')).toBe(
    '1 of 2 cases pass. Case 2, case b: failed. 27 of 36 values differ.',
  );
  expect(announcement(itemsOfReport(reportOf([outcomeOf('a')])), 'All 1 cases pass')).toBe(
    'All 1 cases pass.',
  );
});

it.each([
  [0, 0, ''],
  [0, 2, ' 2 hidden ones run when you submit.'],
  [0, 1, ' 1 hidden one runs when you submit.'],
  [1, 0, ' 1 more runs on the server when you submit.'],
  [2, 3, ' 2 more and 3 hidden ones run on the server when you submit.'],
])('%i cases of the server and %i hidden ones are announced', (server, hidden, words) => {
  expect(submitWords(server, hidden)).toBe(words);
});
