import { expect, test } from 'vitest';
import type { StudentPreviewView } from '#server/planning/assign/assign-view.ts';
import { NO_ANSWERS, shownPreview, withAnswer } from './preview-answers.ts';

const VIEW: StudentPreviewView = {
  state: 'open',
  opens: null,
  due: '2026-12-07T18:00',
  closes: null,
  lateSteps: 0,
  pointsAtMost: 10,
  points: 10,
  disclosure: 'open',
  publicCases: 3,
  serverCases: 0,
  hiddenCases: 1,
  rule: 'everyone',
  steps: [{ until: null, state: 'open', pointsAtMost: 10 }],
};
const ADA = { whom: 'person ada', at: '2026-12-01T10:00', saved: 'first' };
const answered = withAnswer(NO_ANSWERS, { of: ADA, answer: { ok: true, value: VIEW } });
const NOTHING = { steps: null, atInstant: null };

test('what one student finds is never shown under another, nor under what was saved since', () => {
  expect(shownPreview(NO_ANSWERS, ADA)).toEqual({ ...NOTHING, problem: null, isAsking: true });
  expect(shownPreview(answered, ADA)).toEqual({
    steps: VIEW,
    atInstant: VIEW,
    problem: null,
    isAsking: false,
  });
  for (const other of [{ whom: 'person bo' }, { saved: 'second' }])
    expect(shownPreview(answered, { ...ADA, ...other })).toEqual({
      ...NOTHING,
      problem: null,
      isAsking: true,
    });
});

test('at another instant the steps of the same student stay, and what they find then is asked for', () => {
  expect(shownPreview(answered, { ...ADA, at: '2026-12-02T10:00' })).toEqual({
    steps: VIEW,
    atInstant: null,
    problem: null,
    isAsking: true,
  });
});

test('a refusal is said of what it answers alone, and shows nobody else’s dates', () => {
  const bo = { ...ADA, whom: 'person bo' };
  const refused = withAnswer(answered, { of: bo, answer: { ok: false, problem: 'Not reached.' } });
  expect(shownPreview(refused, bo)).toEqual({ ...NOTHING, problem: 'Not reached.', isAsking: false });
  expect(shownPreview(refused, ADA)).toMatchObject({ atInstant: VIEW, problem: null, isAsking: false });
});
