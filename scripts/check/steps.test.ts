import { expect, test } from 'vitest';
import { realmEnd, STEPS, unitEnd } from './steps.ts';

const clean = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 1, numTodoTests: 0, testResults: [] };

test('passing tests are counted and skipped ones are shown', () => {
  expect(unitEnd(clean, 0, '')).toMatchObject({ passed: 3, failed: 0, skipped: 1 });
  expect(unitEnd(clean, 0, '').summary).toContain('1 skipped');
});

test('a test file that does not load fails the step although it has no test', () => {
  const report = {
    ...clean,
    testResults: [{ name: '/a.test.ts', startTime: 0, endTime: 0, status: 'failed', assertionResults: [] }],
  };
  expect(unitEnd(report, 1, '')).toMatchObject({ passed: 3, failed: 1 });
});

test('a failing test is named with the first line of what went wrong', () => {
  const failing = { status: 'failed', fullName: 'adds up', failureMessages: ['AssertionError: 3\n  at a'] };
  const report = {
    ...clean,
    numFailedTests: 1,
    testResults: [
      {
        name: `${process.cwd()}/db/a.test.ts`,
        startTime: 0,
        endTime: 0,
        status: 'failed',
        assertionResults: [failing, { status: 'passed', fullName: 'goes on' }],
      },
    ],
  };
  expect(unitEnd(report, 1, '').troubles).toEqual(['failed: db/a.test.ts adds up: AssertionError: 3']);
});

test('a test that passed on its second try is named, and a third of them is one too many', () => {
  const unsure = { status: 'passed', fullName: 'waits', failureMessages: ['Error: too early'] };
  const reportOf = (flaky: number) => ({
    ...clean,
    testResults: [
      {
        name: `${process.cwd()}/db/a.test.ts`,
        startTime: 0,
        endTime: 0,
        status: 'passed',
        assertionResults: Array.from({ length: flaky }, () => unsure),
      },
    ],
  });
  expect(unitEnd(reportOf(1), 0, '')).toMatchObject({
    passed: 3,
    failed: 0,
    troubles: ['passed on its second try: db/a.test.ts waits: Error: too early'],
  });
  expect(unitEnd(reportOf(3), 0, '')).toMatchObject({ passed: 0, failed: 3 });
});

test('an error outside every test fails the step', () => {
  expect(unitEnd(clean, 1, '')).toMatchObject({ failed: 1 });
});

test('a run without any test fails', () => {
  expect(unitEnd({ ...clean, numPassedTests: 0 }, 0, '')).toMatchObject({ failed: 1 });
});

test('the time of each test file is kept, the longest first', () => {
  const file = (name: string, endTime: number) => ({
    name: `${process.cwd()}/${name}`,
    status: 'passed',
    startTime: 1_000,
    endTime,
    assertionResults: [],
  });
  const report = { ...clean, testResults: [file('db/a.test.ts', 2_540), file('app/b.test.ts', 61_000)] };
  expect(Object.entries(unitEnd(report, 0, '').files ?? {})).toEqual([
    ['app/b.test.ts', 60],
    ['db/a.test.ts', 1.5],
  ]);
});

const listed = Array.from({ length: 120 }, (_, i) => `/p/grader/judge/part-${i}.ts`).join('\n');

test('files of judge and realm that need a browser or Node fail, with what tsc says and without its list', () => {
  const said = "grader/judge/a.ts(1,1): error TS2304: Cannot find name 'document'.";
  const end = realmEnd(2, `${said}\n${listed}`);
  expect(end).toMatchObject({ failed: 1, output: expect.stringContaining(said) });
  expect(end.output).not.toContain('part-1.ts');
});

test('a pattern that finds hardly a file of judge and realm fails', () => {
  expect(realmEnd(0, '/p/grader/judge/a.ts')).toMatchObject({ failed: 1 });
  expect(realmEnd(0, listed)).toMatchObject({
    passed: 1,
    summary: '120 files need neither browser nor Node',
  });
});

test('a step waits for steps that there are, since one that is not there is not waited for', () => {
  const names = STEPS.map(({ name }) => name);
  const awaited = STEPS.flatMap(({ after = [] }) => after);
  expect(awaited).not.toHaveLength(0);
  expect(awaited.filter((name) => !names.includes(name))).toEqual([]);
});
