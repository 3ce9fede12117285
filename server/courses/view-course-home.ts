import {
  type Assignment,
  type Course,
  type Module,
  selectAssignments,
  selectModules,
} from '#db/queries/courses/courses.ts';
import { selectOwnDueDates } from '#db/queries/courses/due-dates.ts';
import { selectVersionOutlines } from '#db/queries/exercises/exercises.ts';
import { selectGradesOfUser } from '#db/queries/grading/grades.ts';
import { selectClaims } from '#db/queries/work/claims.ts';
import { selectShownCommentCounts } from '#db/queries/work/comments.ts';
import { selectDraftTimes } from '#db/queries/work/drafts.ts';
import { selectSubmissionRows } from '#db/queries/work/submissions.ts';
import { selectScoresOverTime, selectVerificationVersions } from '#db/queries/work/verifications.ts';
import type { ActorContext } from '../access/actor.ts';
import { may, shownRole } from '../access/deeds.ts';
import { findMembership } from '../access/membership.ts';
import { outlineOf } from '../exercises/exercise-outline.ts';
import { ok, type Result } from '../platform/result.ts';
import type { CourseHomeView } from './course-home-view.ts';
import { deadlinesOf, isClosed, isLate } from './deadlines.ts';
import { type ExerciseWork, exerciseRow, lastTouched, pointsAtMost } from './exercise-row.ts';
import { pointsLeftCurve } from './points-left.ts';
import { totalPerPoint } from './weight.ts';

const DEADLINES_SHOWN = 3;

/** The course with the reader's own work in it. Staff see their own work too, and locked exercises open. */
export async function viewCourseHome(
  context: ActorContext,
  input: { course: string },
): Promise<Result<CourseHomeView, 'not-found'>> {
  const membership = await findMembership(context, { course: input.course, deed: 'view-course' });
  if (!membership.ok) return membership;
  const { course, member } = membership.value;
  const { db, actor } = context;
  const modules = await selectModules(db, course.id);
  const placed = await selectAssignments(db, course.id);
  const work = await collectWork(context, { course, placed });
  const own = { userId: actor.userId, assignmentIds: placed.map(({ assignment }) => assignment.id) };
  const scores = await selectScoresOverTime(db, own);

  const options = {
    courseSlug: course.slug,
    now: context.now(),
    opensEarly: may(member, 'open-exercise-early'),
    seesProblems: may(member, 'see-publish-problems'),
  };
  const rows = work.map((item) => ({ item, row: exerciseRow(item, options) }));
  const sections = modules.map((module) => {
    const inside = rows.filter(({ item }) => item.module.id === module.id);
    const { verified, pointsMax } = totalsOf(inside);
    return {
      slug: module.slug,
      number: module.position,
      title: module.title,
      lectures: module.lectures,
      exercises: inside.map(({ row }) => row),
      verifiedPoints: verified,
      pointsMax,
    };
  });
  return ok({
    course: { slug: course.slug, title: course.title, term: course.term },
    role: shownRole(member),
    modules: sections,
    totals: totalsOf(rows),
    continueWith: continueWith(rows),
    nextDeadlines: nextDeadlines(rows, options.now),
    pointsLeft: pointsLeftCurve(work, scores),
  });
}

