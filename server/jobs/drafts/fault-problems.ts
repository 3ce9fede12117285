import type { ExerciseProblem } from '#grader/exercise/files/exercise-error.ts';
import type { GraderFault } from '#grader/hosts/host.ts';
import { visibleText } from '#grader/protocol/visible-text.ts';

/** As much of what a process printed as it ended as anybody reads. */
export const PRINTED_MAX = 400;

/**
 * What an author is told of a draft that no judge could take. A judge that came to no end names no place: what its cases
 * make it do is meant.
 */
export function faultProblems({ message, problems }: GraderFault): ExerciseProblem[] {
  if (problems.length === 0) {
    return [{ file: 'cases.ts', field: '', message: visibleText(message).slice(0, PRINTED_MAX) }];
  }
  return problems.map((problem) => ({
    file: visibleText(problem.file),
    field: '',
    ...(problem.line === null ? {} : { line: problem.line }),
    message: visibleText(problem.message),
  }));
}
