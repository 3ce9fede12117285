import { selectAssignments } from '#db/queries/courses/courses.ts';
import { selectExerciseVersion, selectVersionOutlines } from '#db/queries/exercises/exercises.ts';
import { selectGradesOfUser } from '#db/queries/grading/grades.ts';
import { selectShownCommentCounts } from '#db/queries/work/comments.ts';
import { selectOptionalDraft } from '#db/queries/work/drafts.ts';
import { selectSubmissionRows } from '#db/queries/work/submissions.ts';
import type { ActorContext } from '../access/actor.ts';
import { may } from '../access/deeds.ts';
import { exercisePath } from '../courses/exercise-path.ts';
import { exerciseHref, exerciseNumber } from '../courses/exercise-row.ts';
import {
  type ExercisePlace,
  type FoundAssignment,
  findAssignment,
  type PlaceRefusal,
} from '../courses/find-assignment.ts';
import { asAssigned } from '../exercises/as-assigned.ts';
import { browserPlan } from '../exercises/browser-plan.ts';
import { outlineOf } from '../exercises/exercise-outline.ts';
import { renderStatementOnce } from '../exercises/render-statement.ts';
import { heldOverride } from '../grading/held-override.ts';
import { ok, type Result } from '../platform/result.ts';
import { submissionView } from '../submissions/submission-row.ts';
import { findEarlierExercises } from './builds-on.ts';
import type { WorkspaceView } from './workspace-view.ts';

/** Everything that the page of one exercise needs: the exercise as its reader may see it, and the reader's own work. */
export async function viewWorkspace(
  context: ActorContext,
  asked: ExercisePlace,
): Promise<Result<WorkspaceView, PlaceRefusal>> {
  const found = await findAssignment(context, asked, 'open-exercise');
  if (!found.ok) return found;
  const { course, module, assignment, deadlines } = found.value;
  const { db, actor, environment } = context;
  const version = await selectExerciseVersion(db, assignment.versionId);
  const outline = asAssigned(outlineOf(version), assignment);
  const { manifest, plan } = outline;
  const place = exerciseHref(course.slug, module, assignment);
  const { here, elsewhere, filesHref } = await browserPlan(db, { outline, hash: version.hash, place });
  const own = { userId: actor.userId, assignmentId: assignment.id };
  const draft = await selectOptionalDraft(db, own);
  const owned = { userId: actor.userId, assignmentIds: [assignment.id] };
  const grade = (await selectGradesOfUser(db, owned)).get(assignment.id) ?? null;
  const countingSubmissionId = grade?.submissionId ?? null;
  const rows = await selectSubmissionRows(db, owned);
  const commentCounts = await selectShownCommentCounts(
    db,
    rows.map((row) => row.submission.id),
  );
  const grading = { pointsMax: outline.pointsMax, commentCounts };
  return ok({
    course: { slug: course.slug, title: course.title },
    module: { slug: module.slug, title: module.title, number: module.position },
    exercise: {
      slug: exercisePath(module, assignment),
      number: exerciseNumber(module, assignment),
      title: manifest.title,
      summary: manifest.summary,
      points: outline.pointsMax,
      difficulty: manifest.difficulty,
      minutes: manifest.minutes,
      source: manifest.source,
      entryPoints: manifest.entryPoints,
      forbids: manifest.forbids,
      forbidsBecause: manifest.forbidsBecause ?? null,
      disclosure: manifest.disclosure,
      versionId: version.id,
      hash: version.hash,
      publicCases: here,
      serverCases: elsewhere,
      filesHref,
      hiddenCaseCount: plan.filter((item) => item.visibility === 'hidden').length,
    },
    statementHtml: await renderStatementOnce(version),
    buildsOn: await findEarlierExercises(context, found.value, manifest.buildsOn),
    starter: version.files['starter.ts'] ?? '',
    draft: draft && { source: draft.source, savedAt: draft.savedAt.toISOString(), revision: draft.revision },
    submissions: await Promise.all(rows.map((row) => submissionView(context, row, grading))),
    grade:
      grade && countingSubmissionId
        ? { points: grade.points, pointsMax: grade.pointsMax, submissionId: countingSubmissionId }
        : null,
    override: await heldOverride(db, { userId: actor.userId, assignment, rows, deadlines }),
    dueAt: deadlines.dueAt?.toISOString() ?? null,
    rules: {
      counts: assignment.gradeRule,
      late: {
        percentPerDay: assignment.latePolicy.percentPerDay,
        onTimeUntil: deadlines.onTimeUntil?.toISOString() ?? null,
        dayEnds: deadlines.lateDayEnds.map((end) => end.toISOString()),
        closesAt: deadlines.closesAt?.toISOString() ?? null,
      },
    },
    ...(await neighbours(context, found.value)),
    sandbox: { student: environment.origins.student, judge: environment.origins.judge },
  });
}

/** The exercises before and after this one that its reader can open. */
async function neighbours(
  { db, now }: ActorContext,
  { course, assignment, member }: FoundAssignment,
): Promise<Pick<WorkspaceView, 'previous' | 'next'>> {
  const open = (await selectAssignments(db, course.id)).filter(
    (item) =>
      item.assignment.versionId &&
      (may(member, 'open-exercise-early') || !item.assignment.opensAt || item.assignment.opensAt <= now()),
  );
  const versionIds = open.flatMap((item) => item.assignment.versionId ?? []);
  const versions = await selectVersionOutlines(db, versionIds);
  const links = open.map((item) => {
    const version = versions.get(item.assignment.versionId ?? '');
    return {
      id: item.assignment.id,
      href: exerciseHref(course.slug, item.module, item.assignment),
      title: version ? outlineOf(version).manifest.title : item.assignment.title,
    };
  });
  const index = links.findIndex((link) => link.id === assignment.id);
  const link = (at: number) => {
    const target = links[at];
    return target ? { href: target.href, title: target.title } : null;
  };
  return { previous: index > 0 ? link(index - 1) : null, next: link(index + 1) };
}
