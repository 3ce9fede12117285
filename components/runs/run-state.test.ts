import { describe, expect, it } from 'vitest';
import type { JudgeEvent } from '#grader/protocol.ts';
import { outcomeOf, planOf, reportOf } from '../evidence/testing.ts';
import { idleRun, isRunning, type RunAction, type RunState, runReducer } from './run-state.ts';

const plan = [planOf('a'), planOf('b'), planOf('c')];
const play = (actions: (RunAction | JudgeEvent)[], from: RunState = idleRun(plan)) =>
  actions.reduce<RunState>(
    (state, action) =>
      runReducer(
        state,
        ['started', 'event', 'stopped'].includes(action.type) || action.type === 'fault'
          ? (action as RunAction)
          : { type: 'event', event: action as JudgeEvent },
      ),
    from,
  );
const started: RunAction = { type: 'started', plan, source: 'export {}' };
const states = (state: RunState) => state.cases.map((entry) => entry.state);

describe('a run', () => {
  it('fills case by case as events come', () => {
    const state = play([
      started,
      { type: 'case-started', id: 'a' },
      { type: 'outcome', outcome: outcomeOf('a') },
      { type: 'case-started', id: 'b' },
    ]);
    expect(states(state)).toEqual(['done', 'running', 'waiting']);
    expect(isRunning(state)).toBe(true);
  });

  it('keeps the log lines of a case with the case and those before any case apart', () => {
    const line = { level: 'log' as const, text: 'shape 3' };
    const state = play([
      started,
      { type: 'log', caseId: null, line },
      { type: 'case-started', id: 'b' },
      { type: 'log', caseId: 'b', line },
    ]);
    expect(state.logs).toEqual([line]);
    expect(state.cases.map((entry) => entry.logs.length)).toEqual([0, 1, 0]);
  });

  it('takes the report as the last word on every case', () => {
    const report = reportOf([outcomeOf('a'), outcomeOf('b', { status: 'failed' })]);
    const state = play([started, { type: 'case-started', id: 'a' }, { type: 'done', report }]);
    expect(state.phase).toBe('finished');
    expect(state.cases.map((entry) => entry.outcome?.status ?? entry.state)).toEqual([
      'passed',
      'failed',
      'skipped',
    ]);
  });

  it('runs only the chosen cases and skips the rest', () => {
    expect(states(play([{ ...started, caseIds: ['b'] }]))).toEqual(['skipped', 'waiting', 'skipped']);
  });

  it('keeps what the other cases had when only one runs again, with the text that gave it', () => {
    const first = play([
      started,
      { type: 'done', report: reportOf([outcomeOf('a', { status: 'failed' }), outcomeOf('b')]) },
    ]);
    const again = play(
      [
        { ...started, source: 'export const mended = 1', caseIds: ['a'] },
        { type: 'done', report: reportOf([outcomeOf('a')]) },
      ],
      first,
    );
    expect(again.cases.map((entry) => [entry.outcome?.status, entry.earlierSource])).toEqual([
      ['passed', null],
      ['passed', 'export {}'],
      [undefined, null],
    ]);
    const third = play([{ ...started, source: 'third', caseIds: ['a'] }], again);
    expect(third.cases[1]?.earlierSource).toBe('export {}');
  });

  it('names the cases that a run ended before, and keeps the others when the rest runs', () => {
    const late = outcomeOf('a', { status: 'timed-out' });
    const first = play([started, { type: 'done', report: reportOf([late]) }]);
    expect(first.unrun).toEqual(['b', 'c']);
    const rest = play(
      [
        { ...started, caseIds: first.unrun, continues: true },
        { type: 'done', report: reportOf([outcomeOf('b'), outcomeOf('c')]) },
      ],
      first,
    );
    expect(rest.cases.map((entry) => [entry.outcome?.status, entry.earlierSource])).toEqual([
      ['timed-out', null],
      ['passed', null],
      ['passed', null],
    ]);
    expect(rest.unrun).toEqual([]);
  });

  it('forgets everything of the run before', () => {
    const first = play([started, { type: 'outcome', outcome: outcomeOf('a', { status: 'failed' }) }]);
    const second = play([started], first);
    expect(second.cases.every((entry) => entry.outcome === null)).toBe(true);
  });
});

describe('the end of a run', () => {
  it('marks the case in hand as stopped and those to come as skipped', () => {
    const state = play([
      started,
      { type: 'outcome', outcome: outcomeOf('a') },
      { type: 'case-started', id: 'b' },
      { type: 'stopped' },
    ]);
    expect(states(state)).toEqual(['done', 'stopped', 'skipped']);
    expect(state.phase).toBe('stopped');
  });

  it('ignores events that arrive late from a stopped realm', () => {
    const stopped = play([started, { type: 'case-started', id: 'a' }, { type: 'stopped' }]);
    expect(play([{ type: 'outcome', outcome: outcomeOf('a') }], stopped)).toBe(stopped);
  });

  it('keeps what passed when the grader breaks', () => {
    const state = play([
      started,
      { type: 'outcome', outcome: outcomeOf('a') },
      { type: 'fault', message: 'the judge stopped' },
    ]);
    expect(state).toMatchObject({ phase: 'fault', fault: 'the judge stopped' });
    expect(states(state)).toEqual(['done', 'skipped', 'skipped']);
  });
});

it('bounds the live curve of a long training', () => {
  const events: JudgeEvent[] = Array.from({ length: 1_000 }, (_, step) => ({
    type: 'progress',
    caseId: 'a',
    step,
    values: { loss: 1 / (step + 1) },
  }));
  const progress = play([started, ...events]).cases[0]?.progress ?? [];
  expect(progress.length).toBeLessThanOrEqual(401);
  expect(progress.at(-1)?.step).toBe(999);
});

describe('a run of an earlier visit', () => {
  const report = reportOf([outcomeOf('a'), outcomeOf('b', { status: 'failed' })]);
  const restored: RunAction = { type: 'restored', plan, source: 'export {}', report };

  it('comes back with its outcomes, its code, and what it did not reach', () => {
    const state = runReducer(idleRun(plan), restored);
    expect(state).toMatchObject({ phase: 'finished', source: 'export {}', unrun: ['c'] });
    expect(state.cases.map(({ outcome }) => outcome?.status ?? null)).toEqual(['passed', 'failed', null]);
  });

  it('takes no place of one that runs already', () => {
    const running = runReducer(idleRun(plan), started);
    expect(runReducer(running, restored)).toBe(running);
  });
});
