/** How an outcome is put together, and what a report gives up first to stay small. */
import { describe, expect, it } from 'vitest';
import type { CaseOutcome, CasePlan, CutPart, LogLine } from '#grader/protocol.ts';
import { buildOutcome, buildReport } from './report.ts';
import { withinBudget } from './report-budget.ts';
import { roundPoints } from './round-points.ts';

const PLAN: CasePlan = { id: 'a', title: 'A', kind: 'property', visibility: 'public', pointsMax: 2 };
const build = (told: Partial<Parameters<typeof buildOutcome>[0]> = {}) =>
  buildOutcome({ plan: PLAN, result: { status: 'passed' }, durationMs: 1, logs: [], pictures: [], ...told });
const EVIDENCE = { reason: 'r', patterns: [], inputs: [], pictures: [] };
const picture = (title: string, length = 1) => ({
  ...{ as: 'line' as const, title },
  tensor: { shape: [length], data: new Array<number>(length).fill(0.5), dtype: 'float32' as const },
});

describe('an outcome', () => {
  it('has what there is, and no empty fields beside it', () => {
    expect(build()).toEqual({
      ...{ ...PLAN, status: 'passed', points: 2, durationMs: 1, hints: [], logs: [], pictures: [] },
    });
    const cost = {
      student: { kernels: {}, kernelCount: 1, newBytes: 0, peakBytes: 0, leakedTensors: 0, wallMs: 0 },
    };
    const error = { kind: 'runtime', name: 'E', message: 'm' } as const;
    expect(
      build({
        result: { status: 'errored', error, cost, evidence: EVIDENCE, refusedOperation: 'x', costChecks: [] },
        inTolerances: 3,
      }),
    ).toMatchObject({
      status: 'errored',
      points: 0,
      error,
      cost,
      evidence: EVIDENCE,
      refusedOperation: 'x',
      costChecks: [],
      inTolerances: 3,
    });
  });

  it('shows what the code drew before what the case draws of it', () => {
    const { pictures } = build({
      pictures: [picture('drawn')],
      result: { status: 'passed', pictures: [picture('of the case')] },
    });
    expect(pictures.map(({ title }) => title)).toEqual(['drawn', 'of the case']);
  });

  it.each([
    [1.24, 1.2],
    [1.25, 1.3],
    [0.04, 0],
    [1234.56, 1234.6],
  ])('took %d ms, which is told as %d', (durationMs, told) => {
    expect(build({ durationMs }).durationMs).toBe(told);
  });

  it('of a training has what its curve says behind what is regular, and of no other kind', () => {
    const progress = [1, 1, 1].map((loss, step) => ({ step, values: { loss } }));
    const result = {
      status: 'failed',
      evidence: { ...EVIDENCE, patterns: [{ fact: { kind: 'zero' } }] },
    } as const;
    const kindsOf = (kind: CasePlan['kind']) =>
      build({ plan: { ...PLAN, kind }, result: result as never, progress }).evidence?.patterns.map(
        ({ fact }) => fact.kind,
      );
    expect(kindsOf('training')).toEqual(['zero', 'loss-stays']);
    expect(kindsOf('stateful')).toEqual(['zero']);
    expect(build({ progress }).progress).toEqual(progress);
  });

  it.each([
    [{ status: 'failed', points: 1.005 }, 1.01],
    [{ status: 'failed', points: 0 }, 0],
    [{ status: 'passed', points: 1 }, 1],
    [{ status: 'failed', points: 3 }, 2],
  ] as const)('of %j earns %d', (result, points) => {
    expect(build({ result }).points).toBe(points);
  });
});

it.each([
  [0.005, 0.01],
  [0.004, 0],
  [1 / 3, 0.33],
  [2 / 3, 0.67],
  [0.1 * 3, 0.3],
  [100, 100],
])('%d points are %d', (exact, rounded) => {
  expect(roundPoints(exact)).toBe(rounded);
});

