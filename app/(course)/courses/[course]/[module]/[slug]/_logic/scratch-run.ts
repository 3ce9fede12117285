/** A run of the scratch snippet as the page knows it: only what happens while the code loads belongs to it. */
import type { ScratchSource } from '#components/report/scratch-source.ts';
import type { CasePlan, CodeError, JudgeEvent, LogLine, Picture } from '#grader/protocol.ts';

export interface ScratchRun {
  readonly running: boolean;
  readonly logs: readonly LogLine[];
  readonly pictures: readonly Picture[];
  /** Its line is one of the snippet; an error of the solution names its line in words. */
  readonly error: CodeError | null;
}

export const STARTED_SCRATCH: ScratchRun = { running: true, logs: [], pictures: [], error: null };

/** Hosts run cases: the cheapest one comes after the snippet, and is not looked at. */
export function scratchCase(plan: readonly CasePlan[]): string | null {
  return (plan.find(({ kind }) => kind === 'example') ?? plan[0])?.id ?? null;
}

export function scratchAfter(run: ScratchRun, event: JudgeEvent, source: ScratchSource): ScratchRun {
  if (event.type === 'log' && event.caseId === null) {
    const { line, ...rest } = event.line;
    const own = line === undefined ? null : source.snippetLine(line);
    return { ...run, logs: [...run.logs, own === null ? rest : { ...rest, line: own }] };
  }
  if (event.type === 'picture' && event.caseId === null)
    return { ...run, pictures: [...run.pictures, event.picture] };
  const error = event.type === 'outcome' ? event.outcome.error : undefined;
  if (error && (error.kind === 'compile' || error.kind === 'load'))
    return { ...run, error: placed(error, source) };
  return run;
}

function placed({ line, column, ...error }: CodeError, source: ScratchSource): CodeError {
  if (line === undefined) return error;
  const own = source.snippetLine(line);
  if (own === null) return { ...error, message: `solution.ts, line ${line}: ${error.message}` };
  return { ...error, line: own, ...(column === undefined ? {} : { column }) };
}
