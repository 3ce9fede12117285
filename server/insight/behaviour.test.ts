import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CaseOutcome, type Hint, PROTOCOL_VERSION, type Report } from '#grader/protocol.ts';
import { behaviourOf } from './behaviour.ts';

const failed = (id: string, data: number[] | null, hints: Hint[] = []): CaseOutcome => ({
  id,
  title: id,
  kind: 'property',
  visibility: 'public',
  status: 'failed',
  points: 0,
  pointsMax: 1,
  durationMs: 1,
  hints,
  logs: [],
  pictures: [],
  evidence: {
    reason: 'off',
    patterns: [],
    inputs: [],
    pictures: [],
    ...(data === null ? {} : { actual: { shape: [data.length], data, dtype: 'float32' } }),
  },
});

const report = (cases: CaseOutcome[]): Report => ({
  version: PROTOCOL_VERSION,
  standing: 'verified',
  exercise: 'e',
  exerciseHash: 'h',
  codeHash: 'c',
  seed: 1,
  device: { backend: 'cpu', name: 'CPU', software: false, reason: '' },
  runner: 'test',
  durationMs: 1,
  points: 0,
  pointsMax: 1,
  cases,
  logs: [],
});
const signature = (...cases: CaseOutcome[]) => behaviourOf(report(cases)).signature;

describe('the behaviour of a program', () => {
  it('is the same for the same numbers, however long they took and whatever rounding did', () => {
    const slow = { ...failed('a', [1.00001, -2]), durationMs: 99 };
    expect(signature(slow)).toBe(signature(failed('a', [1, -2])));
    expect(signature(failed('a', [-0]))).toBe(signature(failed('a', [0])));
  });

  it('differs for other numbers, another case, and another set of failing cases', () => {
    fc.assert(
      fc.property(fc.integer({ min: -99, max: 99 }), fc.integer({ min: -99, max: 99 }), (a, b) => {
        expect(signature(failed('a', [a])) === signature(failed('a', [b]))).toBe(a === b);
      }),
    );
    expect(signature(failed('a', [1]))).not.toBe(signature(failed('b', [1])));
    expect(signature(failed('a', [1]))).not.toBe(signature(failed('a', [1]), failed('b', [1])));
  });

  it('is none where nothing came back, and names the mistake that was recognised', () => {
    expect(signature(failed('a', null))).toBeNull();
    const hint = { misconception: 'flips', title: 'Flips', hint: 'Look.' };
    expect(behaviourOf(report([failed('a', [1], [hint])])).misconception).toBe('flips');
  });
});
