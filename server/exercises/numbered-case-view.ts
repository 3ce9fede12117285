import type { CasePlan } from '#grader/protocol.ts';

/** A public case with its number in the exercise, which reports say too: other cases may stand between those that are here. */
export interface NumberedCaseView extends CasePlan {
  readonly number: number;
}
