import { describe, expect, it } from 'vitest';
import type { Advice } from '#grader/proof/advice.ts';
import { type Finding, type Proof, type ProofKind, proofsOfClaim } from '#grader/proof/proof.ts';
import type { CheckMatrix, MatrixCell } from '../../jobs/drafts/check-matrix-view.ts';
import { problemCountOf, problemsOf } from './check-problems.ts';

const CASE = { kind: 'example' as const, visibility: 'public' as const, pointsMax: 1 };
const CELL: MatrixCell = { status: 'failed', points: 0, pointsMax: 1, why: '', line: null, durationMs: 1 };

function matrix(path: string, cells: Readonly<Record<string, MatrixCell>>): CheckMatrix {
  const kind = path === 'reference.ts' ? ('reference' as const) : ('right' as const);
  return {
    cases: [
      { ...CASE, id: 'first', title: 'the first' },
      { ...CASE, id: 'second', title: 'the second' },
    ],
    rows: [{ kind, path, title: null, cells, ended: true }],
  };
}

const missed = (caseId: string, seed: number, why = 'Shape [2] is right.'): Finding => ({
  caseId,
  advice: {
    kind: 'case-missed',
    missed: { title: `the ${caseId}`, status: 'failed', seed, points: 0, pointsMax: 1, why },
  },
});
const proofs = (subject: string, ...findings: Finding[]): Proof[] =>
  proofsOfClaim({ kind: 'reference', subject }, findings);
const problems = (found: {
  readonly proofs?: readonly Proof[];
  readonly problems?: { file: string; field: string; message: string }[];
  readonly matrix?: CheckMatrix;
}) =>
  problemsOf({
    findings: found.proofs ? { proofs: found.proofs } : null,
    problems: found.problems ?? null,
    matrix: found.matrix ?? null,
    paths: ['solutions/right-a.ts'],
  });

describe('how many problems there are', () => {
  it('is as many as are shown, however many seeds each has', () => {
    const failing = [1, 2, 3].flatMap((seed) => proofs(`seed ${seed}`, missed('first', seed)));
    expect(problemCountOf({ failing, problems: null, matrix: null })).toBe(1);
    const problems = [{ file: 'cases.ts', field: '', line: 3, message: 'no' }];
    expect(problemCountOf({ failing, problems, matrix: null })).toBe(2);
    expect(problemCountOf({ failing: [], problems: null, matrix: null })).toBe(0);
  });
});

describe('a promise that a program of the exercise leaves rejected', () => {
  const ended = 'The judge ended: The process ended with code 1. error: Uncaught (in promise) 1';
  const cut = (kind: ProofKind, subject: string, message: string): Proof[] =>
    proofsOfClaim({ kind, subject }, [{ advice: { kind: 'broken', messages: [message] } }]);
  const found = [
    ...cut('reference', 'seed 2', ended),
    ...cut('repeatable', 'seed 7', ended),
    ...cut('mutant', 'zeros', ended),
    ...cut('mutant', 'nan', 'The grader failed: 1'),
  ];
  const told = (proofs: readonly Proof[], paths: readonly string[]) =>
    problemsOf({ findings: { proofs }, problems: null, matrix: null, paths });

  it('is one problem, of the files that the judge loads and not of what it was just at', () => {
    const sentence =
      'A program that the judge loads left a promise rejected, with “1”. Await it, or catch it, in misconceptions/a.ts, reference.ts or cases.ts.';
    const file = 'misconceptions/a.ts';
    expect(told(found, ['cases.ts', file])).toEqual([
      { file, line: null, caseId: null, missed: null, severity: 'fails', sentence },
    ]);
    // Of two mistakes either may be meant.
    expect(told(found, [file, 'misconceptions/b.md'])).toMatchObject([{ file: '' }]);
    expect(problemCountOf({ failing: found, problems: null, matrix: null })).toBe(1);
  });

  it('hides nothing else, and a fault of the grader stays one', () => {
    const fault = 'The grader failed: TypeError: x is undefined';
    const others = [...proofs('seed 1', missed('first', 1)), ...cut('mutant', 'ones', fault)];
    expect(told([...found, ...others], []).map(({ sentence }) => sentence)).toEqual([
      expect.stringContaining('left a promise rejected'),
      expect.stringContaining("'the first' failed"),
      `mutant ones: ${fault}`,
    ]);
  });
});

