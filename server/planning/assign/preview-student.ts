import { selectHeldExtensions, selectSectionDates } from '#db/queries/courses/due-dates.ts';
import { selectOptionalRosterRow } from '#db/queries/people/roster.ts';
import type { ActorContext } from '../../access/actor.ts';
import type { CourseHomeView } from '../../courses/course-home-view.ts';
import { pointsAfterLate } from '../../courses/deadlines.ts';
import type { ExercisePlace, PlaceRefusal } from '../../courses/find-assignment.ts';
import type { ManageRefusal } from '../../courses/find-managed-course.ts';
import { viewCourseHome } from '../../courses/view-course-home.ts';
import { resolveWallTime, type WallTime, wallTimeOf } from '../../courses/wall-time.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import { viewWorkspace } from '../../workspace/view-workspace.ts';
import type { WorkspaceView } from '../../workspace/workspace-view.ts';
import { type AsWhom, asStudent } from './as-student.ts';
import type { StudentPreviewView } from './assign-view.ts';
import { type AssignPlace, findAssignPlace } from './find-assign-place.ts';

export type PreviewInput = ExercisePlace & { readonly whom: AsWhom; readonly at: WallTime };
type PreviewRefusal = ManageRefusal | 'time-skipped' | 'time-unreadable';

/** What a student's browser would get: the page of the exercise, or why there is none, and the home of the course. */
export interface StudentPayload {
  readonly workspace: Result<WorkspaceView, PlaceRefusal>;
  readonly home: CourseHomeView | null;
}

/** The payloads of a student's own pages at an instant. For staff. */
export async function readAsStudent(
  context: ActorContext,
  input: PreviewInput,
): Promise<Result<StudentPayload, PreviewRefusal>> {
  const found = await findAssignPlace(context, { place: input, deed: 'see-people' });
  if (!found.ok) return found;
  const resolved = resolveWallTime(input.at, found.value.course.timeZone);
  if (resolved.kind === 'skipped') return refuse('time-skipped');
  if (resolved.kind === 'unreadable') return refuse('time-unreadable');
  const { whom } = input;
  return ok(
    await asStudent(context, { found: found.value, whom, at: resolved.at }, async (student) => {
      const workspace = await viewWorkspace(student, input);
      const home = await viewCourseHome(student, { course: input.course });
      return { workspace, home: home.ok ? home.value : null };
    }),
  );
}

/** The same in a few facts: what holds then, and what until when. */
export async function previewAsStudent(
  context: ActorContext,
  input: PreviewInput,
): Promise<Result<StudentPreviewView, PreviewRefusal>> {
  const found = await findAssignPlace(context, { place: input, deed: 'see-people' });
  if (!found.ok) return found;
  const payload = await readAsStudent(context, input);
  if (!payload.ok) return payload;
  const { course, assignment } = found.value;
  const wall = (at: string | null) => at && wallTimeOf(new Date(at), course.timeZone);
  // A locked exercise has no page: what comes later is asked of the student at the opening.
  const opening = assignment.opensAt ? wallTimeOf(assignment.opensAt, course.timeZone) : null;
  const early = !payload.value.workspace.ok && payload.value.workspace.refusal === 'not-open-yet';
  const open = early && opening ? await readAsStudent(context, { ...input, at: opening }) : payload;
  const page = open.ok && open.value.workspace.ok ? open.value.workspace.value : null;
  const rule = await ruleFor(context, found.value, input.whom);
  if (page === null)
    return ok({
      ...NOTHING,
      opens: opening,
      rule,
    });
  const { late } = page.rules;
  const { points, disclosure, publicCases, serverCases, hiddenCaseCount } = page.exercise;
  const ends = late.dayEnds.filter((end) => late.closesAt === null || end <= late.closesAt);
  const worth = (lateSteps: number) =>
    pointsAfterLate({ points, pointsMax: points, lateSteps, percentPerDay: late.percentPerDay });
  const steps: StudentPreviewView['steps'] = [
    ...(opening ? [{ until: opening, state: 'locked' as const, pointsAtMost: 0 }] : []),
    { until: wall(late.onTimeUntil), state: 'open', pointsAtMost: points },
    ...ends.map((end, place) => ({
      until: wall(end),
      state: 'late' as const,
      pointsAtMost: worth(place + 1),
    })),
    ...lastSteps({
      closes: wall(late.closesAt),
      last: wall(ends.at(-1) ?? late.onTimeUntil),
      left: worth(ends.length + 1),
    }),
  ];
  const step = steps.find(({ until }) => until === null || input.at <= until);
  const lateSteps = step ? steps.filter((other) => other.state === 'late').indexOf(step) + 1 : 0;
  return ok({
    state: early ? 'locked' : (step?.state ?? 'open'),
    opens: opening,
    due: wall(page.dueAt),
    closes: wall(late.closesAt),
    lateSteps,
    pointsAtMost: early ? 0 : (step?.pointsAtMost ?? points),
    points,
    disclosure,
    publicCases: publicCases.length + serverCases.length,
    serverCases: serverCases.length,
    hiddenCases: hiddenCaseCount,
    rule,
    steps,
  });
}

/** Behind the last day that costs more: late at the same price until it closes, or for ever. */
function lastSteps(end: {
  closes: WallTime | null;
  last: WallTime | null;
  left: number;
}): StudentPreviewView['steps'] {
  const { closes, last, left } = end;
  if (last === null) return [];
  if (closes === null) return [{ until: null, state: 'late', pointsAtMost: left }];
  const closed = { until: null, state: 'closed', pointsAtMost: 0 } as const;
  return closes > last ? [{ until: closes, state: 'late', pointsAtMost: left }, closed] : [closed];
}

const NOTHING = {
  state: 'not-published',
  due: null,
  closes: null,
  lateSteps: 0,
  pointsAtMost: 0,
  points: 0,
  disclosure: 'open',
  publicCases: 0,
  serverCases: 0,
  hiddenCases: 0,
  steps: [],
} as const;

async function ruleFor(
  { db }: ActorContext,
  { course, assignment }: AssignPlace,
  whom: AsWhom,
): Promise<StudentPreviewView['rule']> {
  const person =
    whom.kind === 'person'
      ? await selectOptionalRosterRow(db, { courseId: course.id, userId: whom.userId })
      : null;
  if (person) {
    const held = await selectHeldExtensions(db, assignment.id);
    if (held.some(({ userId }) => userId === person.userId)) return 'person';
  }
  const sectionId = whom.kind === 'section' ? whom.sectionId : person?.sectionId;
  const dates = await selectSectionDates(db, assignment.id);
  return dates.some((date) => date.sectionId === sectionId) ? 'section' : 'everyone';
}
