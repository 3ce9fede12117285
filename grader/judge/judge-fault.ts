import type { FaultProblem } from '#grader/protocol.ts';

const JUDGE_FAULT = 'DescentJudgeFault';

/** The exercise or the judge is broken, never the student's code. Becomes a `fault` event; no report is made. */
export class JudgeFault extends Error {
  override readonly name = JUDGE_FAULT;
  readonly problems: readonly FaultProblem[];

  /** @param problems what is wrong with the exercise's files; none where it is the judge that is broken */
  constructor(message: string, problems: readonly FaultProblem[] = []) {
    super(message);
    this.problems = problems;
  }
}

/** The exercise's fault, at these places. */
export function exerciseFault(problems: readonly FaultProblem[]): JudgeFault {
  return new JudgeFault(problems.map(problemText).join('\n'), problems);
}

/** The exercise's fault, in one file. */
export function faultIn(file: string, message: string): JudgeFault {
  return exerciseFault([{ file, line: null, message }]);
}

/** Recognises a judge fault by its brand. */
export function isJudgeFault(error: unknown): error is JudgeFault {
  return error instanceof Error && error.name === JUDGE_FAULT;
}

function problemText({ file, line, message }: FaultProblem): string {
  return `${file}${line === null ? '' : `:${line}`}: ${message}`;
}
