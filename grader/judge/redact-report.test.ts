/** What a student may see of a verified report, field by field: hidden cases must not become a way to print their inputs. */
import { describe, expect, it } from 'vitest';
import type { CaseOutcome, Report } from '#grader/protocol.ts';
import { redactReport } from './redact-report.ts';

const COST = {
  kernels: { Conv2D: 3 },
  kernelCount: 3,
  newBytes: 1,
  peakBytes: 1,
  leakedTensors: 0,
  wallMs: 1,
};
const outcome = (id: string, told: Partial<CaseOutcome> = {}): CaseOutcome => ({
  ...{ id, title: `Title of ${id}`, kind: 'property', visibility: 'public', status: 'passed' },
  ...{ points: 1, pointsMax: 1, durationMs: 7, hints: [], logs: [], pictures: [] },
  ...told,
});
const hidden = (id: string, told: Partial<CaseOutcome> = {}) =>
  outcome(id, { visibility: 'hidden', ...told });
const report = (...cases: CaseOutcome[]): Report => ({
  ...{ version: 2, standing: 'verified', exercise: 'test/test', exerciseHash: 'h', codeHash: 'c', seed: 1 },
  device: { backend: 'cpu', name: 'CPU', software: false, reason: '' },
  ...{ runner: 'test', durationMs: 5_000, points: 1, pointsMax: 2, cases, logs: [] },
});

/** Each would let a solution say something of what it saw. */
const TELLING: Partial<CaseOutcome> = {
  ...{ inTolerances: 0.123, secondOpinion: { on: 'cpu', instead: { backend: 'webgpu', status: 'failed' } } },
  evidence: { reason: 'r', patterns: [], inputs: [], pictures: [] },
  error: { kind: 'runtime', name: 'N', message: 'm' },
  refusedOperation: 'op',
  hints: [{ misconception: 'm', title: 't', hint: 'h' }],
  ...{ cost: { student: COST, reference: COST }, costChecks: [] },
  logs: [{ level: 'log', text: 'l' }],
  pictures: [{ as: 'line', title: 'p', tensor: { shape: [], data: [1], dtype: 'float32' } }],
  progress: [{ step: 1, values: { loss: 1 } }],
  apart: { kind: 'alike' },
  cut: ['logs'],
};

describe('a hidden case', () => {
  it.each(Object.entries(TELLING))('does not tell of its %s', (key, value) => {
    const [shown] = redactReport(report(hidden('a', { [key]: value })), 'open').cases;
    expect(shown?.[key as keyof CaseOutcome] ?? []).toEqual([]);
  });

  it('keeps what was announced of it, and what it earned', () => {
    const failed = hidden('a', { ...TELLING, status: 'timed-out', points: 0.5, pointsMax: 2 });
    expect(redactReport(report(failed), 'open').cases[0]).toEqual({
      ...{ id: 'a', title: 'Title of a', kind: 'property', visibility: 'hidden', status: 'failed' },
      ...{ points: 0.5, pointsMax: 2, durationMs: 0, hints: [], logs: [], pictures: [] },
    });
  });
});

describe('the time of a run', () => {
  it.each<[string, Report, number]>([
    ['is as it was without hidden cases', report(outcome('a', { durationMs: 7.4 })), 5_000],
    [
      'is that of the public cases beside hidden ones',
      report(outcome('a', { durationMs: 7.4 }), hidden('b'), outcome('c')),
      14,
    ],
    ['is none of hidden cases alone', report(hidden('a'), hidden('b')), 0],
  ])('%s', (_, told, ms) => {
    expect(redactReport(told, 'open').durationMs).toBe(ms);
  });
});

describe('a sealed exercise', () => {
  it('numbers its hidden cases among themselves, in their places', () => {
    const { cases } = redactReport(report(hidden('x'), outcome('a'), hidden('y'), hidden('z')), 'sealed');
    expect(cases.map(({ id, title, untitled }) => [id, title, untitled])).toEqual([
      ['hidden-1', 'Hidden case 1', true],
      ['a', 'Title of a', undefined],
      ['hidden-2', 'Hidden case 2', true],
      ['hidden-3', 'Hidden case 3', true],
    ]);
  });

  it('counts the kernels of its reference, and names those of the student alone', () => {
    const { cases } = redactReport(
      report(outcome('a', { cost: { student: COST, reference: COST } })),
      'sealed',
    );
    expect(cases[0]?.cost).toEqual({ student: COST, reference: { ...COST, kernels: {} } });
    const alone = outcome('a', { cost: { student: COST } });
    expect(redactReport(report(alone), 'sealed').cases[0]).toEqual(alone);
    const open = outcome('a', { cost: { student: COST, reference: COST } });
    expect(redactReport(report(open), 'open').cases[0]).toEqual(open);
  });
});

it('who redacts a report leaves the one that is kept as it was', () => {
  const kept = report(hidden('a', TELLING), outcome('b', { cost: { student: COST, reference: COST } }));
  const before = structuredClone(kept);
  redactReport(kept, 'sealed');
  expect(kept).toEqual(before);
});
