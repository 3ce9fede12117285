import { describe, expect, it } from 'vitest';
import type { ExerciseBundle } from '#grader/exercise/files/bundle.ts';
import { GraderFault, type ProvingHost } from '#grader/hosts/host.ts';
import type { FaultProblem, Report } from '#grader/protocol.ts';
import { PLAN } from '../../testing.ts';
import { testGrader, worth } from '../../testing-grader.ts';
import type { CheckMatrix } from './check-matrix-view.ts';
import { type MatrixProgram, matrixPrograms } from './matrix-rows.ts';
import { runMatrix } from './matrix-run.ts';
import { MATRIX_SEED, rememberingHost } from './remembering-host.ts';

const BUNDLE = { slug: 'a/b', hash: 'hash', files: {} } as unknown as ExerciseBundle;
const WHOLE = { seed: MATRIX_SEED, visibility: 'all' } as const;
type Run = Parameters<ProvingHost['run']>[1];

/** Runs programs by what they are worth, as the worker's tests do, and tells outcomes on the way. */
function provingHost() {
  const ran: string[] = [];
  const grader = testGrader(async ({ solution }) => {
    ran.push(solution);
    if (solution === 'breaks') throw new GraderFault('The judge died.');
    if (solution === 'surprise') throw new Error('not of the grader');
  });
  const host = {
    run: async (bundle: ExerciseBundle, run: Run): Promise<Report> => {
      const report = await grader.run(bundle, run);
      for (const outcome of report.cases) run.onEvent?.({ type: 'outcome', outcome });
      return report;
    },
  } as unknown as ProvingHost;
  return { host, ran };
}

describe('the programs of a matrix', () => {
  it('are the reference, the starter, each mistake with its title, and what is stored', () => {
    const reference = 'export const f = (x) => x + 1;\n';
    const exercise = {
      'reference.ts': reference,
      'starter.ts': 'export const f = () => 0;\n',
      'misconceptions/off.md':
        '---\ntitle: Off by one\n---\n\nCount again?\n\n```diff\n-export const f = (x) => x + 1;\n+export const f = (x) => x;\n```\n',
    };
    const programs = matrixPrograms(exercise, { 'solutions/right-a.ts': 'r', 'solutions/wrong-b.ts': 'w' });
    expect(programs.map(({ kind, path, title }) => [kind, path, title])).toEqual([
      ['reference', 'reference.ts', null],
      ['starter', 'starter.ts', null],
      ['misconception', 'misconceptions/off.md', 'Off by one'],
      ['right', 'solutions/right-a.ts', null],
      ['wrong', 'solutions/wrong-b.ts', null],
    ]);
    expect(programs[2]?.source).toContain('=> x;');
    expect(matrixPrograms({}, {}).map(({ source }) => source)).toEqual(['', '']);
  });
});

