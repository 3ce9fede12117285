/** A snippet behind the student's code, in a realm of its own; no cases run. */
import { runLimits, stretched } from '#grader/exercise/run-limits.ts';
import type { CodeError, EvaluationRequest, JudgeEvent } from '#grader/protocol.ts';
import { brokenOutcome } from './cases/broken-result.ts';
import { createCaseRecorder } from './cases/case-recorder.ts';
import { openSession } from './link/open-session.ts';
import type { StudentSupply } from './link/student-supply.ts';
import type { PreparedExercise } from './prepare-exercise.ts';

export interface Evaluation {
  readonly request: EvaluationRequest;
  readonly exercise: PreparedExercise;
  readonly supply: StudentSupply;
  readonly emit: (event: JudgeEvent) => void;
}

/** What it prints and draws is told as of no case. Gives what kept it from coming to its end. */
export async function evaluateSnippet({
  request,
  exercise,
  supply,
  emit,
}: Evaluation): Promise<CodeError | null> {
  const told = runLimits(exercise.manifest, request.limits);
  const limits = stretched(told, request.slowness ?? 1);
  const recorder = createCaseRecorder({ emit, logLinesMax: limits.logLines });
  recorder.begin(null);
  const session = openSession({ ...request, exercise, supply, limits, told, recorder });
  const result = await session.evaluate(request.snippet).finally(() => session.stop());
  return result.kind === 'evaluated' ? null : (brokenOutcome(result, exercise.manifest).error ?? null);
}
