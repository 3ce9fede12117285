import type { ExerciseBundle } from '#grader/exercise/bundle.ts';
import { BROWSER_LIMITS, type CasePlan } from '#grader/protocol.ts';
import { GraderFault } from '../host.ts';
import type { JudgeRealm } from './boot-realm.ts';

export type Exercise = Pick<ExerciseBundle, 'slug' | 'hash' | 'files'>;

/** An exercise in a judge realm. */
export interface Prepared {
  readonly plan: CasePlan[];
  /** How long a case of it may take. */
  readonly caseMs: number;
}

const PREPARE_MS = 60_000;

/**
 * Loads an exercise into a judge realm that is doing nothing else.
 * @throws GraderFault when the exercise does not load or the judge hangs in it; the realm must be ended then.
 */
export function prepareExercise(judge: JudgeRealm, exercise: Exercise): Promise<Prepared> {
  return new Promise((resolve, reject) => {
    const fail = (message: string): void => {
      clearTimeout(timer);
      reject(new GraderFault(message));
    };
    const timer = setTimeout(() => fail('The judge did not load the exercise in time.'), PREPARE_MS);
    judge.receive((event) => {
      if (event.type === 'fault') fail(event.message);
      if (event.type !== 'prepared') return;
      clearTimeout(timer);
      resolve({ plan: event.plan, caseMs: event.caseMs ?? BROWSER_LIMITS.caseMs });
    });
    const { slug, hash, files } = exercise;
    judge.post({ type: 'prepare', exercise: slug, exerciseHash: hash, files });
  });
}