describe('a case that a file misses', () => {
  it('is one problem over all of its seeds, with the case, and another case is another problem', () => {
    const seeds = [1, 2, 3].map((seed) => proofs(`seed ${seed}`, missed('first', seed)));
    const rounds = proofs('seeds 4–10', missed('second', 5), missed('first', 4), missed('first', 7));
    expect(problems({ proofs: [...seeds.flat(), ...rounds] })).toEqual([
      {
        file: 'reference.ts',
        line: null,
        caseId: 'first',
        missed: 'failed',
        severity: 'fails',
        sentence: "reference.ts: 'the first' failed with seeds 1, 2, 3, 4 and 7. Shape [2] is right.",
      },
      expect.objectContaining({
        caseId: 'second',
        sentence: "reference.ts: 'the second' failed with seed 5. Shape [2] is right.",
      }),
    ]);
  });

  it('names some of many seeds, and the seed of a reason that is not the reason of all', () => {
    const many = Array.from({ length: 9 }, (_, at) =>
      proofs(`seed ${at + 1}`, missed('first', at + 1, `${at} of 9 differ.`)),
    );
    expect(problems({ proofs: many.flat() })).toMatchObject([
      {
        sentence:
          "reference.ts: 'the first' failed with 9 seeds, among them 1, 2 and 3. With seed 1: 0 of 9 differ.",
      },
    ]);
  });

  it('stands at the line of its program that threw, where the matrix has it', () => {
    const path = 'solutions/right-a.ts';
    const found = proofsOfClaim({ kind: 'right', subject: path }, [missed('first', 1)]);
    const cells = { first: { ...CELL, status: 'errored' as const, line: 4 } };
    expect(problems({ proofs: found, matrix: matrix(path, cells) })).toMatchObject([
      { file: path, line: 4, missed: 'failed' },
    ]);
  });
});

it('a reference that cannot be judged in one way is one problem with all of its seeds', () => {
  const broken: Finding = { advice: { kind: 'broken', messages: ['reference.ts: failed in scale: rare'] } };
  const found = [...proofs('seed 2', broken), ...proofs('seeds 4–10', broken)];
  expect(problems({ proofs: found }).map(({ sentence }) => sentence)).toEqual([
    'reference.ts: failed in scale: rare (seed 2, seeds 4–10).',
  ]);
});

it.each<[ProofKind, Advice]>([
  ['starter', { kind: 'starter-earns', points: 1, pointsMax: 2 }],
  ['points', { kind: 'points-differ', said: 1, worth: 2 }],
])('what %s says is of no case, and its sentence says it all', (kind, advice) => {
  const found = proofsOfClaim({ kind, subject: 'it' }, [{ advice }]);
  expect(problems({ proofs: found })).toMatchObject([{ caseId: null, missed: null }]);
});

describe('what the judge stopped at', () => {
  const stopped = (cell: Partial<MatrixCell>) =>
    matrix('reference.ts', { first: CELL, second: { ...CELL, status: 'errored', ...cell } });

  it('is one problem with file, line and case, over however many lines it is said', () => {
    const fault = [
      { file: 'reference.ts', field: '', message: 'failed in scale: no' },
      { file: 'cases.ts', field: '', message: 'matrices' },
    ];
    expect(problems({ problems: fault, matrix: stopped({ brokenFile: 'reference.ts', line: 4 }) })).toEqual([
      {
        file: 'reference.ts',
        line: 4,
        caseId: 'second',
        missed: 'errored',
        severity: 'fails',
        sentence: "'the second': failed in scale: no matrices.",
      },
    ]);
  });

  it('stands at its case where the cases are at fault, which the judge names', () => {
    const fault = [{ file: 'cases.ts', field: '', message: '"the second": `args` threw: x.' }];
    expect(problems({ problems: fault, matrix: stopped({ brokenFile: 'cases.ts' }) })).toMatchObject([
      { file: 'cases.ts', line: null, caseId: 'second', sentence: '"the second": `args` threw: x.' },
    ]);
  });

  it('is not what a fault of the grader tells of', () => {
    const fault = [{ file: '', field: '', message: 'The machine was gone.' }];
    expect(problems({ problems: fault, matrix: stopped({ brokenFile: 'reference.ts' }) })).toMatchObject([
      { file: '', caseId: null, missed: null, sentence: 'The machine was gone.' },
    ]);
  });
});
