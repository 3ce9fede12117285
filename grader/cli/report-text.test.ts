import { describe, expect, it } from 'vitest';
import { type CaseOutcome, type Difference, PROTOCOL_VERSION, type Report } from '#grader/protocol.ts';
import { describeReport } from './report-text.ts';

const outcome = (more: Partial<CaseOutcome> = {}): CaseOutcome => ({
  ...{ id: 'adds', title: 'adds two numbers', kind: 'example', visibility: 'public', status: 'failed' },
  ...{ points: 0, pointsMax: 4, durationMs: 1, hints: [], logs: [], pictures: [] },
  ...more,
});
const report = (...cases: readonly CaseOutcome[]): Report => ({
  ...{
    version: PROTOCOL_VERSION,
    standing: 'provisional',
    exercise: 'a/b',
    exerciseHash: 'h',
    codeHash: 'h',
  },
  ...{ seed: 7, runner: 'node', durationMs: 1_234, points: 4, pointsMax: 10, logs: [], cases: [...cases] },
  device: { backend: 'cpu', name: 'CPU', software: false, reason: '' },
});
const lines = (more?: Partial<CaseOutcome>) => describeReport(report(outcome(more))).slice(0, -2);
const evidence = (more: Partial<NonNullable<CaseOutcome['evidence']>> = {}) => ({
  ...{ reason: 'It differs.', patterns: [], inputs: [], pictures: [] },
  ...more,
});
const difference = (more: Partial<Difference> = {}): Difference => ({
  ...{ path: '', differing: 1, total: 4, nanCount: 0, infinityCount: 0, maxAbsolute: 0.5, maxRelative: 0.5 },
  ...{ maxInTolerances: 5e4, toleranceAbsolute: 1e-5, toleranceRelative: 1e-5, worstIndex: [0, 1] },
  ...{ worstIndexWords: 'row 0, column 1', expectedAtWorst: 1, actualAtWorst: 1.5 },
  ...more,
});