describe('a matrix', () => {
  const program = (source: string): MatrixProgram => ({
    kind: 'right',
    path: `${source}.ts`,
    title: null,
    source,
  });
  const fill = async (sources: readonly string[], kind: MatrixProgram['kind'] = 'right') => {
    const { host, ran } = provingHost();
    const seen: CheckMatrix[] = [];
    const programs = sources.map((source, at) => ({ ...program(source), ...(at === 0 ? { kind } : {}) }));
    const reports = await runMatrix({
      ...{ host, bundle: BUNDLE, plan: PLAN, programs },
      onChange: (matrix) => seen.push(structuredClone(matrix)),
    }).catch((error: unknown) => {
      throw Object.assign(error as Error, { ran });
    });
    return { seen, reports, last: seen.at(-1) };
  };

  it('shows every row from the beginning, fills cell by cell, and ends each row', async () => {
    const { seen, last, reports } = await fill([worth(10), worth(4)]);
    expect(seen[0]?.rows.map(({ cells, ended }) => [cells, ended])).toEqual([
      [{}, false],
      [{}, false],
    ]);
    expect(seen[0]?.cases.map(({ id }) => id)).toEqual(PLAN.map(({ id }) => id));
    const statuses = last?.rows.map(({ cells }) => Object.values(cells).map(({ status }) => status));
    expect(statuses).toEqual([
      ['passed', 'passed'],
      ['passed', 'failed'],
    ]);
    expect(last?.rows.every(({ ended }) => ended)).toBe(true);
    expect([...reports.keys()].sort()).toEqual([worth(10), worth(4)].sort());
    // A cell once filled is not empty again.
    const filled = seen.map(({ rows }) =>
      rows.reduce((sum, { cells }) => sum + Object.keys(cells).length, 0),
    );
    expect(filled).toEqual([...filled].sort((a, b) => a - b));
  });

  it('leaves the row empty at which the grader fails, and has no report of it; other faults end it all', async () => {
    const { last, reports } = await fill(['breaks', worth(10)]);
    expect(last?.rows[0]).toMatchObject({ cells: {}, ended: true });
    expect([...reports.keys()]).toEqual([worth(10)]);
    await expect(fill(['surprise'])).rejects.toThrow('not of the grader');
  });

  it('ends with what the grader says of the reference, and begins no program after it', async () => {
    const many = Array.from({ length: 12 }, (_, at) => `${worth(4)}// ${at}`);
    const ended = await fill(['breaks', ...many], 'reference').catch((error: unknown) => error);
    expect(ended).toMatchObject({ message: 'The judge died.' });
    expect((ended as { ran: string[] }).ran).toEqual(['breaks']);
  });

  it.each<[string, FaultProblem[], Partial<Report['cases'][number]> | null, object]>([
    [
      'reference.ts: failed in f: no',
      [{ file: 'reference.ts', line: null, message: 'failed in f: no' }],
      { error: { kind: 'runtime', name: 'Error', message: 'no', line: 4 } },
      { line: 4, brokenFile: 'reference.ts' },
    ],
    [
      'reference.ts: failed in f: no',
      [{ file: 'reference.ts', line: null, message: 'failed in f: no' }],
      null,
      { line: null, brokenFile: 'reference.ts' },
    ],
    [
      'cases.ts: "adds": `args` threw: no',
      [{ file: 'cases.ts', line: 2, message: 'no' }],
      null,
      { line: 2, brokenFile: 'cases.ts' },
    ],
    ['The judge died.', [], null, { line: null, brokenFile: 'reference.ts' }],
  ])(
    'tells in the cell what it stopped at: %s, at %j, thrown at %j',
    async (message, problems, alone, cell) => {
      const [first, second] = PLAN;
      const manifest = { entryPoints: [{ name: 'f' }] };
      const files = { 'reference.ts': 'ref', 'cases.ts': 'cases', 'misconceptions/a.md': 'differs' };
      const bundle = { ...BUNDLE, files, manifest } as unknown as ExerciseBundle;
      const asked: { files: unknown; run: Run }[] = [];
      const host = {
        run: async (of: ExerciseBundle, run: Run) => {
          if (of !== bundle) {
            asked.push({ files: of.files, run });
            if (alone) return { cases: [{ id: second?.id, ...alone }] };
            throw new GraderFault('It asks for more.');
          }
          const report = await testGrader().run(of, { ...run, solution: worth(10) });
          const [outcome] = report.cases;
          if (outcome) run.onEvent?.({ type: 'outcome', outcome });
          run.onEvent?.({ type: 'case-started', id: second?.id ?? '' });
          throw new GraderFault(message, problems);
        },
      } as unknown as ProvingHost;
      const seen: CheckMatrix[] = [];
      const programs = matrixPrograms({ 'reference.ts': 'ref' }, {});
      const filled = runMatrix({
        host,
        bundle,
        plan: PLAN,
        programs,
        onChange: (matrix) => seen.push(matrix),
      });
      await expect(filled).rejects.toThrow(message);
      const [reference] = seen.at(-1)?.rows ?? [];
      expect(reference).toMatchObject({ ended: true, cells: { [first?.id ?? '']: { status: 'passed' } } });
      expect(reference?.cells[second?.id ?? '']).toMatchObject({ status: 'errored', why: message, ...cell });
      if (!message.startsWith('reference.ts')) return expect(asked).toEqual([]);
      expect(asked).toMatchObject([{ run: { solution: 'ref', seed: MATRIX_SEED, caseIds: [second?.id] } }]);
      expect(asked[0]?.files).toEqual({ 'cases.ts': 'cases', 'reference.ts': 'export const f = () => 0;\n' });
    },
  );

  it('begins the others once the first has a cell to show', async () => {
    const { host, ran } = provingHost();
    const shownAt: number[] = [];
    const programs = [worth(10), worth(4), worth(3)].map(program);
    await runMatrix({
      ...{ host, bundle: BUNDLE, plan: PLAN, programs },
      onChange: ({ rows }) => {
        if (Object.keys(rows[0]?.cells ?? {}).length > 0) shownAt.push(ran.length);
      },
    });
    expect(shownAt[0]).toBe(1);
    expect(ran).toEqual([worth(10), worth(4), worth(3)]);
  });
});

describe('a host that remembers', () => {
  const remembering = async () => {
    const { host, ran } = provingHost();
    const report = await host.run(BUNDLE, { ...WHOLE, solution: worth(3) } as Run);
    ran.length = 0;
    const memory = { hash: BUNDLE.hash, bySource: new Map([[worth(3), report]]) };
    return { host: rememberingHost(host, memory), ran, report };
  };

  it('gives the report again of the whole run that the matrix made, and runs nothing', async () => {
    const { host, ran, report } = await remembering();
    expect(await host.run(BUNDLE, { ...WHOLE, solution: worth(3) } as Run)).toBe(report);
    expect(ran).toEqual([]);
  });

  it.each<[string, Partial<Run>, Partial<ExerciseBundle>]>([
    ['another program', { solution: worth(4) }, {}],
    ['another seed', { seed: MATRIX_SEED + 1 }, {}],
    ['public cases alone', { visibility: 'public' }, {}],
    ['some cases', { caseIds: ['adds'] }, {}],
    ['rounds', { rounds: [] }, {}],
    ['a comparison of versions', { against: { hash: 'h', files: {} } }, {}],
    ['another exercise', {}, { hash: 'other' }],
  ])('runs %s', async (_, run, bundle) => {
    const { host, ran } = await remembering();
    await host.run({ ...BUNDLE, ...bundle }, { ...WHOLE, solution: worth(3), ...run } as Run);
    expect(ran).toHaveLength(1);
  });
});
