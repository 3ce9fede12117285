import type { ExerciseProblem } from '#grader/exercise/files/exercise-error.ts';
import type { GraderFault } from '#grader/hosts/host.ts';
import { visibleText } from '#grader/protocol/visible-text.ts';

/** As much of what a process printed as it ended as anybody reads. */
export const PRINTED_MAX = 400;

/** As many problems of one load as anybody mends before they check again. */
const PROBLEMS_MAX = 50;
/** A judge in which an author's code runs says what it likes: no more of it is kept than a compiler's longest message. */
const MESSAGE_MAX = 4_000;
const FILE_MAX = 200;

/**
 * What an author is told of a draft that no judge could take. A judge that came to no end names no place: what its cases
 * make it do is meant.
 */
export function faultProblems({ message, problems }: GraderFault): ExerciseProblem[] {
  if (problems.length === 0) {
    return [{ file: 'cases.ts', field: '', message: visibleText(message).slice(0, PRINTED_MAX) }];
  }
  return problems.slice(0, PROBLEMS_MAX).map((problem) => ({
    file: visibleText(problem.file).slice(0, FILE_MAX),
    field: '',
    ...(problem.line === null ? {} : { line: problem.line }),
    message: visibleText(problem.message).slice(0, MESSAGE_MAX),
  }));
}
