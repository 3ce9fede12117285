import { expect, test } from 'vitest';
import { countsOfPlaywright, secondsOfSpecs, troublesOfPlaywright } from './e2e-counts.ts';

const stats = { expected: 5, unexpected: 0, flaky: 0, skipped: 1 };

test('two tests that needed a second try have passed, and a third is one too many', () => {
  expect(countsOfPlaywright({ stats: { ...stats, flaky: 2 }, errors: [] }, 0)).toEqual({
    passed: 7,
    failed: 0,
    skipped: 1,
  });
  expect(countsOfPlaywright({ stats: { ...stats, flaky: 3 }, errors: [] }, 0)).toEqual({
    passed: 5,
    failed: 3,
    skipped: 1,
  });
});

test('a test that failed, or passed on its second try, is named with the first line of what went wrong', () => {
  const spec = (title: string, status: string, message?: string) => ({
    title,
    line: 7,
    tests: [{ status, results: [{ duration: 1, ...(message ? { error: { message } } : {}) }] }],
  });
  const suites = [
    {
      file: 'a.spec.ts',
      specs: [
        spec('well', 'expected'),
        spec('late', 'flaky', '\u001b[31mError: not there\u001b[39m\n  at b'),
      ],
      suites: [{ file: 'a.spec.ts', specs: [spec('gone', 'unexpected', 'Error: gone')] }],
    },
  ];
  expect(troublesOfPlaywright({ suites })).toEqual([
    'passed on its second try: e2e/a.spec.ts:7 late: Error: not there',
    'failed: e2e/a.spec.ts:7 gone: Error: gone',
  ]);
});

test('an error outside every test, an exit code alone, and a run without tests all count as failed', () => {
  expect(countsOfPlaywright({ stats, errors: [{}] }, 1).failed).toBe(1);
  expect(countsOfPlaywright({ stats, errors: [] }, 1).failed).toBe(1);
  expect(countsOfPlaywright({ stats: { ...stats, expected: 0 }, errors: [] }, 0).failed).toBe(1);
});

test('the time of a spec is that of all its tests, in whatever group, with every try', () => {
  const took = (...durations: number[]) => ({
    title: '',
    line: 1,
    tests: [{ status: 'expected', results: durations.map((duration) => ({ duration })) }],
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
