import { type Course, selectAssignments } from '#db/queries/courses/courses.ts';
import { selectSectionDatesOfCourse } from '#db/queries/courses/due-dates.ts';
import { selectVersionOutlines } from '#db/queries/exercises/exercises.ts';
import { selectStudents } from '#db/queries/grading/gradebook.ts';
import { selectHoldersOfCourse } from '#db/queries/grading/holds.ts';
import { selectRequestCounts } from '#db/queries/grading/requests.ts';
import {
  type NeedRow,
  type NeedSearch,
  selectFailingUnanswered,
  selectNeeds,
  selectSubmitterCounts,
  selectUngradable,
  selectWaiting,
} from '#db/queries/grading/staff-needs.ts';
import { selectSections } from '#db/queries/people/roster.ts';
import type { ActorContext } from '../access/actor.ts';
import { may } from '../access/deeds.ts';
import { findMembership } from '../access/membership.ts';
import { findMask } from '../anonymous/mask.ts';
import { endOfDay } from '../courses/calendar.ts';
import { exerciseHref, exerciseNumber } from '../courses/exercise-row.ts';
import { outlineOf } from '../exercises/exercise-outline.ts';
import { ok, type Result, refuse } from '../platform/result.ts';
import { holdsSince } from './holds/hold-rule.ts';
import type {
  DueView,
  NeedView,
  PlannedExerciseView,
  StaffExerciseView,
  StaffHomeView,
} from './staff-home-view.ts';

const DAY_MS = 86_400_000;
const DUE_SOON_DAYS = 7;
/** Whoever fails three times has tried what they know. */
const FAILING = { submissionsMin: 3, days: 14 } as const;

/** What needs a member of staff: failures of the grader, students who fail without an answer, what is due. */
export async function viewStaffHome(
  context: ActorContext,
  input: { course: string },
): Promise<Result<StaffHomeView, 'not-found' | 'staff-only'>> {
  const membership = await findMembership(context, { course: input.course, deed: 'view-course' });
  if (!membership.ok) return membership;
  const { course, member } = membership.value;
  if (!may(member, 'see-gradebook')) return refuse('staff-only');
  const { db } = context;
  const now = context.now();
  const places = await staffExercises(context, course);
  const ungradable = await selectUngradable(db, needsOf(course.id, now));
  const failing = await selectFailingUnanswered(db, needsOf(course.id, now));
  const flagged = await selectNeeds(db, { ...needsOf(course.id, now), need: 'flagged' });
  const holders = await selectHoldersOfCourse(db, { courseId: course.id, since: holdsSince(now) });
  const waiting = await selectWaiting(db, course.id);
  const mask = await findMask(context, course.id);
  const view = (row: NeedRow): readonly NeedView[] => {
    const place = places.find(({ id }) => id === row.assignmentId);
    return place ? [needView({ ...row, name: mask.nameOf(row) }, place.view)] : [];
  };
  return ok({
    course: { slug: course.slug, title: course.title },
    students: (await selectStudents(db, course.id)).length,
    ungradable: ungradable.flatMap(view),
    failing: failing.flatMap(view),
    flagged: flagged.flatMap(view),
    atWork: holders.filter(({ id }) => id !== context.actor.userId).map(({ name }) => name),
    failingRule: FAILING,
    waiting: { count: waiting.count, since: waiting.since?.toISOString() ?? null },
    openRequests: (await selectRequestCounts(db, course.id)).get('open') ?? 0,
    dueSoon: await dueSoonIn(context, { course, places }),
    planned: may(member, 'write-exercises') ? await plannedExercises(context, course) : null,
    modules: [...Map.groupBy(places, ({ module }) => module.slug).values()].flatMap((group) => {
      const [first] = group;
      const exercises = group.map((place) => place.view);
      return first ? [{ slug: first.module.slug, title: first.module.title, exercises }] : [];
    }),
  });
}

type Place = Awaited<ReturnType<typeof staffExercises>>[number];

async function dueSoonIn(
  { db, now }: Pick<ActorContext, 'db' | 'now'>,
  { course, places }: { course: Course; places: readonly Place[] },
): Promise<readonly DueView[]> {
  // What was due this morning is asked about today.
  const yesterday = endOfDay(now(), { days: -1, timeZone: course.timeZone });
  const soon = new Date(now().getTime() + DUE_SOON_DAYS * DAY_MS);
  const names = new Map((await selectSections(db, course.id)).map(({ id, name }) => [id, name]));
  const ofSections = await selectSectionDatesOfCourse(db, course.id);
  return places
    .flatMap(({ id, dueAt, view: { href, number, title, submitters } }) => {
      const own = ofSections.filter(({ assignmentId }) => assignmentId === id);
      const dates = [
        ...(dueAt === null ? [] : [{ dueAt, section: null }]),
        ...own.map((date) => ({ dueAt: date.dueAt, section: names.get(date.sectionId) ?? null })),
      ];
      return dates.map((date) => ({ href, number, title, submitters, ...date }));
    })
    .filter((date) => date.dueAt > yesterday && date.dueAt <= soon)
    .sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime())
    .map((date) => ({ ...date, dueAt: date.dueAt.toISOString() }));
}

async function plannedExercises(
  { db }: ActorContext,
  course: { id: string },
): Promise<PlannedExerciseView[]> {
  const rows = await selectAssignments(db, course.id);
  return rows.flatMap(({ assignment, module }) =>
    assignment.versionId === null
      ? [{ assignmentId: assignment.id, number: exerciseNumber(module, assignment), title: assignment.title }]
      : [],
  );
}

async function staffExercises({ db }: ActorContext, course: { id: string; slug: string }) {
  const placed = (await selectAssignments(db, course.id)).filter(({ assignment }) => assignment.versionId);
  const versions = await selectVersionOutlines(
    db,
    placed.flatMap(({ assignment }) => assignment.versionId ?? []),
  );
  const submitters = await selectSubmitterCounts(db, course.id);
  return placed.map(({ assignment, module }) => {
    const version = versions.get(assignment.versionId ?? '');
    const view: StaffExerciseView = {
      assignmentId: assignment.id,
      href: exerciseHref(course.slug, module, assignment),
      number: exerciseNumber(module, assignment),
      title: version ? outlineOf(version).manifest.title : assignment.title,
      dueAt: assignment.dueAt?.toISOString() ?? null,
      submitters: submitters.get(assignment.id) ?? 0,
      publishProblem: assignment.publishProblem,
    };
    return { id: assignment.id, dueAt: assignment.dueAt, module, view };
  });
}

function needView(row: NeedRow, { number, title }: StaffExerciseView): NeedView {
  const { submissionId, name, submittedAt, submissionCount, points, pointsMax } = row;
  return {
    submissionId,
    student: name,
    exercise: `${number} ${title}`,
    submittedAt: submittedAt.toISOString(),
    submissionCount,
    points,
    pointsMax,
  };
}

/** What waits in a course, as the home and the review queue mean it. */
export function needsOf(courseId: string, now: Date): NeedSearch {
  const { submissionsMin, days } = FAILING;
  return { courseId, failing: { submissionsMin, since: new Date(now.getTime() - days * DAY_MS) } };
}
