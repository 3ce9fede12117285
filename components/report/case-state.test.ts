import { expect, it } from 'vitest';
import type { CostCheck } from '#grader/protocol.ts';
import { outcomeOf } from '../evidence/testing.ts';
import { isFailing, stateOfOutcome } from './case-state.ts';

const check = (points: number): CostCheck => ({
  kind: 'no-leak',
  points,
  pointsMax: 1,
  student: 1,
  limit: 0,
});

it.each([
  ['passed', outcomeOf('a')],
  ['failed', outcomeOf('a', { status: 'failed' })],
  ['partly', outcomeOf('a', { status: 'failed', points: 1 })],
  ['costly', outcomeOf('a', { status: 'failed', points: 1, costChecks: [check(0)] })],
  ['timed-out', outcomeOf('a', { status: 'timed-out', points: 1 })],
] as const)('%s is told from the other ends of a case', (state, outcome) => {
  expect(stateOfOutcome(outcome)).toBe(state);
  expect(isFailing({ state })).toBe(state !== 'passed');
});
