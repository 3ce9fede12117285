import { selectAssignments } from '#db/queries/courses/courses.ts';
import { selectVersionOutlines } from '#db/queries/exercises/exercises.ts';
import {
  type GradeRequest,
  selectRequestCounts,
  selectRequestsOfCourse,
} from '#db/queries/grading/requests.ts';
import { selectShownVersions } from '#db/queries/work/submissions.ts';
import type { ActorContext } from '../../access/actor.ts';
import { may } from '../../access/deeds.ts';
import { findMembership } from '../../access/membership.ts';
import { findMask } from '../../anonymous/mask.ts';
import { exerciseNumber } from '../../courses/exercise-row.ts';
import { outlineOf } from '../../exercises/exercise-outline.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import type { RequestListView } from './request-view.ts';
import { requestViews } from './request-views.ts';

/** More are read after these are answered. */
const LISTED_MAX = 200;

/** The requests of a course in one state, those of whoever reads first. For staff. */
export async function listRequests(
  context: ActorContext,
  input: { course: string; state: GradeRequest['state'] },
): Promise<Result<RequestListView, 'not-found' | 'staff-only'>> {
  const membership = await findMembership(context, { course: input.course, deed: 'view-course' });
  if (!membership.ok) return membership;
  const { course, member } = membership.value;
  if (!may(member, 'answer-requests')) return refuse('staff-only');
  const { db } = context;
  const rows = await selectRequestsOfCourse(db, {
    courseId: course.id,
    state: input.state,
    limit: LISTED_MAX,
  });
  const counts = await selectRequestCounts(db, course.id);
  const versions = await selectShownVersions(
    db,
    rows.map(({ request }) => request.submissionId),
  );
  const outlines = await selectVersionOutlines(db, [...new Set(versions.values())]);
  const placed = new Map((await selectAssignments(db, course.id)).map((of) => [of.assignment.id, of]));
  const versionOf = (submissionId: string) => versions.get(submissionId) ?? '';
  const views = await requestViews(context, {
    rows,
    reader: 'staff',
    versionOf: ({ request }) => versionOf(request.submissionId),
  });
  const mask = await findMask(context, course.id);
  const requests = views.map((view, at) => {
    const row = rows[at];
    const of = placed.get(row?.assignmentId ?? '');
    const outline = outlines.get(versionOf(view.submissionId));
    return {
      ...view,
      student: row ? mask.nameOf({ ...row, userId: row.studentId, name: row.student }) : '',
      number: row?.number ?? 0,
      exercise: {
        number: of ? exerciseNumber(of.module, of.assignment) : '',
        title: outline ? outlineOf(outline).manifest.title : '',
      },
    };
  });
  return ok({
    counts: {
      open: counts.get('open') ?? 0,
      answered: counts.get('answered') ?? 0,
      closed: counts.get('closed') ?? 0,
    },
    requests: requests.toSorted((a, b) => Number(b.isMine) - Number(a.isMine)),
  });
}
