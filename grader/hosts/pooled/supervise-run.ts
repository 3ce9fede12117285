/** One run: brings the judge its student realms, ends those that it gives up, and watches the judge itself. */
import type { JudgeEvent, Report, RunRequest } from '#grader/protocol.ts';
import { GraderFault } from '../host.ts';
import type { Gone, JudgeRealm, StudentRealm } from './realms.ts';

export interface SupervisedRun<S extends StudentRealm> {
  readonly judge: JudgeRealm<S>;
  readonly takeStudent: () => Promise<S>;
  readonly request: RunRequest;
  /** CPU time that a case may use; the deadlines of `request` are wall clock. */
  readonly caseCpuMs: number;
  readonly signal: AbortSignal;
  readonly onEvent: (event: JudgeEvent) => void;
  /** Settles when a student realm of the run is gone: nobody has to wait for that to read the report. */
  readonly onEnding: (ended: Promise<void>) => void;
}

/** The judge ends every case within the run's limit; past this grace it is the judge that hangs. */
const JUDGE_GRACE_MS = 20_000;

/**
 * Gives the judge's report. The student realms of the run have been told to end by then; `onEnding` hears when they have.
 * @throws GraderFault when the judge reports one, hangs or dies, or when no student realm starts; the reason of
 * `signal` when that aborts. The judge must not be used again after either.
 */
export async function superviseRun<S extends StudentRealm>(run: SupervisedRun<S>): Promise<Report> {
  const { judge, takeStudent, request, signal } = run;
  const finished = Promise.withResolvers<Report>();
  const fault = (message: string): void => finished.reject(new GraderFault(message));
  const abort = (): void => finished.reject(signal.reason);
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
    if (event.type === 'case-started') current?.beginCase?.(run.caseCpuMs);
    run.onEvent(event);
    if (event.type === 'done') finished.resolve(event.report);
    if (event.type === 'fault') fault(event.message);
  });
  judge.gone.then((why) => fault(`The judge ended: ${why}`)).catch(finished.reject);
  const timer = setTimeout(
    () => fault('The judge did not finish the run.'),
    request.limits.runMs + JUDGE_GRACE_MS,
  );
  signal.addEventListener('abort', abort);

  try {
    if (signal.aborted) abort();
    else {
      judge.post({ type: 'run', request });
      bring();
    }
    return await finished.promise;
  } finally {
    over = true;
    clearTimeout(timer);
    signal.removeEventListener('abort', abort);
    if (current) run.onEnding((current as S).end());
  }
}
