/** Code that keeps something between calls, found by asking it again what it answered differently before. */
import type { Hint } from '#grader/protocol.ts';
import type { Answerer, Observation } from '../cases/observation.ts';
import { valuesAgree } from '../compare/compare.ts';

/** A name of the judge's own; no file of an exercise has it, since theirs begin with a letter. */
export const KEPT_STATE: Hint = {
  misconception: '_kept-between-calls',
  title: 'Something is kept between calls',
  hint: 'Asked the same once more, your code gives another result: it depends on what was called before, or on chance. Nothing may be kept between calls. Make what a function needs inside it, from its arguments, and look for variables outside of your functions that they change.',
};

export interface Witnesses {
  /** The student's code as the run left it; null once it answers no more. */
  readonly again: Answerer;
  /** The student's code in a fresh realm at each call of this function; null where that is not worth its time. */
  readonly afresh: (() => Promise<Answerer>) | null;
}

/** Starting a realm takes a second where there is a GPU to wake. */
const FRESH_MAX = 2;

/**
 * Which of the inputs shown get another result when they are asked again: at once, or, where that changes nothing, as
 * the first call of a fresh realm.
 */
export async function findKeptState(
  shown: readonly Observation[],
  { again, afresh }: Witnesses,
): Promise<ReadonlySet<Observation>> {
  const kept = new Set<Observation>();
  for (const observation of shown) {
    if (await answersOtherwise(observation, again)) kept.add(observation);
  }
  let fresh = 0;
  for (const observation of afresh ? shown : []) {
    if (kept.has(observation) || fresh === FRESH_MAX || !afresh) continue;
    fresh += 1;
    if (await answersOtherwise(observation, await afresh())) kept.add(observation);
  }
  return kept;
}

async function answersOtherwise(observation: Observation, ask: Answerer): Promise<boolean> {
  let lost = false;
  const values = await observation.replay(async (call) => {
    const answer = await ask(call);
    if (answer.kind !== 'returned' && answer.kind !== 'threw') lost = true;
    return answer;
  });
  if (lost) return false;
  const { actual, tolerance } = observation;
  if (values === null || actual === null) return values !== actual;
  return !valuesAgree(values, actual, tolerance) || !valuesAgree(actual, values, tolerance);
}
