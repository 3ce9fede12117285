import type { ExerciseProblem } from '#grader/exercise/files/exercise-error.ts';

/** As much of what a process printed as it ended as anybody reads. */
export const PRINTED_MAX = 400;

interface FaultPlace {
  /** Null where it names none. */
  readonly file: string | null;
  readonly line: number | null;
  /** Without the place. */
  readonly message: string;
}

/** A line of what the judge says begins with the file and the line that it stopped at. */
export function faultPlace(said: string): FaultPlace {
  const [place = '', file = null, line] =
    /^([\w-]+(?:\/[\w-]+)?\.(?:ts|md|yaml))(?::(\d+))?:? /.exec(said) ?? [];
  return { file, line: line === undefined ? null : Number(line), message: said.slice(place.length) };
}

/** Where it names no file, the cases are meant. */
export function faultProblem(said: string): ExerciseProblem {
  const { file, line, message } = faultPlace(said);
  return { file: file ?? 'cases.ts', field: line === null ? '' : `line ${line}`, message };
}
