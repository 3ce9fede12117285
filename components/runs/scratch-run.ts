/** A run of the scratch snippet as the page knows it: only what happens while the code loads belongs to it. */

import type {
  CaseOutcome,
  CasePlan,
  CodeError,
  JudgeEvent,
  LogLine,
  OutcomeStatus,
  Picture,
} from '#grader/protocol.ts';
import type { ScratchSource } from './scratch-source.ts';

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
  if (!error) return run;
  if (error.kind === 'compile' || error.kind === 'load') return { ...run, error: placed(error, source) };
  return event.type === 'outcome' && lostItsRealm(event.outcome)
    ? { ...run, error: { ...error, message: LOST[event.outcome.status] ?? error.message } }
    : run;
}

/** A case that finds the realm gone ends at once; one that loses it itself takes its time. */
const AT_ONCE_MS = 100;

function lostItsRealm({ durationMs, error }: CaseOutcome): boolean {
  return durationMs < AT_ONCE_MS && GONE.includes(error?.name ?? '');
}

const GONE: readonly string[] = ['TimeLimit', 'MemoryLimit', 'Crash', 'Exit'];
const LOST: Partial<Record<OutcomeStatus, string>> = {
  'timed-out':
    'The snippet was still running at the time limit. Is there a loop or a promise that never ends?',
  'out-of-memory': 'The snippet used more memory than allowed. Wrap loops in `tf.tidy`, then run again.',
};

function placed({ line, column, ...error }: CodeError, source: ScratchSource): CodeError {
  if (line === undefined) return error;
  const own = source.snippetLine(line);
  if (own === null) return { ...error, message: `solution.ts, line ${line}: ${error.message}` };
  return { ...error, line: own, ...(column === undefined ? {} : { column }) };
}
