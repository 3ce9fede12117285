/** One row of the course home from the work that a person did on it. */

import type { Assignment, Module } from '#db/queries/courses/courses.ts';
import type { Grade } from '#db/queries/grading/grades.ts';
import type { Claim } from '#db/queries/work/claims.ts';
import type { SubmissionRow } from '#db/queries/work/submissions.ts';
import type { ExerciseOutline } from '../exercises/exercise-outline.ts';
import type { ExerciseRowView, ExerciseState } from './course-home-view.ts';
import { type Deadlines, isLate } from './deadlines.ts';
import { exercisePath } from './exercise-path.ts';

export interface ExerciseWork {
  readonly assignment: Assignment;
  readonly module: Module;
  /** null: coming. */
  readonly outline: ExerciseOutline | null;
  readonly deadlines: Deadlines;
  readonly grade: (Grade & { submissionId: string | null }) | null;
  readonly claim: Claim | null;
  readonly draftSavedAt: Date | null;
  /** Newest first. */
  readonly submissions: readonly SubmissionRow[];
  /** The report that counts has cases that are hidden in the version by which it was judged. */
  readonly countsHidden: boolean;
  /** That staff have shown, on any of them. */
  readonly comments: number;
}

const SHOWS_PROVISIONAL: readonly ExerciseState[] = ['provisional', 'in-progress', 'verifying'];

export interface RowOptions {
  readonly courseSlug: string;
  readonly now: Date;
  readonly opensEarly: boolean;
  readonly seesProblems: boolean;
}

export function exerciseRow(work: ExerciseWork, options: RowOptions): ExerciseRowView {
  const { assignment, module, outline, grade } = work;
  const claim = currentClaim(work);
  const slug = exercisePath(module, assignment);
  const state = stateOf(work, options);
  const counting = work.submissions.find(({ standing }) => standing.counts);
  return {
    slug,
    number: exerciseNumber(module, assignment),
    title: outline?.manifest.title ?? assignment.title,
    summary: outline?.manifest.summary ?? '',
    href: exerciseHref(options.courseSlug, module, assignment),
    state,
    finished: state === 'verified' && (grade?.points ?? 0) >= pointsAtMost(work),
    points: grade?.points ?? null,
    pointsMax: outline && (state === 'verified' ? pointsAtMost(work) : outline.pointsMax),
    provisionalPoints: SHOWS_PROVISIONAL.includes(state) ? (claim?.points ?? null) : null,
    casesPassed: casesPassed(work),
    casesTotal: counting?.report?.casesTotal ?? claim?.casesTotal ?? outline?.plan.length ?? null,
    dueAt: work.deadlines.dueAt?.toISOString() ?? null,
    publishProblem: options.seesProblems ? assignment.publishProblem : null,
    comments: work.comments,
    opensAt: state === 'locked' ? (assignment.opensAt?.toISOString() ?? null) : null,
    late: counting
      ? counting.standing.lateSteps > 0
      : outline !== null && isLate(options.now, work.deadlines),
  };
}

/** What a grade is of, by the version that gave it; without one what there is to get today. */
export function pointsAtMost({ outline, grade }: Pick<ExerciseWork, 'outline' | 'grade'>): number {
  return grade?.pointsMax ?? outline?.pointsMax ?? 0;
}

/** A count that has hidden cases in it tells of single ones: with few of them, which. */
function casesPassed(work: ExerciseWork): number | null {
  const verified = work.submissions.find(({ standing }) => standing.counts)?.report;
  if (!verified) return currentClaim(work)?.casesPassed ?? null;
  const tellsNone = work.countsHidden && work.assignment.hiddenFeedback === 'none';
  if (!tellsNone) return verified.casesPassed;
  return verified.points >= verified.pointsMax ? verified.casesTotal : null;
}

export function exerciseNumber(
  module: Pick<Module, 'position'>,
  assignment: Pick<Assignment, 'position'>,
): string {
  return `${module.position}.${assignment.position}`;
}

export function exerciseHref(
  courseSlug: string,
  module: Pick<Module, 'slug'>,
  assignment: Pick<Assignment, 'slug'>,
): string {
  return `/courses/${courseSlug}/${exercisePath(module, assignment)}`;
}

/** When the person last did something with the exercise. */
export function lastTouched(work: ExerciseWork): Date | null {
  const times = [work.draftSavedAt, work.claim?.claimedAt, work.submissions[0]?.submission.submittedAt];
  return times.reduce<Date | null>((last, at) => (at && (!last || at > last) ? at : last), null);
}

/** A run of an older version says nothing about this one. */
function currentClaim({ claim, outline }: ExerciseWork): Claim | null {
  if (!claim || !outline || claim.claimedAt < outline.publishedAt) return null;
  return claim;
}

function stateOf(work: ExerciseWork, options: { now: Date; opensEarly: boolean }): ExerciseState {
  if (!work.outline) return 'coming';
  const { opensAt } = work.assignment;
  if (opensAt && opensAt > options.now && !options.opensEarly) return 'locked';
  const latest = work.submissions[0]?.verification.state;
  if (latest === 'queued' || latest === 'verifying') return 'verifying';
  if (work.grade) return 'verified';
  const claim = currentClaim(work);
  if (claim && claim.casesPassed === claim.casesTotal) return 'provisional';
  if (claim) return 'in-progress';
  return work.draftSavedAt || work.submissions.length > 0 ? 'in-progress' : 'not-started';
}
