const JUDGE_FAULT = 'DescentJudgeFault';

/** The exercise or the judge is broken, never the student's code. Becomes a `fault` event; no report is made. */
export class JudgeFault extends Error {
  override readonly name = JUDGE_FAULT;
}

/** Recognises a judge fault by its brand. */
export function isJudgeFault(error: unknown): error is JudgeFault {
  return error instanceof Error && error.name === JUDGE_FAULT;
}