describe('a report on a terminal', () => {
  it('ends with the sum, and with all that it takes to run it again', () => {
    expect(describeReport(report()).at(-1)).toBe('a/b: 4 of 10 points · seed 7 · cpu · node · 1.2 s');
    expect(lines().at(-1)).toBe('    again: --case adds --seed 7');
  });

  it('says no more of what passed than that, and marks what is hidden', () => {
    expect(lines({ status: 'passed', points: 4, visibility: 'hidden' })).toEqual([
      '✓ adds two numbers (hidden)  4/4',
    ]);
  });

  it('has a mark for each way of failing, and its name', () => {
    const statuses = ['failed', 'errored', 'timed-out', 'out-of-memory', 'refused'] as const;
    const heads = statuses.map((status) => lines({ status })[0] ?? '');
    expect(new Set(heads.map((head) => head.slice(0, 1))).size).toBe(statuses.length);
    for (const [i, status] of statuses.entries()) expect(heads[i]).toContain(`0/4  ${status}`);
  });

  it('names an error with its line, and says nothing twice', () => {
    const error = { kind: 'runtime', name: 'TypeError', message: 'x is not a function', line: 7 } as const;
    const told = lines({ status: 'errored', error, evidence: evidence({ reason: error.message }) });
    expect(told.filter((line) => line.includes('x is not a function'))).toEqual([
      '    line 7: TypeError: x is not a function',
    ]);
    const fact = { code: 'crashed' } as const;
    expect(lines({ error: { ...error, name: 'Crash', fact } })[1]).toBe('    line 7: x is not a function');
  });

  it('shows where it is worst, by how much, and no ratio to nothing', () => {
    const worst = (more?: Partial<Difference>) =>
      lines({ evidence: evidence({ difference: difference(more) }) })[2];
    expect(worst()).toBe(
      '    worst at row 0, column 1: expected 1, got 1.5; largest differences: 0.5 absolute, 0.5 relative, 50000 tolerances',
    );
    expect(worst({ maxRelative: 1e6 })).not.toContain('relative');
    expect(worst({ actualAtWorst: 'NaN' })).toBe('    worst at row 0, column 1: expected 1, got NaN');
    expect(worst({ total: 1 })).toContain('    off by 0.5 absolute');
  });

  it('gives the smallest input as the command reads it, unless nobody could read that', () => {
    const counterExample = (numbers: number) => ({
      ...{ sizes: { n: 2 }, shrinks: 1, runsFailed: 1, runs: 2 },
      args: [
        { name: 'x', value: { shape: [numbers], data: Array(numbers).fill(1), dtype: 'float32' as const } },
      ],
    });
    const told = lines({ evidence: evidence({ counterExample: counterExample(2) }) });
    expect(told).toContain('    smallest input that fails: n=2');
    expect(told.join('\n')).toContain('arguments, as `call --args` reads them: [{"shape":[2],"data":[1,1]');
    expect(lines({ evidence: evidence({ counterExample: counterExample(400) }) }).join('\n')).not.toContain(
      'call --args',
    );
  });

  it.each([
    [{}, '; largest differences: 0.5 absolute, 0.5 relative, 50000 tolerances'],
    [{ maxInTolerances: null }, '; largest differences: 0.5 absolute, 0.5 relative'],
    [{ maxRelative: null, maxInTolerances: null }, '; largest differences: 0.5 absolute'],
    [{ maxRelative: 1_000 }, '; largest differences: 0.5 absolute, 1000 relative, 50000 tolerances'],
    [{ maxRelative: 1_000.5 }, '; largest differences: 0.5 absolute, 50000 tolerances'],
    [{ maxAbsolute: null, maxRelative: null, maxInTolerances: null }, ''],
    [{ expectedAtWorst: 'Infinity' as const }, ''],
  ])('with %j the largest differences are those that say something', (change, largest) => {
    const [, , worst] = lines({ evidence: evidence({ difference: difference(change) }) });
    expect(worst?.split('got ')[1]?.replace(/^\S+?(?=;|$)/, '')).toBe(largest);
  });

  it('of one value alone says by how much it is off, if that is a number', () => {
    const one = (more: Partial<Difference>) =>
      lines({ evidence: evidence({ difference: difference({ total: 1, ...more }) }) });
    expect(one({})).toContain('    off by 0.5 absolute, 0.5 relative, 50000 tolerances');
    expect(one({ actualAtWorst: 'NaN' }).join()).not.toContain('off by');
  });

  it('has no error where there is none, and no line where that is not known', () => {
    expect(lines()).toEqual(['✗ adds two numbers  0/4  failed', '    again: --case adds --seed 7']);
    const error = { kind: 'contract', name: 'ContractError', message: 'Return a tensor.' } as const;
    expect(lines({ error })[1]).toBe('    Return a tensor.');
    expect(lines({ error: { ...error, kind: 'runtime', name: 'Error' } })[1]).toBe('    Return a tensor.');
  });

  it('puts the cases in their order, an empty line and the sum below', () => {
    const told = describeReport(
      report(outcome({ status: 'passed' }), outcome({ id: 'b', title: 'B', status: 'passed' })),
    );
    expect(told.map((line) => line.slice(0, 5))).toEqual(['✓ add', '✓ B  ', '', 'a/b: ']);
  });

  it('tells each regularity of the wrong numbers in a line of its own', () => {
    const patterns = [{ fact: { kind: 'zero' as const } }, { fact: { kind: 'factor' as const, factor: 2 } }];
    const told = lines({ evidence: evidence({ patterns }) });
    expect(told).toHaveLength(5);
    expect(new Set(told).size).toBe(5);
  });

  it('has sizes by their names, words and booleans too', () => {
    const counterExample = {
      sizes: { n: 2, padding: 'same', bias: true },
      args: [],
      shrinks: 0,
      runsFailed: 1,
      runs: 1,
    };
    expect(lines({ evidence: evidence({ counterExample }) })).toContain(
      '    smallest input that fails: n=2, padding=same, bias=true',
    );
  });

  it('puts hints on one line, without the marks of formulas', () => {
    const hints = [
      {
        misconception: 'm',
        title: 'Scales',
        hint: 'By $d_k$,\n not by\n\n$\\sqrt{d_k}$?',
        parts: ['weights'],
      },
    ];
    expect(lines({ hints })).toContain('    In weights alone. Scales: By d_k, not by \\sqrt{d_k}?');
  });
});
