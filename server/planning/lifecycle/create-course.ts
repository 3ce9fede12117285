import { randomUUID } from 'node:crypto';
import type { Transaction } from '#db/database.ts';
import { insertAuditEvent } from '#db/queries/audit.ts';
import { insertAssignment, insertCourse, upsertModule } from '#db/queries/courses/outline.ts';
import { upsertRosterRow } from '#db/queries/people/roster.ts';
import type { CourseTemplate } from '#grader/exercise/course-templates.ts';
import { firstWeekOf, templateWall } from '#grader/exercise/template-week.ts';
import type { ActorContext } from '../../access/actor.ts';
import { resolveWallTime, wallTimeOf } from '../../courses/wall-time.ts';
import { outlineOf } from '../../exercises/exercise-outline.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import type { CopiedCourse, MovedTime } from './copied-course-view.ts';
import { courseNames } from './course-address.ts';
import { type FoundTemplates, findTemplates } from './find-templates.ts';
import { findMakersCourses } from './view-new-course.ts';

export interface CreateCourseInput {
  readonly slug: string;
  readonly title: string;
  readonly term: string;
  /** IANA name. */
  readonly timeZone: string;
  /** Slugs of the sessions that it takes in; none: an empty course. */
  readonly templates: readonly string[];
  /** A day in the week in which the first of them opens ("2026-10-26"); null: nothing has dates. */
  readonly start: string | null;
}

type CreateRefusal = 'not-found' | 'course-wrong' | 'course-taken' | 'template-unknown' | 'time-unreadable';

/** Makes a course of sessions of the lecture, or an empty one; whoever makes it is its instructor, and nobody else is in it. */
export async function createCourse(
  context: ActorContext,
  input: CreateCourseInput,
): Promise<Result<CopiedCourse, CreateRefusal>> {
  if (!(await findMakersCourses(context))) return refuse('not-found');
  const { db, actor, environment } = context;
  const { timeZone, start } = input;
  const names = courseNames(input);
  if (!names || !isTimeZone(timeZone)) return refuse('course-wrong');
  if (start !== null && resolveWallTime(`${start}T12:00`, timeZone).kind !== 'instant')
    return refuse('time-unreadable');
  const id = randomUUID();
  const found = await findTemplates(db, { folder: environment.courseDir, courseId: id });
  const chosen = found.templates.filter(({ slug }) => input.templates.includes(slug));
  if (chosen.length < new Set(input.templates).size) return refuse('template-unknown');
  return db.transaction(async (tx) => {
    if (!(await insertCourse(tx, { id, ...names, timeZone }))) return refuse('course-taken');
    const movedTimes = await writeOutline(tx, { courseId: id, timeZone, start, found, chosen });
    const own = { courseId: id, userId: actor.userId, role: 'instructor', sectionId: null } as const;
    await upsertRosterRow(tx, { ...own, endedAt: null });
    await insertAuditEvent(tx, {
      actorId: actor.userId,
      courseId: id,
      action: 'course.made',
      subjectId: id,
      details: { templates: chosen.map(({ slug }) => slug).join(', '), start },
    });
    return ok({ slug: names.slug, movedTimes });
  });
}

interface Outline {
  readonly courseId: string;
  readonly timeZone: string;
  readonly start: string | null;
  readonly found: FoundTemplates;
  readonly chosen: readonly CourseTemplate[];
}

/** Modules in the order of the catalogue, those with exercises; in each the exercises session by session. */
async function writeOutline(tx: Transaction, outline: Outline): Promise<readonly MovedTime[]> {
  const { courseId, found } = outline;
  const placed = placesOf(outline);
  const moved: MovedTime[] = [];
  let modulePosition = 0;
  for (const { slug, title, lectures } of found.modules) {
    const inside = placed.filter(({ name }) => name.startsWith(`${slug}/`));
    if (inside.length === 0) continue;
    modulePosition += 1;
    const moduleId = await upsertModule(tx, { courseId, slug, title, lectures, position: modulePosition });
    for (const [at, { name, version, opens, due }] of inside.entries()) {
      const exerciseTitle = outlineOf(version).manifest.title;
      if (opens.moved) moved.push({ title: exerciseTitle, field: 'opens', becomes: opens.moved });
      if (due.moved) moved.push({ title: exerciseTitle, field: 'due', becomes: due.moved });
      await insertAssignment(tx, {
        courseId,
        moduleId,
        slug: name.slice(slug.length + 1),
        title: exerciseTitle,
        position: at + 1,
        exerciseId: version.exerciseId,
        versionId: version.id,
        pinned: true,
        opensAt: opens.at,
        dueAt: due.at,
      });
    }
  }
  return moved;
}

/** What comes into the course and when; what is not published is left out. */
function placesOf({ timeZone, start, found, chosen }: Outline) {
  const firstWeek = firstWeekOf(chosen);
  const instant = (time: CourseTemplate['opens']) =>
    start === null ? { at: null, moved: null } : existing(templateWall(time, { start, firstWeek }), timeZone);
  return chosen.flatMap(({ opens, work }) =>
    work.flatMap(({ due, exercises }) =>
      exercises.flatMap((name) => {
        const version = found.versions.get(name);
        return version ? [{ name, version, opens: instant(opens), due: instant(due) }] : [];
      }),
    ),
  );
}

/** The instant of a time on the wall, or of the first after a clock change that skips it, which is then named. */
function existing(wall: string, timeZone: string): { at: Date | null; moved: string | null } {
  const resolved = resolveWallTime(wall, timeZone);
  if (resolved.kind === 'instant') return { at: resolved.at, moved: null };
  const offer = resolved.kind === 'skipped' ? resolved.offers[0] : undefined;
  const next = offer === undefined ? null : resolveWallTime(offer, timeZone);
  return next?.kind === 'instant'
    ? { at: next.at, moved: wallTimeOf(next.at, timeZone) }
    : { at: null, moved: null };
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
