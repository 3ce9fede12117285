import type { ExerciseBundle } from '#grader/exercise/files/bundle.ts';
import type { OpenSolution } from '#grader/hosts/deno-call.ts';
import { valuesAgree } from '#grader/judge/compare/compare.ts';
import type { Value } from '#grader/protocol.ts';
import type { Adapted } from './adaptation.ts';
import { ADAPTERS } from './adapters.ts';
import type { VectorCase } from './vector-case.ts';

/** What one vector showed. `differs` says how, in a sentence. */
export type VectorOutcome =
  | { readonly id: string; readonly kind: 'agrees'; readonly exercise: string }
  | { readonly id: string; readonly kind: 'differs'; readonly exercise: string; readonly message: string }
  | { readonly id: string; readonly kind: 'skipped'; readonly reason: string };

/** float32 cannot promise more than this, whatever tolerance a source computed in float64 states. */
const RELATIVE_MIN = 1e-5;
const ABSOLUTE_MIN = 2e-6;

export interface VectorWorld {
  readonly exercises: ReadonlyMap<string, ExerciseBundle>;
  /** A realm with the reference of an exercise in it; kept by the caller for all vectors of the exercise. */
  readonly openReference: (exercise: ExerciseBundle) => Promise<OpenSolution>;
}

/** Runs one vector of a topic through the reference of the exercise it speaks of. Never throws for what it finds. */
export async function runVector(
  topic: string,
  vector: VectorCase,
  world: VectorWorld,
): Promise<VectorOutcome> {
  const { id } = vector;
  const adapt = Object.hasOwn(ADAPTERS, topic) ? ADAPTERS[topic] : undefined;
  if (!adapt) return { id, kind: 'skipped', reason: 'no exercise asks for it' };
  const adapted = adapt(vector);
  if ('skip' in adapted) return { id, kind: 'skipped', reason: adapted.skip };
  const exercise = world.exercises.get(adapted.exercise);
  if (!exercise) return { id, kind: 'skipped', reason: `${adapted.exercise} is still to come` };
  const reference = await world.openReference(exercise);
  const message = await firstDifference(reference, adapted, vector);
  return message === null
    ? { id, kind: 'agrees', exercise: exercise.slug }
    : { id, kind: 'differs', exercise: exercise.slug, message };
}

async function firstDifference(
  reference: OpenSolution,
  { call, calls = 1, args, expected, pick = (result) => result }: Adapted,
  { rtol, atol }: VectorCase,
): Promise<string | null> {
  const tolerance = { relative: Math.max(rtol, RELATIVE_MIN), absolute: Math.max(atol, ABSOLUTE_MIN) };
  let previous: Value;
  for (let index = 0; index < calls; index++) {
    const outcome = await reference.call(call, args(index, previous));
    if (outcome.kind === 'threw') return `${call} threw ${outcome.error.message}`;
    previous = outcome.value;
    const wanted = expected[index];
    if (wanted !== undefined && !valuesAgree(pick(outcome.value), wanted, tolerance)) {
      return calls > 1 ? `${call} differs at call ${index + 1}` : `${call} differs`;
    }
  }
  return null;
}
