import { expect, it } from 'vitest';
import { outcomeOf, planOf, reportOf } from '../evidence/testing.ts';
import { marksOfEarlier, marksOfRun } from './run-marks.ts';
import { idleRun, type RunState, runReducer } from './run-state.ts';

const plan = [planOf('a'), planOf('b'), planOf('c')];
const after = (outcomes: ReturnType<typeof outcomeOf>[]): RunState =>
  runReducer(runReducer(idleRun(plan), { type: 'started', plan, source: '' }), {
    type: 'event',
    event: { type: 'done', report: reportOf(outcomes) },
  });
const error = { kind: 'runtime' as const, name: 'TypeError', message: 'k is not a tensor', line: 16 };

it('marks the line that threw once, however many cases it broke', () => {
  const broken = (id: string) => outcomeOf(id, { status: 'errored', error });
  expect(marksOfRun(after([broken('a'), broken('b'), outcomeOf('c')]))).toEqual([
    { line: 16, column: undefined, message: 'Case 1: k is not a tensor', severity: 'error' },
  ]);
});

it('gives the case the number that it has in the exercise', () => {
  const second = [{ ...planOf('b'), number: 2 }];
  const started = runReducer(idleRun(second), { type: 'started', plan: second, source: '' });
  const report = reportOf([outcomeOf('b', { status: 'errored', error })]);
  expect(marksOfRun(runReducer(started, { type: 'event', event: { type: 'done', report } }))).toMatchObject([
    { message: 'Case 2: k is not a tensor' },
  ]);
});

it('does not name a case when no case ran', () => {
  const compile = { ...error, kind: 'compile' as const, column: 4 };
  expect(marksOfRun(after([outcomeOf('a', { status: 'errored', error: compile })]))).toMatchObject([
    { column: 4, message: 'k is not a tensor' },
  ]);
});

it('has nothing to mark when nothing threw or no line is known', () => {
  const { line: _line, ...nowhere } = error;
  expect(marksOfRun(idleRun(plan))).toEqual([]);
  expect(
    marksOfRun(
      after([outcomeOf('a', { status: 'failed' }), outcomeOf('b', { status: 'errored', error: nowhere })]),
    ),
  ).toEqual([]);
});

it('leaves out lines of an older text that a case still shows', () => {
  const before = after([outcomeOf('a', { status: 'errored', error }), outcomeOf('b'), outcomeOf('c')]);
  const oneAgain = (source: string) =>
    marksOfRun(runReducer(before, { type: 'started', plan, source, caseIds: ['b'] }));
  expect(oneAgain('changed')).toEqual([]);
  expect(oneAgain('')).toHaveLength(1);
});

it('marks of an earlier text say so, and are no errors of this one', () => {
  const marks = marksOfRun(after([outcomeOf('a', { status: 'errored', error })]));
  expect(marksOfEarlier(marks)).toMatchObject([
    {
      line: 16,
      severity: 'hint',
      message: expect.stringMatching(/^In the code that ran, .*k is not a tensor$/),
    },
  ]);
});
