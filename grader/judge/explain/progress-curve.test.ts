import { expect, it } from 'vitest';
import { createProgressCurve, PROGRESS_POINTS_MAX } from './progress-curve.ts';

function stepsKept(count: number): number[] {
  const curve = createProgressCurve();
  for (let step = 0; step < count; step += 1) curve.add({ step, values: { loss: 1 / (step + 1) } });
  return curve.points().map(({ step }) => step);
}

it('keeps every step of a short run', () => {
  expect(stepsKept(0)).toEqual([]);
  expect(stepsKept(3)).toEqual([0, 1, 2]);
});

it.each([201, 1000, 10_000])('of %i steps keeps few, evenly, from the first to the last', (count) => {
  const steps = stepsKept(count);
  expect(steps.length).toBeLessThanOrEqual(PROGRESS_POINTS_MAX + 1);
  expect(steps.length).toBeGreaterThan(PROGRESS_POINTS_MAX / 2 - 1);
  expect([steps[0], steps.at(-1)]).toEqual([0, count - 1]);
  const gaps = steps.slice(1, -1).map((step, i) => step - (steps[i] ?? 0));
  expect(new Set(gaps).size).toBe(1);
});
