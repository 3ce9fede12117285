import { createHash } from 'node:crypto';
import type { Queryable } from '#db/database.ts';
import { type Course, selectAssignments, selectModules } from '#db/queries/courses/courses.ts';
import { countOwnDates, selectSectionDatesOfCourse } from '#db/queries/courses/due-dates.ts';
import { selectModulesTakenOut, selectTakenOut } from '#db/queries/courses/outline.ts';
import { selectVersionOutlines } from '#db/queries/exercises/exercises.ts';
import { selectNewestUsableVersions, selectWorkCounts } from '#db/queries/exercises/studio.ts';
import { selectSections } from '#db/queries/people/roster.ts';
import type { ActorContext } from '../../access/actor.ts';
import { may } from '../../access/deeds.ts';
import { findMembership } from '../../access/membership.ts';
import { exercisePath } from '../../courses/exercise-path.ts';
import { exerciseNumber } from '../../courses/exercise-row.ts';
import { wallTimeOf } from '../../courses/wall-time.ts';
import { outlineOf } from '../../exercises/exercise-outline.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import { clockChangesIn } from './clock-changes.ts';
import type { DateRowView, DatesView, TakenOutView } from './dates-view.ts';

/** All dates of a course. Staff see them; instructors change them. */
export async function viewDates(
  context: ActorContext,
  input: { course: string },
): Promise<Result<DatesView, 'not-found' | 'staff-only'>> {
  const membership = await findMembership(context, { course: input.course, deed: 'view-course' });
  if (!membership.ok) return membership;
  const { course, member } = membership.value;
  if (!may(member, 'see-people')) return refuse('staff-only');
  const { db } = context;
  const rows = await readDates(db, course);
  const manages = may(member, 'manage-dates');
  const gone = await selectTakenOut(db, course.id);
  const taken = new Set(
    [...(await selectAssignments(db, course.id)), ...gone].map(({ assignment }) => assignment.exerciseId),
  );
  const offered = manages ? await selectNewestUsableVersions(db, course.id) : [];
  return ok({
    course: {
      slug: course.slug,
      title: course.title,
      timeZone: course.timeZone,
      archived: course.archivedAt !== null,
    },
    rows,
    modules: (await selectModules(db, course.id)).map(({ slug, title, position }) => ({
      slug,
      title,
      number: position,
    })),
    sections: (await selectSections(db, course.id)).map(({ id, name }) => ({ id, name })),
    exercises: offered
      .filter(({ exerciseId }) => !taken.has(exerciseId))
      .map((version) => ({ versionId: version.id, title: outlineOf(version).manifest.title }))
      .sort((a, b) => a.title.localeCompare(b.title)),
    takenOut: await takenOutView(db, { courseId: course.id, gone }),
    clockChanges: clockChangesIn(rows, course.timeZone),
    base: hashDates(rows),
    manages,
  });
}

async function takenOutView(
  db: Queryable,
  { courseId, gone }: { courseId: string; gone: Awaited<ReturnType<typeof selectTakenOut>> },
): Promise<TakenOutView> {
  // One whose module is out as well comes back with the module.
  const alone = gone.filter(({ module }) => module.withdrawnAt === null);
  const work = await selectWorkCounts(
    db,
    alone.map(({ assignment }) => assignment.id),
  );
  return {
    exercises: alone.map(({ assignment: { id, title } }) => ({
      assignmentId: id,
      title,
      graded: work.get(id)?.graded ?? 0,
    })),
    modules: (await selectModulesTakenOut(db, courseId)).map(({ slug, title }) => ({ slug, title })),
  };
}

export async function readDates(db: Queryable, course: Course): Promise<readonly DateRowView[]> {
  const placed = (await selectAssignments(db, course.id)).filter(({ assignment }) => assignment.versionId);
  const versions = await selectVersionOutlines(
    db,
    placed.flatMap(({ assignment }) => assignment.versionId ?? []),
  );
  const own = await countOwnDates(db, course.id);
  const ofSections = Map.groupBy(
    await selectSectionDatesOfCourse(db, course.id),
    ({ assignmentId }) => assignmentId,
  );
  const work = await selectWorkCounts(
    db,
    placed.map(({ assignment }) => assignment.id),
  );
  const wall = (at: Date | null) => at && wallTimeOf(at, course.timeZone);
  return placed.map(({ assignment, module }) => {
    const version = versions.get(assignment.versionId ?? '');
    return {
      assignmentId: assignment.id,
      slug: exercisePath(module, assignment),
      number: exerciseNumber(module, assignment),
      title: assignment.title,
      module: { slug: module.slug, title: module.title, number: module.position },
      points: version ? outlineOf(version).pointsMax : 0,
      weight: assignment.weight,
      opens: wall(assignment.opensAt),
      due: wall(assignment.dueAt),
      lateDaysMax: assignment.latePolicy.daysMax,
      overrides: own.get(assignment.id) ?? 0,
      sectionDues: (ofSections.get(assignment.id) ?? []).map(({ sectionId, dueAt }) => ({
        sectionId,
        due: wallTimeOf(dueAt, course.timeZone),
      })),
      graded: work.get(assignment.id)?.graded ?? 0,
    };
  });
}

export function hashDates(rows: readonly DateRowView[]): string {
  const facts = rows.map(({ assignmentId, opens, due }) => [assignmentId, opens, due]);
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex');
}
