/** Which cases a run plays, and in which order. */
import type { RunRequest } from '#grader/protocol.ts';
import type { PlannedCase } from '../prepare-exercise.ts';
import { CASE_TRAITS } from './case-traits.ts';

/** A case with the seed of its run. */
export interface Round {
  readonly planned: PlannedCase;
  readonly seed: number;
}

export function isHidden({ planned }: Round): boolean {
  return planned.plan.visibility === 'hidden';
}

/**
 * Hidden cases last: code that has seen hidden inputs must not speak in a public case afterwards, where students read what
 * it says. Of each kind laws last, since what they earn hangs on the others.
 */
export function inOrder(rounds: readonly Round[]): readonly Round[] {
  const place = (round: Round): number =>
    2 * Number(isHidden(round)) + Number(CASE_TRAITS[round.planned.plan.kind].isLaw);
  return rounds.toSorted((a, b) => place(a) - place(b));
}

/** In the order written. */
export function chooseRounds(
  cases: readonly PlannedCase[],
  { visibility, caseIds, rounds, seed }: Pick<RunRequest, 'visibility' | 'caseIds' | 'rounds' | 'seed'>,
): readonly Round[] {
  if (rounds) {
    return rounds.flatMap((round) =>
      cases.filter(({ plan }) => plan.id === round.caseId).map((planned) => ({ planned, seed: round.seed })),
    );
  }
  return cases
    .filter(
      ({ plan }) =>
        (visibility === 'all' || plan.visibility === 'public') &&
        (caseIds === undefined || caseIds.includes(plan.id)),
    )
    .map((planned) => ({ planned, seed }));
}
