/** One run: brings the judge its student realms, ends those that it gives up, and watches the judge itself. */
import { stretched } from '#grader/exercise/run-limits.ts';
import type { JudgeCommand, JudgeEvent, Limits } from '#grader/protocol.ts';
import { GraderFault } from '../host.ts';
import { watchJudge } from '../lost-judge.ts';
import type { Gone, JudgeRealm, StudentRealm } from './realms.ts';

export interface SupervisedRun<S extends StudentRealm, T> {
  readonly judge: JudgeRealm<S>;
  readonly takeStudent: () => Promise<S>;
  readonly command: Extract<JudgeCommand, { type: 'run' | 'evaluate' }>;
  /** What the judge's last event says; undefined for every other. */
  readonly resultOf: (event: JudgeEvent) => T | undefined;
  /** CPU time that a case may use; the deadlines of `request` are wall clock. */
  readonly caseCpuMs: number;
  readonly signal: AbortSignal;
  readonly onEvent: (event: JudgeEvent) => void;
  /** Settles when a student realm of the run is gone: nobody has to wait for that to read the report. */
  readonly onEnding: (ended: Promise<void>) => void;
}

/** A run with everything round it; past this it is the judge or the machine that hangs. */
const RUN_GRACE_MS = 20_000;
/** Conclusions are drawn from all cases at once. */
const CONCLUSIONS_SHARE = 2;

/**
 * Gives the judge's result. The student realms of the run have been told to end by then; `onEnding` hears when they have.
 * @throws JudgeLost when the judge hangs or dies; GraderFault when it reports one or when no student realm starts; the
 * reason of `signal` when that aborts. The judge must not be used again after either.
 */
export async function superviseRun<S extends StudentRealm, T>(run: SupervisedRun<S, T>): Promise<T> {
  const { judge, takeStudent, command, signal } = run;
  const { request } = command;
  const limits = stretched(request.limits, request.slowness ?? 1);
  const finished = Promise.withResolvers<T>();
  const fault = (message: string): void => finished.reject(new GraderFault(message));
  const abort = (): void => finished.reject(signal.reason);
  const sight = watchJudge();
  const lose = (why: string): void => finished.reject(sight.lost(why));
  const allowance = allow(judge, limits, () => lose('The judge took too long over a case.'));
  let current: S | null = null;
  let over = false;

  const tellGone = (student: S, { reason, detail }: Gone): void => {
    if (current !== student || over) return;
    current = null;
    judge.post({ type: 'student-gone', reason, detail });
  };
  const bringStudent = async (): Promise<void> => {
    const student = await takeStudent();
    if (over) {
      run.onEnding(student.end());
      return;
    }
    current = student;
    judge.admit(student, request.runId);
    tellGone(student, await student.gone);
  };
  const bring = (): void => {
    bringStudent().catch(finished.reject);
  };
  judge.receive((event) => {
    if (over) return;
    if (event.type === 'replace-student') {
      if (current) {
        run.onEnding(current.end());
        tellGone(current, { reason: event.reason, detail: '' });
      }
      bring();
      return;
    }
    sight.hear(event);
    if (event.type === 'case-started') {
      current?.beginCase?.(run.caseCpuMs);
      allowance.begin(1);
    }
    if (event.type === 'outcome') allowance.begin(CONCLUSIONS_SHARE);
    run.onEvent(event);
    const result = run.resultOf(event);
    if (result !== undefined) finished.resolve(result);
    if (event.type === 'fault') fault(event.message);
  });
  judge.gone.then((why) => lose(`The judge ended: ${why}`)).catch(finished.reject);
  const timer = setTimeout(
    () => fault('The judge did not finish the run.'),
    limits.runMs + limits.judgeMs + RUN_GRACE_MS,
  );
  signal.addEventListener('abort', abort);

  try {
    if (signal.aborted) abort();
    else {
      judge.post(command);
      bring();
    }
    return await finished.promise;
  } finally {
    over = true;
    clearTimeout(timer);
    allowance.end();
    signal.removeEventListener('abort', abort);
    if (current) run.onEnding((current as S).end());
  }
}

/** Bounds what the judge may take over a case: its CPU time where that is measured, else the time on the clock. */
function allow<S extends StudentRealm>(
  judge: Pick<JudgeRealm<S>, 'allow'>,
  { caseMs, judgeMs }: Limits,
  onLate: () => void,
): { begin(share: number): void; end(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    begin(share) {
      if (judge.allow) return judge.allow(judgeMs * share);
      clearTimeout(timer);
      timer = setTimeout(onLate, caseMs + judgeMs * share);
    },
    end() {
      judge.allow?.(Number.POSITIVE_INFINITY);
      clearTimeout(timer);
    },
  };
}
