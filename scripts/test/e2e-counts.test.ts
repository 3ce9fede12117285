import { expect, test } from 'vitest';
import { countsOfPlaywright } from './e2e-counts.ts';

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