async function collectWork(
  { db, actor }: ActorContext,
  { course, placed }: { course: Course; placed: readonly { assignment: Assignment; module: Module }[] },
): Promise<readonly ExerciseWork[]> {
  const own = { userId: actor.userId, assignmentIds: placed.map(({ assignment }) => assignment.id) };
  const extensions = await selectOwnDueDates(db, own);
  const grades = await selectGradesOfUser(db, own);
  const claims = await selectClaims(db, own);
  const drafts = await selectDraftTimes(db, own);
  const submissions = await selectSubmissionRows(db, own);
  const counting = submissions.flatMap(({ standing, report }) => (standing.counts && report ? report : []));
  const judgedBy = await selectVerificationVersions(
    db,
    counting.map(({ verificationId }) => verificationId),
  );
  const current = placed.flatMap(({ assignment }) => assignment.versionId ?? []);
  const versions = await selectVersionOutlines(db, [...new Set([...current, ...judgedBy.values()])]);
  const comments = await selectShownCommentCounts(
    db,
    submissions.map(({ submission }) => submission.id),
  );
  return placed.map(({ assignment, module }) => {
    const version = assignment.versionId ? versions.get(assignment.versionId) : undefined;
    const handedIn = submissions.filter(({ submission }) => submission.assignmentId === assignment.id);
    const counted = handedIn.find(({ standing }) => standing.counts)?.report;
    const judging = counted && versions.get(judgedBy.get(counted.verificationId) ?? '');
    return {
      assignment,
      module,
      outline: version ? outlineOf(version) : null,
      deadlines: deadlinesOf({
        assignmentDueAt: assignment.dueAt,
        ownDueAt: extensions.get(assignment.id),
        policy: assignment.latePolicy,
        timeZone: course.timeZone,
      }),
      grade: grades.get(assignment.id) ?? null,
      claim: claims.get(assignment.id) ?? null,
      draftSavedAt: drafts.get(assignment.id) ?? null,
      submissions: handedIn,
      countsHidden: judging
        ? outlineOf(judging).plan.some(({ visibility }) => visibility === 'hidden')
        : false,
      comments: sum(handedIn.map(({ submission }) => comments.get(submission.id) ?? 0)),
    };
  });
}

/** Of exercises together, each by its weight. */
function totalsOf(
  rows: readonly { item: ExerciseWork; row: CourseHomeView['modules'][number]['exercises'][number] }[],
): CourseHomeView['totals'] {
  const counted = ({ assignment }: ExerciseWork, points: number | null, of: number) =>
    (points ?? 0) * totalPerPoint(assignment, of);
  const ofToday = ({ outline }: ExerciseWork) => outline?.pointsMax ?? 0;
  return {
    verified: sum(rows.map(({ item, row }) => counted(item, row.points, pointsAtMost(item)))),
    provisional: sum(
      rows.map(({ item, row }) => {
        const holds = counted(item, row.points, pointsAtMost(item));
        // Work that is handed in again stands in both: only what it gains is still to come.
        return Math.max(0, counted(item, row.provisionalPoints, ofToday(item)) - holds);
      }),
    ),
    pointsMax: sum(rows.map(({ item }) => counted(item, pointsAtMost(item), pointsAtMost(item)))),
  };
}

/** Last touched and not finished, else the first that was not started. */
function continueWith(
  rows: readonly { item: ExerciseWork; row: CourseHomeView['modules'][number]['exercises'][number] }[],
): string | null {
  const open = rows.filter(({ row }) => row.state !== 'coming' && row.state !== 'locked');
  const unfinished = open.filter(({ row }) => !row.finished);
  const touched = unfinished
    .flatMap(({ item, row }) => {
      const at = lastTouched(item);
      return at ? [{ slug: row.slug, at }] : [];
    })
    .sort((a, b) => b.at.getTime() - a.at.getTime());
  return touched[0]?.slug ?? unfinished[0]?.row.slug ?? null;
}

/**
 * What can still gain points, soonest first; overdue work comes before all as long as it is still taken, unless a
 * verified submission stands for it already.
 */
function nextDeadlines(
  rows: readonly { item: ExerciseWork; row: CourseHomeView['modules'][number]['exercises'][number] }[],
  now: Date,
): CourseHomeView['nextDeadlines'] {
  return rows
    .flatMap(({ item, row: { slug, number, title, href, dueAt, state, finished } }) => {
      const isOver = isClosed(now, item.deadlines);
      const stands = finished || (state === 'verified' && isLate(now, item.deadlines));
      return dueAt && !isOver && !stands && state !== 'coming'
        ? [{ slug, number, title, href, dueAt, state }]
        : [];
    })
    .sort((a, b) => a.dueAt.localeCompare(b.dueAt))
    .slice(0, DEADLINES_SHOWN);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
