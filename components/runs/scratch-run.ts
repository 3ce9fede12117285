/** A run of the scratch snippet as the page knows it. */
import type { CodeError, ErrorFact, JudgeEvent, LogLine, Picture } from '#grader/protocol.ts';

export interface ScratchRun {
  readonly running: boolean;
  readonly logs: readonly LogLine[];
  readonly pictures: readonly Picture[];
  /** Its line is one of the snippet; an error of the solution names its line in words. */
  readonly error: CodeError | null;
}

export const STARTED_SCRATCH: ScratchRun = { running: true, logs: [], pictures: [], error: null };

/** Lines that are named are those of the snippet. */
export function scratchAfter(run: ScratchRun, event: JudgeEvent): ScratchRun {
  if (event.type === 'log') {
    const { line: _, ...rest } = event.line;
    return { ...run, logs: [...run.logs, event.line.file === 'snippet' ? event.line : rest] };
  }
  return event.type === 'picture' ? { ...run, pictures: [...run.pictures, event.picture] } : run;
}

/** An error as the pane shows it. */
export function scratchError({ fact, ...error }: CodeError): CodeError {
  const words = fact && LOST[fact.code];
  if (words !== undefined) return { ...error, fact, message: words };
  if (error.file === 'snippet' || error.line === undefined) return error;
  const { line, column: _, ...rest } = error;
  return { ...rest, message: `solution.ts, line ${line}: ${error.message}` };
}

const LOST: Partial<Record<ErrorFact['code'], string>> = {
  'time-limit':
    'The snippet was still running at the time limit. Is there a loop or a promise that never ends?',
  'memory-limit': 'The snippet used more memory than allowed. Wrap loops in `tf.tidy`, then run again.',
};
