/** Fills the matrix of a check, cell by cell, several programs at a time. */
import type { ExerciseBundle } from '#grader/exercise/files/bundle.ts';
import { type GraderFault, isGraderFault, type ProvingHost } from '#grader/hosts/host.ts';
import { whyOf } from '#grader/proof/proof-world.ts';
import { runAll } from '#grader/proof/run-all.ts';
import type { CaseOutcome, CasePlan, Report } from '#grader/protocol.ts';
import { PROVED_AT_ONCE } from '../grader-hosts.ts';
import type { CheckMatrix, MatrixCell, MatrixRow } from './check-matrix-view.ts';
import { PRINTED_MAX } from './fault-problems.ts';
import { lineOfThrow } from './line-of-throw.ts';
import type { MatrixProgram } from './matrix-rows.ts';
import { MATRIX_SEED } from './remembering-host.ts';

export interface MatrixRun {
  readonly host: ProvingHost;
  readonly bundle: ExerciseBundle;
  readonly plan: readonly CasePlan[];
  readonly programs: readonly MatrixProgram[];
  /** After every cell; what it gets does not change afterwards. */
  readonly onChange: (matrix: CheckMatrix) => void;
}

/**
 * @returns the reports by source. A program at which the grader fails has an empty row; its proof says why.
 * @throws what the grader says of the reference: where that cannot be judged nothing can, and no other program is begun.
 * The cell that it stopped at says the same, with the line.
 */
export async function runMatrix(run: MatrixRun): Promise<ReadonlyMap<string, Report>> {
  const { host, bundle, plan, programs, onChange } = run;
  const rows: MatrixRow[] = programs.map(({ kind, path, title }) => ({
    kind,
    path,
    title,
    cells: {},
    ended: false,
  }));
  const cases = plan.map(({ id, title, kind, visibility, pointsMax }) => ({
    id,
    title,
    kind,
    visibility,
    pointsMax,
  }));
  const change = (at: number, edit: (row: MatrixRow) => MatrixRow) => {
    const row = rows[at];
    if (row) rows[at] = edit(row);
    onChange({ cases, rows: [...rows] });
  };
  onChange({ cases, rows: [...rows] });
  const reports = new Map<string, Report>();
  let broken: Error | null = null;
  // The others start processes of their own, which the first cell of the page would wait for.
  const shown = Promise.withResolvers<void>();
  await runAll([...programs.entries()], PROVED_AT_ONCE, async ([at, { kind, source: solution }]) => {
    if (at > 0) await shown.promise;
    if (broken) return;
    let runs: CasePlan | undefined;
    try {
      const report = await host.run(bundle, {
        solution,
        seed: MATRIX_SEED,
        visibility: 'all',
        onEvent: (event) => {
          if (event.type === 'case-started') runs = plan.find(({ id }) => id === event.id);
          if (event.type !== 'outcome') return;
          const { outcome } = event;
          change(at, (row) => ({ ...row, cells: { ...row.cells, [outcome.id]: cellOf(outcome) } }));
          shown.resolve();
        },
      });
      reports.set(solution, report);
      // Hints and what vouches for a law are settled when the run is over.
      const cells = Object.fromEntries(report.cases.map((outcome) => [outcome.id, cellOf(outcome)]));
      change(at, (row) => ({ ...row, cells, ended: true }));
    } catch (error) {
      if (!isGraderFault(error)) throw error;
      if (kind === 'reference') broken = error;
      const stoppedAt = kind === 'reference' ? runs : undefined;
      const cells = stoppedAt ? { [stoppedAt.id]: await brokenCell(run, stoppedAt, error) } : {};
      change(at, (row) => ({ ...row, cells: { ...row.cells, ...cells }, ended: true }));
    } finally {
      shown.resolve();
    }
  });
  if (broken) throw broken;
  return reports;
}

function cellOf(outcome: CaseOutcome): MatrixCell {
  const { status, points, pointsMax, error, durationMs } = outcome;
  const { inTolerances } = outcome;
  return {
    status,
    points,
    pointsMax,
    why: whyOf(outcome),
    line: error?.line ?? null,
    durationMs,
    inTolerances: typeof inTolerances === 'number' ? inTolerances : null,
  };
}

async function brokenCell(
  { host, bundle }: MatrixRun,
  { id: caseId, pointsMax }: CasePlan,
  { message, problems: [place] }: GraderFault,
): Promise<MatrixCell> {
  const isThrown = place?.file === 'reference.ts' && place.line === null;
  return {
    status: 'errored',
    points: 0,
    pointsMax,
    why: message.slice(0, PRINTED_MAX),
    line: isThrown ? await lineOfThrow({ host, bundle, caseId }) : (place?.line ?? null),
    durationMs: 0,
    inTolerances: null,
    // A judge that came to no end was lost on what the reference does.
    brokenFile: place?.file ?? 'reference.ts',
  };
}
