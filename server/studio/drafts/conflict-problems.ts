import type { ExerciseProblem } from '#grader/exercise/files/exercise-error.ts';
import { isAsset } from '#grader/exercise/files/exercise-files.ts';
import type { FileMap } from '#grader/protocol.ts';

const MARK = /^<{7} |^>{7} /;

/** Places where two texts were kept between marks, and nobody has decided: a statement would show them to students. */
export function conflictProblems(files: FileMap): ExerciseProblem[] {
  return Object.entries(files).flatMap(([file, text]) => {
    if (isAsset(file)) return [];
    const at = text.split('\n').findIndex((line) => MARK.test(line));
    const message = 'holds two texts of one place. Keep what is right, and take out the marks.';
    return at < 0 ? [] : [{ file, field: '', line: at + 1, message }];
  });
}
