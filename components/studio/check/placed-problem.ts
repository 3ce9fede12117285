/** A check's problems with the lines that only the cases as they stand now have. */
import type { CheckProblemView, DraftCheckView } from '#server/studio/check/check-view.ts';
import { caseLine } from './case-line.ts';
import { type MendWords, mendWords } from './mend-words.ts';

export interface PlacedProblem extends CheckProblemView {
  /** Null where its sentence says what to do. */
  readonly mend: MendWords | null;
}

/** A problem of a case stands at its line, or ends with it. */
export function placedIn(
  cases: string,
  { problems, matrix }: Pick<DraftCheckView, 'problems' | 'matrix'>,
): PlacedProblem[] {
  return problems.map((problem) => {
    const { file, line, missed: status } = problem;
    const of = matrix?.cases.find(({ id }) => id === problem.caseId);
    if (of === undefined) return { ...problem, mend: null };
    const caseAt = caseLine(cases, of.title);
    return {
      ...problem,
      line: file === 'cases.ts' ? (line ?? caseAt) : line,
      mend: status === null ? null : mendWords({ file, line, kind: of.kind, status, caseAt }),
    };
  });
}
