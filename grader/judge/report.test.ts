import { describe, expect, it } from 'vitest';
import { type CaseOutcome, caseOutcomeSchema, outcomeStatusSchema, reportSchema } from '#grader/protocol.ts';
import { redactReport } from './redact-report.ts';
import { buildOutcome, buildReport } from './report.ts';
import { roundPoints } from './round-points.ts';

const COST = { kernels: {}, kernelCount: 0, newBytes: 0, peakBytes: 0, leakedTensors: 0, wallMs: 0 };
const PLAN = { id: 'a', title: 'A', kind: 'example', visibility: 'public', pointsMax: 2 } as const;
const outcome = (over: Partial<CaseOutcome> = {}): CaseOutcome => ({
  ...buildOutcome({ plan: PLAN, result: { status: 'passed' }, durationMs: 1, logs: [], pictures: [] }),
  ...over,
});
const report = (cases: CaseOutcome[]) =>
  buildReport({
    standing: 'verified',
    exercise: 'a/b',
    exerciseHash: 'h',
    codeHash: 'c',
    seed: 1,
    device: { backend: 'cpu', name: 'CPU', software: false, reason: '' },
    runner: 'test',
    durationMs: 3.7,
    cases,
    logs: [],
  });

describe('points', () => {
  it.each([
    [0.1 + 0.2, 0.3],
    [1 / 3, 0.33],
    [1.005, 1.01],
    [2.675, 2.68],
    [0, 0],
    [14.5, 14.5],
  ])('of %d are %d', (exact, rounded) => {
    expect(roundPoints(exact)).toBe(rounded);
  });

  it('add up, rounded once', () => {
    const thirds = [1, 2, 3].map(() => outcome({ points: 1 / 3, pointsMax: 1 / 3 }));
    expect(report(thirds)).toMatchObject({ points: 1, pointsMax: 1 });
  });

  it('are all for a pass, none for anything else, and never more than the case has', () => {
    const build = (result: Parameters<typeof buildOutcome>[0]['result']) =>
      buildOutcome({ plan: PLAN, result, durationMs: 0, logs: [], pictures: [] }).points;
    expect(build({ status: 'passed' })).toBe(2);
    expect(build({ status: 'failed' })).toBe(0);
    expect(build({ status: 'errored' })).toBe(0);
    expect(build({ status: 'failed', points: 1.5 })).toBe(1.5);
    expect(build({ status: 'passed', points: 9 })).toBe(2);
  });
});

describe('redactReport', () => {
  const secret: Partial<CaseOutcome> = {
    visibility: 'hidden',
    status: 'errored',
    evidence: { reason: 'SECRET', patterns: [], inputs: [{ name: 'x', value: 'SECRET' }], pictures: [] },
    error: { kind: 'runtime', name: 'SECRET', message: 'SECRET', line: 3 },
    refusedOperation: 'SECRET',
    hints: [{ misconception: 'SECRET', title: 'SECRET', hint: 'SECRET' }],
    logs: [{ level: 'log', text: 'SECRET' }],
    cost: { student: { ...COST, kernels: { SECRET: 1 } } },
    pictures: [{ as: 'line', title: 'SECRET', tensor: { shape: [], data: [1], dtype: 'float32' } }],
    progress: [{ step: 1, values: { SECRET: 1 } }],
    durationMs: 123,
  };

  it('leaves of a hidden case title, status and points, whatever it carried', () => {
    const redacted = redactReport(report([outcome(secret)]), 'open');
    expect(JSON.stringify(redacted)).not.toContain('SECRET');
    expect(redacted.cases[0]).toMatchObject({ title: 'A', status: 'failed', pointsMax: 2, durationMs: 0 });
    expect(reportSchema.safeParse(redacted).success).toBe(true);
  });

  it.each(outcomeStatusSchema.options)(
    'tells of a hidden case that is %s only whether it passed',
    (status) => {
      const [shown] = redactReport(report([outcome({ ...secret, status })]), 'open').cases;
      expect(shown?.status).toBe(status === 'passed' ? 'passed' : 'failed');
    },
  );

  it('gives of the whole run the time of its public cases, so that sleeping tells nothing', () => {
    const redacted = redactReport(report([outcome(secret), outcome({ durationMs: 2 })]), 'open');
    expect(redacted.durationMs).toBe(2);
  });

  it('leaves public cases as they are', () => {
    const shown = report([outcome({ ...secret, visibility: 'public' })]);
    expect(redactReport(shown, 'open')).toEqual(shown);
    expect(caseOutcomeSchema.safeParse(shown.cases[0]).success).toBe(true);
  });

  it('numbers the hidden cases of a sealed exercise, and keeps how its reference works', () => {
    const named = outcome({ ...secret, id: 'SECRET-1', title: 'SECRET' });
    const cost = { student: COST, reference: { ...COST, kernels: { SECRET: 2 } } };
    const shown = outcome({ visibility: 'public', cost });
    const redacted = redactReport(report([named, shown, { ...named, id: 'SECRET-2' }]), 'sealed');
    expect(JSON.stringify(redacted)).not.toContain('SECRET');
    expect(redacted.cases.map(({ id, title }) => [id, title])).toEqual([
      ['hidden-1', 'Hidden case 1'],
      ['a', 'A'],
      ['hidden-2', 'Hidden case 2'],
    ]);
    expect(reportSchema.safeParse(redacted).success).toBe(true);
  });
});
