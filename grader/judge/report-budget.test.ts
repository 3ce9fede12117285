import { describe, expect, it } from 'vitest';
import { type CaseOutcome, caseOutcomeSchema } from '#grader/protocol.ts';
import { REPORT_BYTES_MAX, withinBudget } from './report-budget.ts';

const LINE = { level: 'log', text: 'x'.repeat(4_000) } as const;
const PICTURE = {
  as: 'image',
  title: 'p',
  tensor: { shape: [100], data: new Array<number>(100).fill(0.123456), dtype: 'float32' },
} as const;

function outcome(id: string, over: Partial<CaseOutcome> = {}): CaseOutcome {
  return {
    id,
    title: id,
    kind: 'example',
    visibility: 'public',
    status: 'failed',
    points: 0,
    pointsMax: 1,
    durationMs: 1,
    evidence: {
      reason: 'because',
      patterns: [{ fact: { kind: 'factor', factor: 2 } }],
      inputs: [{ name: 'x', value: 1 }],
      pictures: [],
      expected: { shape: [1], data: [1], dtype: 'float32' },
      actual: { shape: [1], data: [2], dtype: 'float32' },
    },
    hints: [{ misconception: 'm', title: 't', hint: 'h' }],
    logs: [],
    pictures: [],
    ...over,
  };
}
const bytes = (value: unknown): number => JSON.stringify(value).length;

describe('the size of a report', () => {
  it('changes nothing of one that is small', () => {
    const small = { cases: [outcome('a'), outcome('b')], logs: [LINE] };
    expect(withinBudget(small)).toEqual(small);
  });

  it('is kept to, largest parts first, and each case says what it lacks', () => {
    const { cases, logs } = withinBudget(
      {
        cases: [
          outcome('loud', { logs: new Array(20).fill(LINE) }),
          outcome('drawn', { pictures: new Array(10).fill(PICTURE) }),
          outcome('plain'),
        ],
        logs: [],
      },
      30_000,
    );
    expect(cases.map(({ cut }) => cut)).toEqual([['logs'], undefined, undefined]);
    expect(bytes({ cases, logs })).toBeLessThanOrEqual(30_000);
  });

  it('never costs a case its status, points, reason, patterns or hints, whatever is said and drawn', () => {
    const noisy = { logs: new Array(200).fill(LINE), pictures: new Array(64).fill(PICTURE) };
    const all = Array.from({ length: 20 }, (_, i) => outcome(`c${i}`, noisy));
    const { cases, logs } = withinBudget({ cases: all, logs: new Array(200).fill(LINE) });
    expect(bytes({ cases: all, logs })).toBeGreaterThan(7 * REPORT_BYTES_MAX);
    expect(bytes({ cases, logs })).toBeLessThanOrEqual(REPORT_BYTES_MAX);
    for (const one of cases) {
      expect(one).toMatchObject({ status: 'failed', pointsMax: 1, evidence: { reason: 'because' } });
      expect(one.evidence?.patterns).toEqual([{ fact: { kind: 'factor', factor: 2 } }]);
      expect(one.hints).toHaveLength(1);
      expect(caseOutcomeSchema.parse(one)).toEqual(one);
    }
  });

  it('is kept to by logs of loading as well', () => {
    const { logs } = withinBudget({ cases: [outcome('a')], logs: new Array(20).fill(LINE) }, 10_000);
    expect(logs).toEqual([]);
  });
});
