/** One run in any home: brings the judge its student realms, and ends those that it gives up or that died. */
import type { JudgeCommand, JudgeEvent } from '#grader/protocol.ts';
import { GraderFault } from '../host.ts';
import { watchJudge } from '../lost-judge.ts';
import type { Gone, RunJudge, RunStudent } from './realms.ts';

/** How a home sees that the judge hangs or died. */
export interface JudgeWatch {
  hear(event: JudgeEvent): void;
  end(): void;
}

export interface GivingUp {
  /** The judge hangs or died, perhaps over an answer of the student's code. */
  readonly lose: (why: string) => void;
  /** The grader or the machine is at fault. */
  readonly fault: (message: string) => void;
}

export interface SupervisedRun<S extends RunStudent, T> {
  readonly judge: RunJudge<S>;
  readonly takeStudent: () => Promise<S>;
  readonly command: Extract<JudgeCommand, { type: 'run' | 'evaluate' }>;
  /** What the judge's last event says; undefined for every other. */
  readonly resultOf: (event: JudgeEvent) => T | undefined;
  /** Begins with the run. */
  readonly watch: (giveUp: GivingUp) => JudgeWatch;
  /** CPU time that a case may use, where the home can measure it; the deadlines of the request are wall clock. */
  readonly caseCpuMs: number;
  readonly signal: AbortSignal;
  readonly onEvent: (event: JudgeEvent) => void;
  /** Settles when a student realm of the run is gone: nobody has to wait for that to read the report. */
  readonly onEnding: (ended: Promise<void>) => void;
}

/**
 * Gives the judge's result. The student realms of the run have been told to end by then; `onEnding` hears when they have.
 * @throws JudgeLost when the judge hangs or dies; GraderFault when it reports one or when no student realm starts; the
 * reason of `signal` when that aborts. The judge must not be used again after either.
 */
export async function superviseRun<S extends RunStudent, T>(run: SupervisedRun<S, T>): Promise<T> {
  const supervision = new Supervision(run);
  const stop = (): void => supervision.fail(run.signal.reason);
  run.signal.addEventListener('abort', stop);
  try {
    if (run.signal.aborted) stop();
    else supervision.begin();
    return await supervision.result;
  } finally {
    run.signal.removeEventListener('abort', stop);
  }
}

class Supervision<S extends RunStudent, T> {
  readonly #run: SupervisedRun<S, T>;
  readonly #result = Promise.withResolvers<T>();
  readonly result = this.#result.promise;
  readonly #sight = watchJudge();
  #watch: JudgeWatch | undefined;
  #student: S | undefined;
  #over = false;

  constructor(run: SupervisedRun<S, T>) {
    this.#run = run;
  }

  begin(): void {
    const { judge, command, watch } = this.#run;
    judge.receive((event) => this.#hear(event));
    this.#watch = watch({
      lose: (why) => this.fail(this.#sight.lost(why)),
      fault: (message) => this.fail(new GraderFault(message)),
    });
    judge.post(command);
    this.#bringStudent();
  }

  fail(reason: unknown): void {
    this.#end(() => this.#result.reject(reason));
  }

  #end(settle: () => void): void {
    if (this.#over) return;
    this.#over = true;
    this.#watch?.end();
    if (this.#student) this.#run.onEnding(this.#student.end());
    settle();
  }

  #hear(event: JudgeEvent): void {
    if (this.#over) return;
    this.#sight.hear(event);
    this.#watch?.hear(event);
    if (event.type === 'replace-student') {
      this.#giveUpStudent({ reason: event.reason, detail: '' });
      this.#bringStudent();
      return;
    }
    if (event.type === 'case-started') this.#student?.beginCase?.(this.#run.caseCpuMs);
    this.#run.onEvent(event);
    const result = this.#run.resultOf(event);
    if (result !== undefined) this.#end(() => this.#result.resolve(result));
    if (event.type === 'fault') this.fail(new GraderFault(event.message, event.problems));
  }

  #giveUpStudent(why: Gone): void {
    // It may have died by itself: the judge has been told.
    if (!this.#student) return;
    this.#run.onEnding(this.#student.end());
    this.#tellGone(this.#student, why);
  }

  #tellGone(student: S, { reason, detail }: Gone): void {
    if (this.#student !== student || this.#over) return;
    this.#student = undefined;
    this.#run.judge.post({ type: 'student-gone', reason, detail });
  }

  #bringStudent(): void {
    this.#admitNext().catch((error: unknown) => this.fail(error));
  }

  async #admitNext(): Promise<void> {
    const { judge, command, takeStudent, onEnding } = this.#run;
    const student = await takeStudent();
    if (this.#over) {
      onEnding(student.end());
      return;
    }
    this.#student = student;
    judge.admit(student, command.request.runId);
    this.#tellGone(student, await student.gone);
  }
}
