import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { assignments } from '../../schema/courses.ts';
import { type Classroom, insertExercise, minute } from '../../testing/classroom.ts';
import { useClassrooms } from '../../testing/classrooms.ts';
import { TEST_DATABASES } from '../../testing.ts';
import { upsertRosterRow, upsertSection } from '../people/roster.ts';
import { upsertCatalogueAssignments } from './catalogue-places.ts';
import {
  selectAssignment,
  selectAssignments,
  selectModules,
  selectOptionalAssignmentById,
  selectOptionalCourse,
  updateAssignmentDates,
  updateAssignmentTerms,
} from './courses.ts';
import {
  countOwnDates,
  insertExtension,
  replaceSectionDates,
  selectAssignmentsWithSectionDates,
  selectHeldExtensions,
  selectOwnDueDates,
  selectSectionDates,
  updateExtensionsRevoked,
  updateSectionDate,
} from './due-dates.ts';
import {
  insertAssignment,
  insertCourse,
  insertModule,
  selectModulesTakenOut,
  selectTakenOut,
  updateCourseArchived,
  updateModulePositions,
  updateModuleTakenOut,
  updateModuleTitle,
  updateTakenOut,
  updateWeight,
  updateWithdrawnExcept,
  upsertCourse,
  upsertModule,
} from './outline.ts';

