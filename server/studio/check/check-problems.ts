/** What a check found, as problems of files. */
import type { ShownDraftCheck } from '#db/queries/exercises/exercise-draft-checks.ts';
import type { Proof } from '#grader/proof/proof.ts';
import { proofSentences } from '#grader/proof/proof-words.ts';
import type { ProvedExercise } from '#grader/proof/prove-exercise.ts';
import type { CheckProblemView } from './check-view.ts';

/** Written by the check itself, of this type. */
export function provedBy({ findings }: Pick<ShownDraftCheck, 'findings'>): ProvedExercise | null {
  return findings as ProvedExercise | null;
}

/** Failures first, each sentence once. */
export function problemsOf(
  check: Pick<ShownDraftCheck, 'findings' | 'problems' | 'paths'>,
): CheckProblemView[] {
  const loading = (check.problems ?? []).map(({ file, field, message }): CheckProblemView => {
    const line = /^line (\d+)$/.exec(field)?.[1];
    // The line stands with the file.
    const sentence = line || field === '' ? message : `${field}: ${message}`;
    return { file, line: line ? Number(line) : null, caseId: null, severity: 'fails', sentence };
  });
  const { paths } = check;
  const proofs = provedBy(check)?.proofs ?? [];
  const found = proofs.flatMap((proof) =>
    proof.outcome === 'holds'
      ? []
      : proofSentences(proof).map(
          (sentence): CheckProblemView => ({
            file: fileOf(proof, paths),
            line: lineOf(proof),
            caseId: proof.caseId ?? null,
            severity: proof.outcome === 'warns' ? 'warns' : 'fails',
            sentence,
          }),
        ),
  );
  const once = [...new Map([...loading, ...found].map((problem) => [problem.sentence, problem])).values()];
  return once.sort((a, b) => Number(a.severity === 'warns') - Number(b.severity === 'warns'));
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
