/** What an upgrade of the grader changed for the exercises of a course. Dates are ISO strings. */
import type { RecheckState } from '#db/schema/rechecks.ts';
import type { CheckProblemView } from '../check/check-view.ts';

export interface RechecksView {
  readonly course: { readonly slug: string; readonly title: string };
  /** The round of the newest grader; null: the grader is the one of the first start. */
  readonly round: RecheckRoundView | null;
}

interface RecheckRoundView {
  readonly state: Exclude<RecheckState, 'first'>;
  readonly startedAt: string;
  readonly endedAt: string | null;
  /** Over all courses. */
  readonly progress: { readonly done: number; readonly total: number };
  /** In the order of the course. */
  readonly exercises: readonly RecheckedExerciseView[];
}

export interface RecheckedExerciseView {
  readonly assignmentId: string;
  readonly number: string;
  readonly title: string;
  readonly href: string;
  /** `waiting` is not proved yet; `given-up`: the grader failed at it; `changed`: proofs hold that did not, or the reverse. */
  readonly state: 'waiting' | 'given-up' | 'changed' | 'unchanged';
  /** That do not hold now and did before. */
  readonly broken: readonly Pick<CheckProblemView, 'file' | 'sentence'>[];
  /** That hold now and did not before. */
  readonly mended: readonly Pick<CheckProblemView, 'file' | 'sentence'>[];
  /** The grader's own, where it was given up. */
  readonly fault: string | null;
}
