import { expect, it } from 'vitest';
import { outcomeOf, reportOf } from '../evidence/testing.ts';
import { receiptCode, receiptText } from './receipt.ts';
import { verifiedWords } from './verified-words.ts';

const report = reportOf([
  outcomeOf('a'),
  outcomeOf('b', { visibility: 'hidden' }),
  outcomeOf('c', { visibility: 'hidden', status: 'failed', title: 'an input that is not square' }),
]);

it('says both scores when the server found less than the browser, and which hidden case failed', () => {
  expect(
    verifiedWords({
      reportProblem: null,
      hiddenTotal: null,
      points: 4,
      pointsMax: 6,
      provisionalPoints: 6,
      report,
    }),
  ).toEqual({
    title: 'Verified 4 / 6. Your browser had 6.',
    text: '2 of 3 cases pass. Hidden case 2, an input that is not square: failed.',
    below: true,
  });
});

it('says why the same cases can come out otherwise, when no hidden one failed', () => {
  const same = reportOf([outcomeOf('a', { status: 'failed' }), outcomeOf('b', { visibility: 'hidden' })]);
  const { text, below } = verifiedWords({
    reportProblem: null,
    hiddenTotal: null,
    points: 2,
    pointsMax: 4,
    provisionalPoints: 3,
    report: same,
  });
  expect(below).toBe(true);
  expect(text).toContain("on the server's CPU they came out otherwise");
});

it('does not say the name of a hidden case twice when its number is all the name it has', () => {
  const sealed = reportOf([
    outcomeOf('h', { visibility: 'hidden', status: 'failed', title: 'Hidden case 1', untitled: true }),
  ]);
  expect(
    verifiedWords({
      reportProblem: null,
      hiddenTotal: null,
      points: 0,
      pointsMax: 2,
      provisionalPoints: null,
      report: sealed,
    }).text,
  ).toBe('0 of 1 case passes. Hidden case 1: failed.');
});

it('says of hidden cases what they give together, where the reader is told of no single one', () => {
  const open = reportOf([outcomeOf('a'), outcomeOf('b', { status: 'failed' })]);
  const hiddenTotal = { cases: 7, points: 4, pointsMax: 6 };
  const of = { reportProblem: null, points: 6, pointsMax: 10, provisionalPoints: 7, report: open };
  expect(verifiedWords({ ...of, hiddenTotal }).text).toBe(
    '1 of 2 open cases pass. The 7 hidden cases together give 4 of 6 points.',
  );
  const full = { cases: 1, points: 6, pointsMax: 6 };
  expect(verifiedWords({ ...of, hiddenTotal: full }).text).toMatch(
    /^1 of 2 open cases pass. The hidden case gives 6 of 6 points. Your browser ran the same cases/,
  );
  expect(verifiedWords({ ...of, report: reportOf([]), hiddenTotal: full }).text).toBe(
    'The hidden case gives 6 of 6 points.',
  );
});

it('says one score when both agree or the browser had less', () => {
  for (const provisionalPoints of [null, 2, 4]) {
    expect(
      verifiedWords({
        reportProblem: null,
        hiddenTotal: null,
        points: 4,
        pointsMax: 6,
        provisionalPoints,
        report,
      }),
    ).toMatchObject({
      title: '4 / 6, verified',
      below: false,
    });
  }
});

it('says that all cases pass', () => {
  const full = reportOf([outcomeOf('a'), outcomeOf('b', { visibility: 'hidden' })]);
  expect(
    verifiedWords({
      reportProblem: null,
      hiddenTotal: null,
      points: 4,
      pointsMax: 4,
      provisionalPoints: 4,
      report: full,
    }).text,
  ).toBe('All 2 cases pass.');
});

it('gives a receipt with everything that a replay needs', () => {
  const submission = {
    id: 's1',
    number: 3,
    submittedAt: '2026-11-23T14:31:00.000Z',
    state: 'verified' as const,
    queuePlace: null,
    points: 4,
    pointsMax: 6,
    provisionalPoints: 6,
    claimedDevice: null,
    counts: true,
    late: false,
    backend: 'cpu',
    commentCount: 0,
    reader: 'owner' as const,
    student: 'Mo Ossander',
    comments: [],
    requests: [],
    rubric: [],
    casePoints: [],
    siblings: [],
    source: '',
    report,
    reportProblem: null,
    hiddenTotal: null,
    receipt: {
      exercise: 'cnn/conv2d',
      exerciseHash: 'e1',
      codeHash: 'a41f90c2ff',
      seed: 7,
      backend: 'cpu',
      runner: null,
    },
  };
  expect(receiptCode(submission)).toBe('a41f-90c2');
  const text = receiptText(submission);
  for (const part of [
    'exercise: cnn/conv2d',
    'code: a41f90c2ff',
    'points: 4 of 6',
    'seed: 7',
    'backend: cpu',
  ]) {
    expect(text).toContain(part);
  }
  expect(text).not.toContain('runner');
});

it.each(['unknown-version', 'damaged'] as const)(
  'says that the points stand where a report is %s',
  (reportProblem) => {
    const words = verifiedWords({
      points: 4,
      pointsMax: 6,
      provisionalPoints: 4,
      report: null,
      hiddenTotal: null,
      reportProblem,
    });
    expect(words).toMatchObject({
      title: '4 / 6, verified',
      text: expect.stringContaining('The points stand'),
    });
  },
);
