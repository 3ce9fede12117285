import { expect, it } from 'vitest';
import { outcomeOf, reportOf } from '../evidence/testing.ts';
import type { CaseState } from './case-state.ts';
import {
  announcement,
  elsewhereWords,
  hiddenGlyph,
  pointsElsewhere,
  rowNote,
  rowPoints,
  stateGlyph,
  stateWord,
} from './case-words.ts';
import { itemsOfReport } from './results-model.ts';

const evidence = (runsFailed: number, runs: number) => ({
  reason: '27 of 36 values differ.',
  patterns: [],
  inputs: [],
  pictures: [],
  counterExample: { sizes: { H: 2 }, args: [], shrinks: 3, runsFailed, runs },
});

it('takes a sum of no points for no verdict on hidden cases', () => {
  const glyph = (points: number, pointsMax: number) => hiddenGlyph({ cases: 2, points, pointsMax });
  expect([glyph(0, 0), glyph(4, 4), glyph(3, 4)]).toEqual([null, 'pass', 'warning']);
});

it('gives every state of a case a word and a shape', () => {
  const states: CaseState[] = [
    'passed',
    'failed',
    'partly',
    'costly',
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
  expect([failed, passed, hidden].map((item) => item && rowNote(item).text)).toEqual([
    'on 17 of 50',
    '2.2 ms',
    'hidden',
  ]);
});

it('a case that the time of the run did not reach took no time of its own', () => {
  const fact = { code: 'time-limit', of: 'run', begun: false } as const;
  const lateError = { kind: 'runtime', name: '', message: '', fact } as const;
  const [late] = itemsOfReport(reportOf([outcomeOf('a', { status: 'timed-out', error: lateError })]));
  expect(late && rowNote(late)).toEqual({ text: 'before it began', onePhrase: true });
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
  [0, 0, '', ''],
  [0, 2, ' 2 hidden ones run when you submit.', ' 2 hidden ones run on the server: choose it above.'],
  [0, 1, ' 1 hidden one runs when you submit.', ' 1 hidden one runs on the server: choose it above.'],
  [1, 0, ' 1 more runs on the server when you submit.', ' 1 more runs on the server: choose it above.'],
  [
    2,
    3,
    ' 2 more and 3 hidden ones run on the server when you submit.',
    ' 2 more and 3 hidden ones run on the server: choose it above.',
  ],
])('%i cases of the server and %i hidden ones are announced', (serverCount, hiddenCount, student, author) => {
  expect(elsewhereWords({ serverCount, hiddenCount, reader: 'student' })).toBe(student);
  expect(elsewhereWords({ serverCount, hiddenCount, reader: 'author' })).toBe(author);
});

it('announces the one error of a file that does not load, not its cases', () => {
  const error = { kind: 'compile' as const, name: 'SyntaxError', message: 'Expected `:` here.', line: 19 };
  const broken = (id: string) => outcomeOf(id, { status: 'errored', error });
  expect(announcement(itemsOfReport(reportOf([broken('a'), broken('b')])), '0 of 2 cases pass')).toBe(
    'Line 19 does not compile. No case ran. Expected `:` here.',
  );
});

it('says what a case is worth before it ran, and what it earned after', () => {
  expect(rowPoints({ outcome: null, pointsMax: 1 })).toBe('1 point');
  expect(rowPoints({ outcome: null, pointsMax: 0 })).toBe('no points');
  expect(rowPoints({ outcome: outcomeOf('a', { points: 0, pointsMax: 0 }), pointsMax: 0 })).toBe('no points');
  expect(rowPoints({ outcome: outcomeOf('a', { status: 'failed', points: 0.5 }), pointsMax: 2 })).toBe(
    '0.5 / 2',
  );
});

it('explains why a browser sees fewer points than the exercise has', () => {
  const exercise = { seen: 8, points: 10, serverCount: 0, hiddenCount: 2 };
  expect(pointsElsewhere(exercise)).toBe('You see 8 of the 10 points here; 2 hidden cases have the other 2.');
  expect(pointsElsewhere({ ...exercise, serverCount: 1, hiddenCount: 0 })).toBe(
    'You see 8 of the 10 points here; 1 case on the server has the other 2.',
  );
  expect(pointsElsewhere({ ...exercise, seen: 10 })).toBeNull();
});
