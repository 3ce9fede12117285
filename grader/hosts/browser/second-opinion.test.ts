import { expect, test } from 'vitest';
import type { CaseOutcome, Report } from '#grader/protocol.ts';
import { cpuPasses, doubtfulCases, withOutcomes } from './second-opinion.ts';

const outcome = (id: string, given: Partial<CaseOutcome>): CaseOutcome => ({
  id,
  title: id,
  kind: 'property',
  visibility: 'public',
  status: 'passed',
  points: 1,
  pointsMax: 1,
  durationMs: 1,
  hints: [],
  logs: [],
  pictures: [],
  ...given,
});
const error = {
  kind: 'runtime',
  name: 'Error',
  message: 'Where for rank 5 is not yet supported',
} as const;
const failed = { status: 'failed', points: 0 } as const;
const report = (backend: 'webgpu' | 'cpu', cases: CaseOutcome[]): Report => ({
  version: 2,
  standing: 'provisional',
  exercise: 'cnn/conv2d',
  exerciseHash: 'hash',
  codeHash: 'code',
  seed: 1,
  device: { backend, name: '', software: false, reason: '' },
  runner: 'browser',
  durationMs: 1,
  points: cases.reduce((sum, { points }) => sum + points, 0),
  pointsMax: cases.length,
  cases,
  logs: [],
});

test('the CPU is asked for what failed or threw on a GPU, and for nothing else', () => {
  const cases = [
    outcome('right', {}),
    outcome('wrong', failed),
    outcome('threw', { status: 'errored', points: 0, error }),
    outcome('no-code', { status: 'errored', points: 0, error: { ...error, kind: 'compile' } }),
    outcome('forbidden', { status: 'refused', points: 0 }),
    outcome('endless', { status: 'timed-out', points: 0 }),
    outcome('training', { ...failed, kind: 'training' }),
  ];
  expect(doubtfulCases(report('webgpu', cases))).toEqual(['wrong', 'threw']);
  expect(doubtfulCases(report('cpu', cases))).toEqual([]);
});

test('what passes on the CPU counts as passed and says what the GPU made of it', () => {
  const onGpu = report('webgpu', [
    outcome('right', {}),
    outcome('rank-5', { status: 'errored', points: 0, error }),
    outcome('wrong', failed),
  ]);
  const onCpu = report('cpu', [outcome('rank-5', {}), outcome('wrong', failed)]);
  const outcomes = cpuPasses(onGpu, onCpu);
  expect(outcomes.map(({ id, secondOpinion }) => [id, secondOpinion])).toEqual([
    ['rank-5', { on: 'cpu', instead: { backend: 'webgpu', status: 'errored', message: error.message } }],
  ]);
  const whole = withOutcomes(onGpu, outcomes);
  expect(whole.points).toBe(2);
  expect(whole.cases.map(({ id, status }) => `${id} ${status}`)).toEqual([
    'right passed',
    'rank-5 passed',
    'wrong failed',
  ]);
});
