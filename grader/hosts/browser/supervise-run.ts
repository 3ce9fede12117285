/** One run on a realm pair: hands out student realms, ends those that hang or die, and watches the judge itself. */
import type { GoneReason, JudgeCommand, JudgeEvent } from '#grader/protocol.ts';
import { GraderFault } from '../host.ts';
import { watchJudge } from '../lost-judge.ts';
import type { StudentRealm } from './boot-realm.ts';
import type { RealmPair } from './realm-pair.ts';

const SIGN_OF_LIFE_MS = 2_000;

export interface SupervisedRun<T> {
  readonly pair: RealmPair;
  readonly command: Extract<JudgeCommand, { type: 'run' | 'evaluate' }>;
  /** What the judge's last event says; undefined for every other. */
  readonly resultOf: (event: JudgeEvent) => T | undefined;
  /** Longest silence of the judge over one case before it counts as hung. */
  readonly silenceMs: number;
  readonly onEvent: (event: JudgeEvent) => void;
  readonly signal: AbortSignal;
}

/**
 * Gives the judge's result. The student realm that the run ends with is spent: it is ended here.
 * @throws JudgeLost when the judge hangs or dies; GraderFault when it reports one; the reason of `signal` when that aborts. The caller
 * must end the pair after either.
 */
export async function superviseRun<T>(run: SupervisedRun<T>): Promise<T> {
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

class Supervision<T> {
  readonly #run: SupervisedRun<T>;
  readonly #result = Promise.withResolvers<T>();
  readonly result = this.#result.promise;
  readonly #sight = watchJudge();
  #student: StudentRealm | undefined;
  #replacing = false;
  #over = false;
  #silence: ReturnType<typeof setTimeout> | undefined;
  #life: ReturnType<typeof setInterval> | undefined;

  constructor(run: SupervisedRun<T>) {
    this.#run = run;
  }

  begin(): void {
    const { pair, command } = this.#run;
    pair.judge.receive((event) => this.#hear(event));
    this.#life = setInterval(() => this.#orFail(this.#checkLife()), SIGN_OF_LIFE_MS);
    this.#waitForJudge();
    this.#orFail(this.#handOverStudent());
    pair.judge.post(command);
  }

  fail(reason: unknown): void {
    this.#end(() => this.#result.reject(reason));
  }

  #fault(message: string): void {
    this.fail(new GraderFault(message));
  }

  #lose(message: string): void {
    this.fail(this.#sight.lost(message));
  }

  #end(settle: () => void): void {
    if (this.#over) return;
    this.#over = true;
    clearTimeout(this.#silence);
    clearInterval(this.#life);
    this.#student?.end();
    settle();
  }

  #hear(event: JudgeEvent): void {
    if (this.#over) return;
    this.#sight.hear(event);
    this.#waitForJudge();
    if (event.type === 'replace-student') this.#replaceStudent(event.reason, '');
    else this.#run.onEvent(event);
    const result = this.#run.resultOf(event);
    if (result !== undefined) this.#end(() => this.#result.resolve(result));
    if (event.type === 'fault') this.#fault(event.message);
  }

  #waitForJudge(): void {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#lose('The judge stopped answering.'), this.#run.silenceMs);
  }

  async #handOverStudent(): Promise<void> {
    const next = await this.#run.pair.takeStudent();
    if (this.#over) {
      next.end();
      return;
    }
    this.#student = next;
    this.#replacing = false;
    const { pair, command } = this.#run;
    const ready: JudgeCommand = { type: 'student-ready', device: next.device, runId: command.request.runId };
    pair.judge.post(ready, [next.channel]);
  }

  #replaceStudent(reason: GoneReason, detail: string): void {
    // The judge may ask for what a death has brought about already.
    if (this.#replacing) return;
    this.#replacing = true;
    this.#student?.end();
    this.#run.pair.judge.post({ type: 'student-gone', reason, detail });
    this.#orFail(this.#handOverStudent());
  }

  async #checkLife(): Promise<void> {
    const { pair } = this.#run;
    const [judge, student] = await Promise.all([pair.judgeIsAlive(), pair.studentIsAlive()]);
    if (this.#over) return;
    if (!judge) this.#lose('The browser ended the judge realm.');
    // Browsers give no reason; running out of memory is nearly always it.
    if (!student)
      this.#replaceStudent('out-of-memory', 'The browser ended the process that your code ran in.');
  }

  #orFail(work: Promise<void>): void {
    work.catch((error: unknown) => this.fail(error));
  }
}