describe('a report', () => {
  const told = (cases: CaseOutcome[]) =>
    buildReport({
      ...{ standing: 'provisional', exercise: 'e', exerciseHash: 'h', codeHash: 'c', seed: 1, runner: 'r' },
      device: { backend: 'cpu', name: 'CPU', software: false, reason: '' },
      ...{ durationMs: 12.5, cases, logs: [] },
    });

  it('adds up exact points, and rounds the sums', () => {
    const cases = [0.1, 0.2, 0.3].map((points) => ({ ...build(), points, pointsMax: 1 / 3 }));
    expect(told(cases)).toMatchObject({ version: 2, points: 0.6, pointsMax: 1, durationMs: 13 });
    expect(told([])).toMatchObject({ points: 0, pointsMax: 0, cases: [] });
  });
});

describe('what is cut', () => {
  const lines = (count: number): LogLine[] =>
    Array.from({ length: count }, () => ({ level: 'log', text: 'x'.repeat(100) }));
  const PARTS: Readonly<Record<CutPart, Partial<CaseOutcome>>> = {
    pictures: { pictures: [picture('p', 2_000)] },
    inputs: {
      evidence: {
        ...EVIDENCE,
        inputs: [{ name: 'x', value: 'x'.repeat(8_000) }],
        calls: [{ call: 'f', args: [] }],
      },
    },
    values: {
      evidence: {
        ...EVIDENCE,
        expected: picture('', 2_000).tensor,
        actual: picture('', 1).tensor,
        part: { origin: [0], words: 'w' },
      },
    },
    logs: { logs: lines(80) },
    progress: { progress: Array.from({ length: 300 }, (_, step) => ({ step, values: { loss: 0.123456 } })) },
  };
  const cutOf = (outcome: CaseOutcome, bytes: number) =>
    withinBudget({ cases: [outcome], logs: [] }, bytes).cases[0];

  it.each(Object.entries(PARTS) as [CutPart, Partial<CaseOutcome>][])(
    'is the part that is large: %s',
    (part, over) => {
      const whole = { ...build(), ...over };
      expect(cutOf(whole, 20_000)).toEqual(whole);
      const cut = cutOf(whole, 5_000);
      expect(cut?.cut).toEqual([part]);
      expect(JSON.stringify(cut).length).toBeLessThan(1_000);
    },
  );

  it('leaves no trace of a part but that it was cut', () => {
    const evidenceOf = (part: 'inputs' | 'values') => cutOf({ ...build(), ...PARTS[part] }, 5_000)?.evidence;
    expect(evidenceOf('inputs')).toEqual(EVIDENCE);
    expect(evidenceOf('values')).toEqual(EVIDENCE);
    expect(cutOf({ ...build(), ...PARTS.progress }, 5_000)).not.toHaveProperty('progress');
  });

  it('takes the largest of all cases first, and no more than it takes', () => {
    const cases = [
      { ...build(), id: 'small', logs: lines(20) },
      { ...build(), id: 'large', logs: lines(80), pictures: [picture('p', 500)] },
    ];
    const cut = withinBudget({ cases, logs: [] }, 8_000).cases;
    expect(cut.map((one) => one.cut)).toEqual([undefined, ['logs']]);
    const more = withinBudget({ cases, logs: [] }, 2_000).cases;
    expect(more.map((one) => one.cut)).toEqual([['logs'], ['logs', 'pictures']]);
  });

  it('is counted in bytes, not in characters', () => {
    const text = '∑'.repeat(1_000);
    const outcome = { ...build(), logs: [{ level: 'log' as const, text }] };
    expect(cutOf(outcome, 2_500)?.logs).toEqual([]);
  });

  it('cannot be what is left of each case', () => {
    const cases = Array.from({ length: 50 }, (_, i) => ({ ...build(), id: `case ${i}` }));
    expect(withinBudget({ cases, logs: lines(2) }, 10).cases.map(({ id, points }) => [id, points])).toEqual(
      cases.map(({ id, points }) => [id, points]),
    );
    expect(withinBudget({ cases, logs: lines(2) }, 10).logs).toEqual([]);
  });

  it('leaves what was given as it was', () => {
    const cases = [{ ...build(), ...PARTS.inputs, ...{ logs: lines(80) } }];
    const before = structuredClone(cases);
    withinBudget({ cases, logs: lines(9) }, 10);
    expect(cases).toEqual(before);
  });
});
