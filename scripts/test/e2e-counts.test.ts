import { expect, test } from 'vitest';
import { countsOfPlaywright, secondsOfSpecs } from './e2e-counts.ts';

const stats = { expected: 5, unexpected: 0, flaky: 0, skipped: 1 };

test('a flaky test counts as failed', () => {
  expect(countsOfPlaywright({ stats: { ...stats, flaky: 1 }, errors: [] }, 0)).toEqual({
    passed: 5,
    failed: 1,
    skipped: 1,
  });
});

test('an error outside every test, an exit code alone, and a run without tests all count as failed', () => {
  expect(countsOfPlaywright({ stats, errors: [{}] }, 1).failed).toBe(1);
  expect(countsOfPlaywright({ stats, errors: [] }, 1).failed).toBe(1);
  expect(countsOfPlaywright({ stats: { ...stats, expected: 0 }, errors: [] }, 0).failed).toBe(1);
});

test('the time of a spec is that of all its tests, in whatever group, with every try', () => {
  const took = (...durations: number[]) => ({
    tests: [{ results: durations.map((duration) => ({ duration })) }],
  });
  const suites = [
    { file: 'short.spec.ts', specs: [took(1_000)] },
    {
      file: 'long.spec.ts',
      specs: [took(2_000)],
      suites: [{ file: 'long.spec.ts', specs: [took(500, 700), took(1_000)] }],
    },
  ];
  expect(Object.entries(secondsOfSpecs({ suites }))).toEqual([
    ['long.spec.ts', 4.2],
    ['short.spec.ts', 1],
  ]);
});
