import { expect, it } from 'vitest';
import type { SubmissionDetailView } from '#server/submissions/submission-view.ts';
import { outcomeOf, reportOf } from '../evidence/testing.ts';
import { itemsOfReport } from '../report/results-model.ts';
import { hiddenChange, sidesOf } from './comparison.ts';

const submission = (number: number, verified = true): SubmissionDetailView => ({
  id: `s${number}`,
  number,
  submittedAt: '2026-01-01T10:00:00.000Z',
  state: verified ? 'verified' : 'queued',
  queuePlace: null,
  points: null,
  pointsMax: 2,
  provisionalPoints: null,
  claimedDevice: null,
  counts: false,
  late: false,
  backend: null,
  commentCount: 0,
  reader: 'owner',
  student: 'Mo Ossander',
  comments: [],
  requests: [],
  rubric: [],
  casePoints: [],
  siblings: [],
  source: `text ${number}`,
  report: verified ? reportOf([outcomeOf('a')]) : null,
  hiddenTotal: null,
  reportProblem: null,
  receipt: { exercise: '', exerciseHash: '', codeHash: '', seed: null, backend: null, runner: null },
});
const draft = { source: 'draft', items: null };
const labels = (shown: SubmissionDetailView, compared: Parameters<typeof sidesOf>[1]) => {
  const { before, after } = sidesOf(shown, compared, draft);
  return [before.label, after.label];
};

it('puts the older submission on the left, whichever was opened', () => {
  expect(labels(submission(3), submission(1))).toEqual(['Submission 1', 'Submission 3']);
  expect(labels(submission(1), submission(3))).toEqual(['Submission 1', 'Submission 3']);
});

it('takes the draft as the newest', () => {
  expect(labels(submission(3), 'draft')).toEqual(['Submission 3', 'Your draft']);
});

it('compares no case of the draft that ran last by a text of before', () => {
  const [own, same, other] = itemsOfReport(reportOf([outcomeOf('a'), outcomeOf('b'), outcomeOf('c')]));
  if (!own || !same || !other) throw new Error('three cases were asked for');
  const items = [own, { ...same, earlierSource: 'draft' }, { ...other, earlierSource: 'text before' }];
  const { after } = sidesOf(submission(3), 'draft', { source: 'draft', items });
  expect(after.items?.map(({ id }) => id)).toEqual(['a', 'b']);
});

it('has no cases for a submission that is not verified yet', () => {
  const { before, after } = sidesOf(submission(1), submission(2, false), draft);
  expect([before.items?.length, after.items]).toEqual([1, null]);
});

it('has what hidden cases gave together where that is not the same on both sides', () => {
  const summed = (number: number, points: number) => ({
    ...submission(number),
    hiddenTotal: { cases: 4, points, pointsMax: 8 },
  });
  const change = (shown: SubmissionDetailView, compared: Parameters<typeof sidesOf>[1]) => {
    const { before, after } = sidesOf(shown, compared, draft);
    return hiddenChange(before, after);
  };
  expect(change(summed(2, 6), summed(1, 4))).toMatchObject({ before: { points: 4 }, after: { points: 6 } });
  expect(change(summed(2, 4), summed(1, 4))).toBeNull();
  expect(change(summed(2, 4), submission(1))).toBeNull();
  expect(change(summed(2, 4), 'draft')).toBeNull();
});
