import { expect, test } from 'vitest';
import { unitEnd } from './steps.ts';

const clean = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 1, numTodoTests: 0, testResults: [] };

test('passing tests are counted and skipped ones are shown', () => {
  expect(unitEnd(clean, 0, '')).toMatchObject({ passed: 3, failed: 0, skipped: 1 });
  expect(unitEnd(clean, 0, '').summary).toContain('1 skipped');
});

test('a test file that does not load fails the step although it has no test', () => {
  const report = { ...clean, testResults: [{ status: 'failed', assertionResults: [] }] };
  expect(unitEnd(report, 1, '')).toMatchObject({ passed: 3, failed: 1 });
});

test('an error outside every test fails the step', () => {
  expect(unitEnd(clean, 1, '')).toMatchObject({ failed: 1 });
});

test('a run without any test fails', () => {
  expect(unitEnd({ ...clean, numPassedTests: 0 }, 0, '')).toMatchObject({ failed: 1 });
});