describe.each(TEST_DATABASES)('an outline on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    const { handle, inTransaction, newRoom } = useClassrooms(open, 'outline');
    const publish = (
      room: Classroom,
      slug: string,
      version: { id: string; exerciseId: string } | null = null,
    ) =>
      inTransaction(async (tx) => {
        const { courseId, moduleId } = room;
        const entry = { moduleId, catalogueSlug: slug, title: `Title ${slug}`, position: 9, version };
        const entries = [{ ...entry, formerly: null, publishProblem: null, dueAt: null }];
        const [id] = await upsertCatalogueAssignments(tx, { courseId, entries });
        return id ?? '';
      });

    it('a version that an instructor pinned stays, whatever the catalogue publishes', async () => {
      const room = await newRoom();
      const [exerciseId, older] = await insertExercise(handle.db, `${room.courseSlug}/pinned`);
      const id = await publish(room, 'pinned', { id: older, exerciseId });
      await handle.db.update(assignments).set({ pinned: true }).where(eq(assignments.id, id));
      const [otherId, newer] = await insertExercise(handle.db, `${room.courseSlug}/newer`);
      expect(await publish(room, 'pinned', { id: newer, exerciseId: otherId })).toBe(id);
      expect(await selectAssignment(handle.db, id)).toMatchObject({ versionId: older, exerciseId });
      await handle.db.update(assignments).set({ pinned: false }).where(eq(assignments.id, id));
      await publish(room, 'pinned', { id: newer, exerciseId: otherId });
      expect(await selectAssignment(handle.db, id)).toMatchObject({ versionId: newer });
    });

    it('what a person took out stays out, what the catalogue took out comes back', async () => {
      const room = await newRoom();
      const [byPerson, byCatalogue] = [await publish(room, 'x'), await publish(room, 'y')];
      const taken = { withdrawnAt: minute(1), withdrawnBy: room.instructor };
      await handle.db.update(assignments).set(taken).where(eq(assignments.id, byPerson));
      const { courseId } = room;
      await inTransaction((tx) => updateWithdrawnExcept(tx, { courseId, keep: [byPerson], at: minute(2) }));
      for (const slug of ['x', 'y']) await publish(room, slug);
      const out = async (id: string) => (await selectAssignment(handle.db, id)).withdrawnAt;
      expect([await out(byPerson), await out(byCatalogue)]).toEqual([minute(1), null]);
    });

    it('what a person took out is listed for them to put back, apart from what the catalogue dropped; so is a module', async () => {
      const room = await newRoom();
      const { courseId, moduleId, assignmentId, secondId, instructor: by } = room;
      const dropped = await publish(room, 'dropped');
      const keep = [assignmentId, secondId];
      await inTransaction((tx) => updateWithdrawnExcept(tx, { courseId, keep, at: minute(1) }));
      const out = async () =>
        (await selectTakenOut(handle.db, courseId)).map(({ assignment }) => assignment.id);
      expect(await out()).toEqual([]);
      const take = (assignmentIds: readonly string[], taken: { by: string; at: Date } | null) =>
        inTransaction((tx) => updateTakenOut(tx, { assignmentIds, taken }));
      await take([secondId, assignmentId], { by, at: minute(2) });
      expect(await out()).toEqual([assignmentId, secondId]);
      await take([assignmentId], null);
      expect(await out()).toEqual([secondId]);
      expect((await selectAssignment(handle.db, assignmentId)).withdrawnAt).toBeNull();
      expect((await selectAssignment(handle.db, dropped)).withdrawnAt).toEqual(minute(1));
      const move = (at: Date | null) =>
        inTransaction((tx) => updateModuleTakenOut(tx, { moduleId, at, ...(at ? {} : { position: 7 }) }));
      await move(minute(3));
      expect(await selectModulesTakenOut(handle.db, courseId)).toMatchObject([{ id: moduleId, position: 1 }]);
      await move(null);
      expect(await selectModulesTakenOut(handle.db, courseId)).toEqual([]);
      expect(await selectModules(handle.db, courseId)).toMatchObject([{ id: moduleId, position: 7 }]);
    });

    it('a copied folder that kept its id takes no place away, whichever comes first in the course', async () => {
      const room = await newRoom();
      const [exerciseId, id] = await insertExercise(handle.db, `${room.courseSlug}/copied`);
      const version = { id, exerciseId };
      const place = await publish(room, 'original', version);
      const { courseId, moduleId } = room;
      const entries = ['copy', 'original'].map((catalogueSlug, position) => ({
        ...{ moduleId, catalogueSlug, title: catalogueSlug, position, version },
        ...{ formerly: null, publishProblem: null, dueAt: null },
      }));
      const [copy, original] = await inTransaction((tx) =>
        upsertCatalogueAssignments(tx, { courseId, entries }),
      );
      expect(original).toBe(place);
      expect(copy).not.toBe(place);
      expect(await selectAssignment(handle.db, place)).toMatchObject({ slug: 'original', position: 1 });
    });

    it('a renamed folder goes beside an exercise of the course that has its name already', async () => {
      const room = await newRoom();
      const [exerciseId, id] = await insertExercise(handle.db, `${room.courseSlug}/renamed`);
      const place = await publish(room, 'before', { id, exerciseId });
      // As an instructor made it: it is no folder's.
      await handle.db
        .update(assignments)
        .set({ slug: 'after', catalogueSlug: null })
        .where(eq(assignments.id, room.secondId));
      expect(await publish(room, 'after', { id, exerciseId })).toBe(place);
      const addressOf = async (one: string) => {
        const { slug, catalogueSlug } = await selectAssignment(handle.db, one);
        return [slug, catalogueSlug];
      };
      expect(await addressOf(place)).toEqual(['after-2', 'after']);
      expect(await addressOf(room.secondId)).toEqual(['after', null]);
      // Published again, nothing moves on to "after-3".
      await publish(room, 'after', { id, exerciseId });
      expect(await addressOf(place)).toEqual(['after-2', 'after']);
    });

    it('a title that an instructor gave a module stays, whatever the catalogue calls it', async () => {
      const { courseId, moduleId } = await newRoom();
      const catalogue = { courseId, slug: 'm', title: 'Theirs', lectures: '1–2', position: 1 };
      const title = async () => (await selectModules(handle.db, courseId))[0]?.title;
      await inTransaction((tx) => upsertModule(tx, catalogue));
      expect(await title()).toBe('Theirs');
      await inTransaction((tx) => updateModuleTitle(tx, { moduleId, title: 'Mine' }));
      await inTransaction((tx) => upsertModule(tx, { ...catalogue, lectures: '3' }));
      expect(await selectModules(handle.db, courseId)).toMatchObject([{ title: 'Mine', lectures: '3' }]);
    });

    it('an address that an instructor has keeps its exercise; the catalogue takes the next free one', async () => {
      const room = await newRoom();
      const { courseId, moduleId } = room;
      const own = { courseId, moduleId, slug: 'relu', title: 'Mine', position: 3 };
      await inTransaction((tx) => insertAssignment(tx, own));
      await inTransaction((tx) => insertAssignment(tx, { ...own, slug: 'relu-2' }));
      const id = await publish(room, 'relu');
      expect((await selectAssignment(handle.db, id)).slug).toBe('relu-3');
      expect(await publish(room, 'relu')).toBe(id);
      await expect(inTransaction((tx) => insertAssignment(tx, own))).rejects.toThrow();
    });

    it('an order that an instructor made is theirs from then on; titles stay the catalogue’s', async () => {
      const room = await newRoom();
      const { courseId } = room;
      const module = (slug: string, position: number, title = slug) => ({
        ...{ courseId, slug, title, lectures: null, position },
      });
      await inTransaction((tx) => upsertModule(tx, module('late', 2)));
      const order = async () => (await selectModules(handle.db, courseId)).map(({ slug }) => slug);
      expect(await order()).toEqual(['m', 'late']);
      await inTransaction((tx) => upsertModule(tx, module('late', 0)));
      expect(await order()).toEqual(['late', 'm']);
      await inTransaction((tx) => updateModulePositions(tx, { courseId, slugs: ['m', 'late'] }));
      await inTransaction((tx) => upsertModule(tx, module('late', 0, 'New words')));
      expect(await order()).toEqual(['m', 'late']);
      expect((await selectModules(handle.db, courseId))[1]?.title).toBe('New words');
      expect(await inTransaction((tx) => insertModule(tx, module('late', 5)))).toBeNull();
      expect(await inTransaction((tx) => insertModule(tx, module('extra', 5)))).toBeTypeOf('string');
    });

    it('a course is made once a slug, and the catalogue’s is written again with what it now says', async () => {
      const course = { slug: 'fresh', title: 'Fresh', term: 'T', timeZone: 'Europe/Zurich' };
      const make = () => inTransaction((tx) => insertCourse(tx, { ...course, id: crypto.randomUUID() }));
      expect([await make(), await make()]).toEqual([true, false]);
      const found = await selectOptionalCourse(handle.db, 'fresh');
      const archive = (archivedAt: Date | null) =>
        inTransaction((tx) => updateCourseArchived(tx, { courseId: found?.id ?? '', archivedAt }));
      expect([await archive(minute(1)), await archive(minute(2))]).toEqual([true, false]);
      await inTransaction((tx) => upsertCourse(tx, { ...course, id: found?.id ?? '', title: 'Renamed' }));
      const after = await selectOptionalCourse(handle.db, 'fresh');
      expect(after).toMatchObject({ id: found?.id, title: 'Renamed', archivedAt: minute(1) });
      expect([await archive(null), await archive(null)]).toEqual([true, false]);
      expect((await selectOptionalCourse(handle.db, 'fresh'))?.archivedAt).toBeNull();
    });

    it('dates, rules and weight are changed of one place alone, and no weight is below nothing', async () => {
      const room = await newRoom();
      const { assignmentId, secondId, courseId } = room;
      await inTransaction((tx) =>
        updateAssignmentDates(tx, { assignmentId, opensAt: minute(1), dueAt: minute(2) }),
      );
      await inTransaction((tx) => updateWeight(tx, { assignmentId, weight: 2.5 }));
      await expect(inTransaction((tx) => updateWeight(tx, { assignmentId, weight: -1 }))).rejects.toThrow();
      expect(await selectAssignment(handle.db, assignmentId)).toMatchObject({
        ...{ opensAt: minute(1), dueAt: minute(2), weight: 2.5 },
      });
      const terms = { opensAt: null, dueAt: minute(3), gradeRule: 'latest', submissionsPerHour: 4 } as const;
      const late = { latePolicy: { percentPerDay: 0, daysMax: null }, hiddenFeedback: 'none' } as const;
      const sealed = { disclosure: 'sealed' } as const;
      await inTransaction((tx) => updateAssignmentTerms(tx, { assignmentId, ...terms, ...late, ...sealed }));
      const changed = await selectAssignment(handle.db, assignmentId);
      expect(changed).toMatchObject({ ...terms, ...late, ...sealed });
      const untouched = await selectAssignment(handle.db, secondId);
      expect(untouched).toMatchObject({ dueAt: null, weight: null, gradeRule: 'best' });
      const placed = await selectAssignments(handle.db, courseId);
      expect(placed.map(({ assignment }) => assignment.slug)).toEqual(['one', 'two']);
      const unknown = crypto.randomUUID();
      await expect(selectAssignment(handle.db, unknown)).rejects.toThrow('no assignment');
      expect(await selectOptionalAssignmentById(handle.db, unknown)).toBeNull();
      const withCourse = await selectOptionalAssignmentById(handle.db, assignmentId);
      expect(withCourse).toMatchObject({ course: { id: courseId }, module: { slug: 'm' } });
    });

    it('a person’s own date wins over the section’s, the latest that was not taken back', async () => {
      const room = await newRoom();
      const { courseId, assignmentId, ada, bo, instructor } = room;
      const section = await upsertSection(handle.db, { courseId, name: 'A' });
      for (const userId of [ada, bo])
        await inTransaction((tx) =>
          upsertRosterRow(tx, { courseId, userId, role: 'student', sectionId: section.id, endedAt: null }),
        );
      const date = (n: number) => ({ sectionId: section.id, dueAt: minute(n) });
      const replace = (dates: readonly { sectionId: string; dueAt: Date }[]) =>
        inTransaction((tx) => replaceSectionDates(tx, { assignmentId, setBy: instructor, dates }));
      await replace([date(10)]);
      const extend = (n: number) =>
        inTransaction((tx) =>
          insertExtension(tx, {
            ...{ assignmentId, userId: ada, dueAt: minute(n), reason: 'ill', grantedBy: instructor },
          }),
        );
      const due = async (userId: string) =>
        (await selectOwnDueDates(handle.db, { userId, assignmentIds: [assignmentId] })).get(assignmentId);
      expect([await due(ada), await due(bo)]).toEqual([minute(10), minute(10)]);
      await extend(20);
      await extend(15);
      expect([await due(ada), await due(bo)]).toEqual([minute(15), minute(10)]);
      expect(await selectHeldExtensions(handle.db, assignmentId)).toMatchObject([
        { userId: ada, dueAt: minute(15) },
      ]);
      // Two extensions of one person are one date of their own.
      expect([...(await countOwnDates(handle.db, courseId))]).toEqual([[assignmentId, 2]]);
      await inTransaction((tx) =>
        updateSectionDate(tx, { assignmentId, sectionId: section.id, dueAt: minute(11) }),
      );
      expect(await selectSectionDates(handle.db, assignmentId)).toEqual([date(11)]);
      await inTransaction((tx) => updateExtensionsRevoked(tx, { assignmentId, userId: ada, at: minute(1) }));
      expect([await due(ada), await selectHeldExtensions(handle.db, assignmentId)]).toEqual([minute(11), []]);
      expect(await selectAssignmentsWithSectionDates(handle.db, courseId)).toEqual([assignmentId]);
      await replace([]);
      expect([await due(ada), await selectAssignmentsWithSectionDates(handle.db, courseId)]).toEqual([
        undefined,
        [],
      ]);
    });
  });
});
