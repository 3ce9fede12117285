import type { JudgeCommand, JudgeEvent } from '#grader/protocol.ts';
import { GraderFault } from '../host.ts';
import type { PreparedJudge } from './judge-shelf.ts';
import type { StudentRealm } from './realms.ts';

export interface JudgeQuestion<T> {
  readonly command: JudgeCommand;
  /** What an event answers, or null when it is no answer. */
  readonly answerOf: (event: JudgeEvent) => { readonly answer: T } | null;
  readonly limitMs: number;
  /** The fault when there is no answer in time. @param title the case that it was at */
  readonly late: (title: string) => string;
}

/** Asks a judge about the exercise that it has. @throws GraderFault; the judge must not be used again then */
export async function askJudge<S extends StudentRealm, T>(
  { judge, plan }: PreparedJudge<S>,
  { command, answerOf, limitMs, late }: JudgeQuestion<T>,
): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const fail = (message: string): void => reject(new GraderFault(message));
  let current = '';
  const timer = setTimeout(() => {
    fail(late(plan.find(({ id }) => id === current)?.title ?? current));
  }, limitMs);
  judge.receive((event: JudgeEvent) => {
    if (event.type === 'case-started') current = event.id;
    const answered = answerOf(event);
    if (answered) resolve(answered.answer);
    if (event.type === 'fault') fail(event.message);
  });
  judge.gone.then((why) => fail(`The judge ended before it answered: ${why}`)).catch(reject);
  judge.post(command);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
  }
}
