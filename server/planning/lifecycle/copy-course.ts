import { randomUUID } from 'node:crypto';
import type { Transaction } from '#db/database.ts';
import { insertAuditEvent } from '#db/queries/audit.ts';
import { type Course, selectAssignments, selectModules } from '#db/queries/courses/courses.ts';
import { insertAssignment, insertCourse, upsertModule } from '#db/queries/courses/outline.ts';
import { upsertRosterRow } from '#db/queries/people/roster.ts';
import type { ActorContext } from '../../access/actor.ts';
import { addCalendarDays } from '../../courses/calendar.ts';
import { findManagedCourse, type ManageRefusal } from '../../courses/find-managed-course.ts';
import { wallTimeOf } from '../../courses/wall-time.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import type { CopiedCourse, MovedTime } from './copied-course-view.ts';
import { courseNames } from './course-address.ts';

const WEEKS_MAX = 520;
const WEEK_DAYS = 7;

export interface CopyCourseInput {
  readonly course: string;
  /** Of the new course, in its address. */
  readonly slug: string;
  readonly title: string;
  readonly term: string;
  /** Weeks that every date moves, so that weekdays and times stay; null: the copy has no dates. */
  readonly weeks: number | null;
}

/**
 * Makes a course with the modules, exercises and rules of another, and the person who asks as its instructor. Versions are
 * those of today and stay until somebody changes them; nobody else, and no work, comes along.
 */
export async function copyCourse(
  context: ActorContext,
  input: CopyCourseInput,
): Promise<Result<CopiedCourse, ManageRefusal | 'course-wrong' | 'course-taken'>> {
  const found = await findManagedCourse(context, { course: input.course, deed: 'manage-course' });
  if (!found.ok) return found;
  const { course } = found.value;
  const names = courseNames(input);
  const weeksRight =
    input.weeks === null || (Number.isInteger(input.weeks) && Math.abs(input.weeks) <= WEEKS_MAX);
  if (!names || !weeksRight) return refuse('course-wrong');
  const { db, actor } = context;
  return db.transaction(async (tx) => {
    const id = randomUUID();
    const isNew = await insertCourse(tx, { id, ...names, timeZone: course.timeZone });
    if (!isNew) return refuse('course-taken');
    const movedTimes = await copyOutline(tx, { from: course, toId: id, weeks: input.weeks });
    const own = { courseId: id, userId: actor.userId, role: 'instructor', sectionId: null } as const;
    await upsertRosterRow(tx, { ...own, endedAt: null });
    await insertAuditEvent(tx, {
      actorId: actor.userId,
      courseId: id,
      action: 'course.copied',
      subjectId: id,
      details: { from: course.slug, weeks: input.weeks },
    });
    return ok({ slug: names.slug, movedTimes });
  });
}

async function copyOutline(
  tx: Transaction,
  { from, toId, weeks }: { from: Course; toId: string; weeks: number | null },
): Promise<readonly MovedTime[]> {
  const moved: MovedTime[] = [];
  const moduleIds = new Map<string, string>();
  for (const { id, slug, title, lectures, position } of await selectModules(tx, from.id))
    moduleIds.set(id, await upsertModule(tx, { courseId: toId, slug, title, lectures, position }));
  const shifted = (at: Date | null) =>
    at && weeks !== null ? addCalendarDays(at, weeks * WEEK_DAYS, from.timeZone) : null;
  for (const { assignment } of await selectAssignments(tx, from.id)) {
    const { slug, title, position, exerciseId, versionId, latePolicy, gradeRule } = assignment;
    const { weight, submissionsPerHour, hiddenFeedback, disclosure } = assignment;
    const [opensAt, dueAt] = [shifted(assignment.opensAt), shifted(assignment.dueAt)];
    const movedTime = (field: MovedTime['field'], [before, after]: readonly (Date | null)[]) =>
      movedTimeOf({ title, field, before, after, timeZone: from.timeZone });
    moved.push(
      ...movedTime('opens', [assignment.opensAt, opensAt]),
      ...movedTime('due', [assignment.dueAt, dueAt]),
    );
    await insertAssignment(tx, {
      courseId: toId,
      moduleId: moduleIds.get(assignment.moduleId) ?? '',
      slug,
      title,
      position,
      exerciseId,
      versionId,
      pinned: true,
      opensAt,
      dueAt,
      latePolicy,
      gradeRule,
      weight,
      submissionsPerHour,
      hiddenFeedback,
      disclosure,
    });
  }
  return moved;
}

function movedTimeOf(date: {
  title: string;
  field: MovedTime['field'];
  before: Date | null | undefined;
  after: Date | null | undefined;
  timeZone: string;
}): readonly MovedTime[] {
  const { title, field, before, after, timeZone } = date;
  if (!before || !after) return [];
  const becomes = wallTimeOf(after, timeZone);
  return becomes.slice(10) === wallTimeOf(before, timeZone).slice(10) ? [] : [{ title, field, becomes }];
}
