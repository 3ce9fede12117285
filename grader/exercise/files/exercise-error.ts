/** What is wrong with an exercise's files, so that its author can mend it: file, field, and what was expected. */
export interface ExerciseProblem {
  readonly file: string;
  /** Path inside a YAML file, "entryPoints[0].name"; empty when the file as a whole is meant. */
  readonly field: string;
  /** Of a program, from 1, where it is known. */
  readonly line?: number;
  readonly message: string;
}

const EXERCISE_ERROR = 'DescentExerciseError';

/** An exercise or course that cannot be loaded. Its message lists every problem found, one a line. */
export class ExerciseError extends Error {
  override readonly name = EXERCISE_ERROR;
  readonly problems: readonly ExerciseProblem[];

  constructor(subject: string, problems: readonly ExerciseProblem[]) {
    super(problems.map((problem) => describeProblem(subject, problem)).join('\n'));
    this.problems = problems;
  }
}

/** Recognises an exercise error from any realm by its brand. */
export function isExerciseError(error: unknown): error is ExerciseError {
  return error instanceof Error && error.name === EXERCISE_ERROR;
}

function describeProblem(subject: string, { file, field, line, message }: ExerciseProblem): string {
  const place = line === undefined ? field : `line ${line}`;
  return [[subject, file].filter(Boolean).join('/'), place, message].filter(Boolean).join(': ');
}
