/** One question to a judge realm that is doing nothing else, and its answer. */
import type { ExerciseBundle } from '#grader/exercise/files/bundle.ts';
import { BROWSER_LIMITS, type CasePlan, type JudgeCommand, type JudgeEvent } from '#grader/protocol.ts';
import { GraderFault } from '../host.ts';
import type { SpokenJudge } from './realms.ts';

export interface JudgeQuestion<T> {
  readonly command: JudgeCommand;
  /** What an event answers, or null when it is no answer. */
  readonly answerOf: (event: JudgeEvent) => { readonly answer: T } | null;
  readonly limitMs: number;
  /** The fault when there is no answer in time. @param caseId the case that it was at; '' before any */
  readonly late: (caseId: string) => string;
}

/**
 * @param judge with `gone` where the home tells of its end
 * @throws GraderFault; the judge must not be used again then
 */
export async function askJudge<T>(
  judge: SpokenJudge & { readonly gone?: Promise<string> },
  { command, answerOf, limitMs, late }: JudgeQuestion<T>,
): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const fail = (...said: ConstructorParameters<typeof GraderFault>): void => reject(new GraderFault(...said));
  let current = '';
  const timer = setTimeout(() => fail(late(current)), limitMs);
  judge.receive((event: JudgeEvent) => {
    if (event.type === 'case-started') current = event.id;
    const answered = answerOf(event);
    if (answered) resolve(answered.answer);
    if (event.type === 'fault') fail(event.message, event.problems);
  });
  judge.gone?.then((why) => fail(`The judge ended before it answered: ${why}`)).catch(reject);
  judge.post(command);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
  }
}

export type Exercise = Pick<ExerciseBundle, 'slug' | 'hash' | 'files'>;

/** An exercise in a judge realm. */
export interface Prepared {
  readonly plan: CasePlan[];
  /** How long a case of it may take in a browser. */
  readonly caseMs: number;
}

const PREPARE_MS = 60_000;

/** Loads an exercise into the judge, and gives its cases. */
export function preparing({ slug, hash, files }: Exercise): JudgeQuestion<Prepared> {
  return {
    command: { type: 'prepare', exercise: slug, exerciseHash: hash, files },
    answerOf(event) {
      if (event.type !== 'prepared') return null;
      return { answer: { plan: event.plan, caseMs: event.caseMs ?? BROWSER_LIMITS.caseMs } };
    },
    limitMs: PREPARE_MS,
    late: () => `${slug} did not load within ${PREPARE_MS / 1000} s.`,
  };
}
