import { selectAssignments } from '#db/queries/courses/courses.ts';
import { selectVersionOutlines } from '#db/queries/exercises/exercises.ts';
import {
  type SubmissionTableSearch,
  selectSubmissionStateCounts,
  selectSubmissionTable,
} from '#db/queries/work/submission-table.ts';
import type { ActorContext } from '../access/actor.ts';
import { may } from '../access/deeds.ts';
import { findMembership } from '../access/membership.ts';
import { findMask } from '../anonymous/mask.ts';
import { exercisePath, readExercisePath } from '../courses/exercise-path.ts';
import { exerciseNumber } from '../courses/exercise-row.ts';
import { outlineOf } from '../exercises/exercise-outline.ts';
import { isKeptText } from '../platform/kept-text.ts';
import { ok, type Result, refuse } from '../platform/result.ts';
import type {
  SubmissionTableFilter,
  SubmissionTableRowView,
  SubmissionTableView,
} from './submission-table-view.ts';

const PAGE_SIZE = 50;
const STATES = ['queued', 'verifying', 'verified', 'could-not-grade'] as const;

/** A course's submissions and grades, for its teaching assistants and instructors only. */
export async function listSubmissionTable(
  context: ActorContext,
  input: { course: string; filter: SubmissionTableFilter },
): Promise<Result<SubmissionTableView, 'not-found' | 'staff-only'>> {
  const membership = await findMembership(context, { course: input.course, deed: 'view-course' });
  if (!membership.ok) return membership;
  const { course, member } = membership.value;
  if (!may(member, 'list-all-submissions')) return refuse('staff-only');
  const { db } = context;
  const exercises = await exercisesOf(context, course.id);
  const search = searchOf(course.id, input.filter);
  const byState = await selectSubmissionStateCounts(db, search);
  const stateCounts = Object.fromEntries(
    STATES.map((state) => [state, byState.get(state) ?? 0]),
  ) as SubmissionTableView['stateCounts'];
  const rowsTotal = input.filter.state
    ? stateCounts[input.filter.state]
    : STATES.reduce((sum, state) => sum + stateCounts[state], 0);
  const page = Math.min(Math.max(input.filter.page ?? 1, 1), Math.max(Math.ceil(rowsTotal / PAGE_SIZE), 1));
  const rows = await selectSubmissionTable(db, {
    ...search,
    offset: (page - 1) * PAGE_SIZE,
    limit: PAGE_SIZE,
  });
  const mask = await findMask(context, course.id);
  return ok({
    course: { slug: course.slug, title: course.title },
    rows: rows.map((row): SubmissionTableRowView => {
      const { assignmentId, claimedPoints, submittedAt, lateSteps, ...rest } = row;
      const { pointsMax, ...exercise } = exercises.get(assignmentId) ?? GONE;
      const { student } = rest;
      const name = mask.nameOf({ assignmentId, userId: student.id, name: student.name });
      return {
        ...rest,
        student: mask.isOn(assignmentId) ? { id: '', name, email: '' } : student,
        exercise,
        submittedAt: submittedAt.toISOString(),
        provisionalPoints: claimedPoints,
        late: lateSteps > 0,
        pointsMax: row.pointsMax ?? pointsMax,
      };
    }),
    rowsTotal,
    page,
    pageSize: PAGE_SIZE,
    exercises: [...exercises.values()].map(({ slug, number, title }) => ({ slug, number, title })),
    stateCounts,
  });
}

/** An exercise that was taken out of the outline keeps its submissions in the table. */
const GONE = { slug: '', number: '–', title: 'Withdrawn exercise', pointsMax: 0 };

async function exercisesOf({ db }: ActorContext, courseId: string) {
  const placed = (await selectAssignments(db, courseId)).filter(({ assignment }) => assignment.versionId);
  const versionIds = placed.flatMap(({ assignment }) => assignment.versionId ?? []);
  const versions = await selectVersionOutlines(db, versionIds);
  return new Map(
    placed.map(({ assignment, module }) => {
      const version = versions.get(assignment.versionId ?? '');
      const outline = version ? outlineOf(version) : null;
      return [
        assignment.id,
        {
          slug: exercisePath(module, assignment),
          number: exerciseNumber(module, assignment),
          title: outline?.manifest.title ?? assignment.title,
          pointsMax: outline?.pointsMax ?? 0,
        },
      ];
    }),
  );
}

function searchOf(courseId: string, filter: SubmissionTableFilter): SubmissionTableSearch {
  const { moduleSlug, slug } = readExercisePath(filter.exercise ?? '');
  const search = filter.search?.trim() ?? '';
  return {
    courseId,
    // What no database keeps is in no name, and stands in no field: somebody wrote it into an address.
    search: search !== '' && isKeptText(search) ? search : undefined,
    exercise: moduleSlug && slug ? { moduleSlug, slug } : undefined,
    state: filter.state,
    onlyCounting: filter.onlyCounting,
  };
}
