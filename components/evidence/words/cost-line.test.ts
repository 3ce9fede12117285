import { expect, it } from 'vitest';
import type { Cost } from '#grader/protocol.ts';
import { outcomeOf } from '../testing.ts';
import { costCheckText, costSentence, leakedTensors } from './cost-line.ts';

const cost = (change: Partial<Cost>): Cost => ({
  kernels: {},
  kernelCount: 1,
  newBytes: 0,
  peakBytes: 1_200_000,
  leakedTensors: 0,
  wallMs: 1,
  ...change,
});

it('compares kernels and peak with the reference and names leaks only when there are some', () => {
  expect(costSentence({ student: cost({}) })).toBe('1 kernel, 1.2 MB at the peak');
  expect(costSentence({ student: cost({ kernelCount: 48_276 }) })).toMatch(/^48,276 kernels, /);
  expect(
    costSentence({
      student: cost({ kernelCount: 38, leakedTensors: 3 }),
      reference: cost({ kernelCount: 9 }),
    }),
  ).toBe('38 kernels (reference 9), 1.2 MB at the peak (reference 1.2 MB), 3 tensors leaked');
});

it('adds up leaks over a run and says nothing when nothing was metered', () => {
  const leaky = (id: string, count: number) =>
    outcomeOf(id, { cost: { student: cost({ leakedTensors: count }) } });
  expect(leakedTensors([leaky('a', 2), leaky('b', 0), outcomeOf('c')])).toBe(2);
  // A negative count is an entry point that disposed of its arguments, not a leak made good.
  expect(leakedTensors([leaky('a', 2), leaky('b', -1)])).toBe(2);
  expect(leakedTensors([outcomeOf('a')])).toBeNull();
});

it('says what a point for cost asked, beside what came', () => {
  const check = { points: 0, pointsMax: 1, student: 38, reference: 9, limit: 27 };
  expect(costCheckText({ ...check, kind: 'kernels' })).toBe('38 kernels, at most 27 (reference 9)');
  expect(costCheckText({ ...check, kind: 'no-leak', student: 1, limit: 0 })).toBe(
    '1 tensor left behind, at most 0',
  );
  expect(costCheckText({ ...check, kind: 'no-leak', student: 0, limit: 0 })).toBe('no tensor left behind');
});
