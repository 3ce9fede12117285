/** What a check found, as problems of files. */
import type { DraftCheckSummary, ShownDraftCheck } from '#db/queries/exercises/exercise-draft-checks.ts';
import type { Proof } from '#grader/proof/proof.ts';
import type { ProvedExercise } from '#grader/proof/prove-exercise.ts';
import type { CheckMatrix, MatrixCell } from '../../jobs/drafts/check-matrix-view.ts';
import type { CheckProblemView } from './check-view.ts';
import { failureSentences, failuresOverSeeds } from './failures-over-seeds.ts';
import { strayRejections } from './stray-rejections.ts';

type Found = Pick<ShownDraftCheck, 'findings' | 'problems' | 'paths' | 'matrix'>;
type Failing = Pick<DraftCheckSummary, 'failing' | 'problems' | 'matrix'>;

/** Written by the check itself, of this type. */
export function provedBy({ findings }: Pick<ShownDraftCheck, 'findings'>): ProvedExercise | null {
  return findings as ProvedExercise | null;
}

/** As {@link provedBy}. */
function filledBy({ matrix }: Found): CheckMatrix | null {
  return matrix as CheckMatrix | null;
}

/** Failures first, each sentence once; what fails under several seeds is one problem. */
export function problemsOf(check: Found): CheckProblemView[] {
  const matrix = filledBy(check);
  const stray = strayRejections(provedBy(check)?.proofs ?? [], check.paths);
  const found = failuresOverSeeds(stray.others).flatMap((failure): CheckProblemView[] => {
    const [proof] = failure;
    const file = fileOf(proof, check.paths);
    const missed = proof.advice?.kind === 'case-missed' ? proof.advice.missed.status : null;
    const about = {
      file,
      line:
        lineOf(proof) ??
        (missed === null ? null : lineInMatrix(matrix, { path: file, caseId: proof.caseId })),
      caseId: proof.caseId ?? null,
      missed,
      severity: proof.outcome === 'warns' ? ('warns' as const) : ('fails' as const),
    };
    return failureSentences(failure).map((sentence) => ({ ...about, sentence }));
  });
  const all = [...loadingProblems(check), ...(stray.problem ? [stray.problem] : []), ...found];
  const once = [...new Map(all.map((problem) => [problem.sentence, problem])).values()];
  return once.sort((a, b) => Number(a.severity === 'warns') - Number(b.severity === 'warns'));
}

/** How many problems {@link problemsOf} has that keep it from being green. */
export function problemCountOf({ failing, problems, matrix }: Failing): number {
  const findings = { proofs: failing };
  return problemsOf({ findings, problems, matrix, paths: [] }).filter(({ severity }) => severity === 'fails')
    .length;
}

/** What kept the exercise from being proved at all. */
function loadingProblems(check: Found): CheckProblemView[] {
  const problems = check.problems ?? [];
  const stopped = stoppedAt(filledBy(check));
  // A fault that is of no file is the grader's.
  if (stopped && problems.every(({ file }) => file !== '')) {
    // What stopped at a case is one fault, over however many lines.
    const said = problems.map(({ message }) => message).join(' ');
    return said === '' ? [] : [stoppedProblem(stopped, said)];
  }
  return problems.map(({ file, field, line = null, message }): CheckProblemView => {
    const sentence = field === '' ? message : `${field}: ${message}`;
    return { file, line, caseId: null, missed: null, severity: 'fails', sentence };
  });
}

interface Stopped {
  readonly caseId: string;
  readonly title: string;
  readonly file: string;
  readonly line: number | null;
}

function stoppedAt(matrix: CheckMatrix | null): Stopped | null {
  const cells = (matrix?.rows ?? []).flatMap((row) => Object.entries(row.cells));
  for (const [caseId, { brokenFile: file, line }] of cells) {
    const title = matrix?.cases.find(({ id }) => id === caseId)?.title ?? caseId;
    if (file !== undefined) return { caseId, title, file, line };
  }
  return null;
}

function stoppedProblem({ caseId, title, file, line }: Stopped, said: string): CheckProblemView {
  // Of a fault of the cases the judge names the case itself.
  const sentence = `${file === 'cases.ts' ? '' : `'${title}': `}${said}${/[.!?]$/.test(said) ? '' : '.'}`;
  return { file, line, caseId, missed: 'errored', severity: 'fails', sentence };
}

/** Where a program threw that misses the case. */
function lineInMatrix(
  matrix: CheckMatrix | null,
  { path, caseId }: { readonly path: string; readonly caseId: string | undefined },
): MatrixCell['line'] {
  const row = matrix?.rows.find((one) => one.path === path);
  return (caseId === undefined ? null : row?.cells[caseId]?.line) ?? null;
}

function lineOf({ advice }: Proof): number | null {
  return advice?.kind === 'starter-does-not-load' || advice?.kind === 'statement-wrong' ? advice.line : null;
}

/** Where its author mends it. */
export function fileOf({ kind, subject }: Proof, paths: readonly string[]): string {
  switch (kind) {
    case 'reference':
    case 'repeatable':
      return 'reference.ts';
    case 'starter':
      return 'starter.ts';
    case 'statement':
      return 'statement.md';
    case 'points':
    case 'forbids':
      return 'exercise.yaml';
    case 'misconception':
    case 'signal':
    case 'alike':
      return paths.find((path) => path.startsWith(`misconceptions/${subject}.`)) ?? '';
    case 'right':
    case 'wrong':
    case 'load':
      return subject;
    case 'solutions':
      return paths.includes(subject) ? subject : '';
    case 'noise':
    case 'mutant':
    case 'blind':
    case 'recording':
      return 'cases.ts';
  }
}
