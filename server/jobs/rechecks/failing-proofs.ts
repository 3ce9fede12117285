import type { Proof } from '#grader/proof/proof.ts';
import type { ProvedExercise } from '#grader/proof/prove-exercise.ts';

/** Of the version itself: stored solutions are no part of it, and what only warns stops nobody. */
export function failingProofs({ proofs }: Pick<ProvedExercise, 'proofs'>): Proof[] {
  return proofs.filter(
    ({ kind, outcome }) =>
      outcome === 'fails' && kind !== 'solutions' && kind !== 'right' && kind !== 'wrong',
  );
}
