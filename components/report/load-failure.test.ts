import { describe, expect, it } from 'vitest';
import { outcomeOf, planOf, reportOf } from '../evidence/testing.ts';
import { itemsOfRun } from '../runs/run-items.ts';
import { idleRun, runReducer } from '../runs/run-state.ts';
import { loadErrorOf, loadErrorTitle } from './load-failure.ts';
import { itemsOfReport } from './results-model.ts';

const error = { kind: 'compile' as const, name: 'SyntaxError', message: 'Unexpected token', line: 4 };
const broken = (id: string) => outcomeOf(id, { status: 'errored', error });
const plan = [planOf('a'), planOf('b')];

describe('a file that does not load', () => {
  it('is told once for all cases', () => {
    expect(loadErrorOf(itemsOfReport(reportOf([broken('a'), broken('b')])))).toEqual(error);
  });

  it('is told from the first case on, while the others still wait', () => {
    const started = runReducer(idleRun(plan), { type: 'started', plan, source: '' });
    const first = runReducer(started, { type: 'event', event: { type: 'outcome', outcome: broken('a') } });
    expect(loadErrorOf(itemsOfRun(first))).toEqual(error);
  });

  it('is told of a verified report too, whose hidden cases show no error', () => {
    const hidden = outcomeOf('h', { visibility: 'hidden', status: 'errored' });
    expect(loadErrorOf(itemsOfReport(reportOf([broken('a'), hidden])))).toEqual(error);
    const passed = outcomeOf('h', { visibility: 'hidden' });
    expect(loadErrorOf(itemsOfReport(reportOf([broken('a'), passed])))).toBeNull();
  });

  it('is told when one case ran again, whatever the others had before', () => {
    const whole = runReducer(runReducer(idleRun(plan), { type: 'started', plan, source: 'first' }), {
      type: 'event',
      event: { type: 'done', report: reportOf([outcomeOf('a'), outcomeOf('b')]) },
    });
    const again = runReducer(whole, { type: 'started', plan, source: 'second', caseIds: ['b'] });
    const ended = runReducer(again, {
      type: 'event',
      event: { type: 'done', report: reportOf([broken('b')]) },
    });
    expect(loadErrorOf(itemsOfRun(ended))).toEqual(error);
  });

  it('is not made of a case that threw on its own', () => {
    const threw = outcomeOf('b', { status: 'errored', error: { ...error, kind: 'runtime' } });
    expect(loadErrorOf(itemsOfReport(reportOf([threw])))).toBeNull();
    expect(loadErrorOf(itemsOfReport(reportOf([broken('a'), threw])))).toBeNull();
  });
});

it('names the line, and what could not be done with it', () => {
  expect(loadErrorTitle(error)).toBe('Line 4 does not compile');
  expect(loadErrorTitle({ ...error, kind: 'load' })).toBe('Line 4 does not load');
  expect(loadErrorTitle({ kind: 'load', name: '', message: '' })).toBe('Your code does not load');
});
