import type { Queryable } from '#db/database.ts';
import { type Assignment, selectAssignments } from '#db/queries/courses/courses.ts';
import { selectHeldExtensions } from '#db/queries/courses/due-dates.ts';
import { selectVersionOutline } from '#db/queries/exercises/exercises.ts';
import { selectHasRecording, selectOptionalRecordingFault } from '#db/queries/exercises/recordings.ts';
import { selectRoster, selectSections } from '#db/queries/people/roster.ts';
import { selectUsersWithWork } from '#db/queries/work/standings.ts';
import type { ActorContext } from '../../access/actor.ts';
import { may } from '../../access/deeds.ts';
import { exercisePath } from '../../courses/exercise-path.ts';
import { exerciseNumber } from '../../courses/exercise-row.ts';
import type { ExercisePlace } from '../../courses/find-assignment.ts';
import { wallTimeOf } from '../../courses/wall-time.ts';
import { asAssigned } from '../../exercises/as-assigned.ts';
import { canBeSealed } from '../../exercises/browser-plan.ts';
import { type ExerciseOutline, outlineOf } from '../../exercises/exercise-outline.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import type { AssignView, ExtensionView, RecordingView } from './assign-view.ts';
import { hashTerms, readTerms } from './assignment-terms.ts';
import { type AssignPlace, findAssignPlace } from './find-assign-place.ts';

/** Dates and rules of one exercise, for whom they differ, and whom they are for. Staff see them; instructors change them. */
export async function viewAssign(
  context: ActorContext,
  place: ExercisePlace,
): Promise<Result<AssignView, 'not-found' | 'staff-only'>> {
  const found = await findAssignPlace(context, { place, deed: 'see-people' });
  if (!found.ok) return refuse(found.refusal === 'instructor-only' ? 'staff-only' : found.refusal);
  const { course, member, assignment, module } = found.value;
  const { db } = context;
  const { timeZone } = course;
  const version = assignment.versionId ? await selectVersionOutline(db, assignment.versionId) : null;
  const outline = version && outlineOf(version);
  const roster = (await selectRoster(db, course.id)).filter((row) => row.endedAt === null);
  const students = roster.filter(({ role }) => role === 'student');
  const sections = await selectSections(db, course.id);
  const terms = await readTerms(db, { assignment, timeZone });
  const hidden = outline?.plan.filter(({ visibility }) => visibility === 'hidden').length ?? 0;
  return ok({
    course: { slug: course.slug, title: course.title, timeZone },
    exercise: {
      slug: exercisePath(module, assignment),
      number: exerciseNumber(module, assignment),
      title: assignment.title,
      points: outline?.pointsMax ?? 0,
      publicCases: (outline?.plan.length ?? 0) - hidden,
      hiddenCases: hidden,
      disclosure: outline?.manifest.disclosure ?? 'open',
      sealable: outline === null || canBeSealed(outline),
      recording: outline ? await recordingView(db, { outline, assignment }) : { state: 'not-needed' },
    },
    terms,
    base: hashTerms(terms),
    sections: sections.map(({ id, name }) => ({
      id,
      name,
      students: students.filter((student) => student.sectionId === id).length,
    })),
    students: students.map(({ userId, name, email, sectionId }) => ({ userId, name, email, sectionId })),
    extensions: await extensionViews(context, found.value, { roster, sections }),
    exercises: (await selectAssignments(db, course.id))
      .filter((placed) => placed.assignment.versionId !== null)
      .map((placed) => ({
        slug: exercisePath(placed.module, placed.assignment),
        number: exerciseNumber(placed.module, placed.assignment),
        title: placed.assignment.title,
      })),
    submitters: (await selectUsersWithWork(db, assignment.id)).length,
    now: wallTimeOf(context.now(), timeZone),
    manages: may(member, 'manage-dates'),
  });
}

async function recordingView(
  db: Queryable,
  { outline, assignment }: { outline: ExerciseOutline; assignment: Assignment },
): Promise<RecordingView> {
  if (asAssigned(outline, assignment).manifest.disclosure === 'open') return { state: 'not-needed' };
  if (await selectHasRecording(db, outline.id)) return { state: 'ready' };
  const fault = await selectOptionalRecordingFault(db, outline.id);
  return fault === null ? { state: 'being-made' } : { state: 'failed', fault };
}

async function extensionViews(
  { db }: ActorContext,
  { course, assignment }: AssignPlace,
  people: {
    roster: Awaited<ReturnType<typeof selectRoster>>;
    sections: Awaited<ReturnType<typeof selectSections>>;
  },
): Promise<readonly ExtensionView[]> {
  const held = await selectHeldExtensions(db, assignment.id);
  const terms = await readTerms(db, { assignment, timeZone: course.timeZone });
  return held
    .flatMap((extension): ExtensionView[] => {
      const person = people.roster.find(({ userId }) => userId === extension.userId);
      if (!person) return [];
      const section = people.sections.find(({ id }) => id === person.sectionId)?.name ?? null;
      const ofSection = terms.sectionDates.find(({ sectionId }) => sectionId === person.sectionId)?.due;
      const insteadOf = ofSection ?? terms.due;
      const due = wallTimeOf(extension.dueAt, course.timeZone);
      const { id, userId, reason } = extension;
      const earlier = insteadOf !== null && due < insteadOf;
      return [{ id, userId, name: person.name, section, due, insteadOf, earlier, reason }];
    })
    .sort((a, b) => a.name.localeCompare(b.name));
}
