/** One run on a realm pair: hands out student realms, ends those that hang or die, and watches the judge itself. */
import type { GoneReason, JudgeEvent, Report, RunRequest } from '#grader/protocol.ts';
import { GraderFault } from '../host.ts';
import type { StudentRealm } from './boot-realm.ts';
import type { RealmPair } from './realm-pair.ts';

const SIGN_OF_LIFE_MS = 2_000;

export interface SupervisedRun {
  readonly pair: RealmPair;
  readonly request: RunRequest;
  /** Longest silence of the judge before it counts as hung. */
  readonly silenceMs: number;
  readonly onEvent: (event: JudgeEvent) => void;
  readonly signal: AbortSignal;
}

/**
 * Gives the judge's report. The student realm that the run ends with is spent: it is ended here.
 * @throws GraderFault when the judge reports one, hangs or dies; the reason of `signal` when that aborts. The caller
 * must end the pair after either.
 */
export async function superviseRun(run: SupervisedRun): Promise<Report> {
  const { pair, request, signal } = run;
  const finished = Promise.withResolvers<Report>();
  const fault = (message: string): void => finished.reject(new GraderFault(message));
  let student: StudentRealm | undefined;
  let replacing = false;
  let over = false;
  let silence: ReturnType<typeof setTimeout> | undefined;

  const heard = (): void => {
    clearTimeout(silence);
    silence = setTimeout(() => fault('The judge stopped answering.'), run.silenceMs);
  };

  async function handOverStudent(): Promise<void> {
    const next = await pair.takeStudent();
    if (over) return next.end();
    student = next;
    pair.judge.post({ type: 'student-ready', device: next.device }, [next.channel]);
  }

  function replaceStudent(reason: GoneReason, detail: string): void {
    if (replacing || over) return;
    replacing = true;
    student?.end();
    pair.judge.post({ type: 'student-gone', reason, detail });
    handOverStudent().then(
      () => {
        replacing = false;
      },
      (error: unknown) => finished.reject(error),
    );
  }

  async function checkLife(): Promise<void> {
    const [judge, current] = await Promise.all([pair.judgeIsAlive(), pair.studentIsAlive()]);
    if (!judge) return fault('The browser ended the judge realm.');
    // Browsers give no reason; running out of memory is nearly always it.
    if (!current) replaceStudent('out-of-memory', 'The browser ended the process that your code ran in.');
  }

  pair.judge.receive((event) => {
    if (over) return;
    heard();
    if (event.type === 'replace-student') return replaceStudent(event.reason, '');
    run.onEvent(event);
    if (event.type === 'done') finished.resolve(event.report);
    if (event.type === 'fault') fault(event.message);
  });
  const stop = (): void => finished.reject(signal.reason);
  signal.addEventListener('abort', stop);
  const life = setInterval(() => {
    checkLife().catch(finished.reject);
  }, SIGN_OF_LIFE_MS);
  heard();

  try {
    if (signal.aborted) stop();
    else {
      handOverStudent().catch(finished.reject);
      pair.judge.post({ type: 'run', request });
    }
    return await finished.promise;
  } finally {
    over = true;
    clearTimeout(silence);
    clearInterval(life);
    signal.removeEventListener('abort', stop);
    student?.end();
  }
}
