import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEvents } from '#db/schema/audit.ts';
import { courses } from '#db/schema/courses.ts';
import { TEST_DATABASES } from '#db/testing.ts';
import type { ActorContext } from '../../access/actor.ts';
import { publishCourse } from '../../catalogue/publish-course.ts';
import { listCourses } from '../../courses/list-courses.ts';
import { viewCourseHome } from '../../courses/view-course-home.ts';
import { addSection } from '../../people/add-section.ts';
import { openTestWorld, PLACE, TEST_JUDGE, type TestWorld } from '../../testing.ts';
import { extendStudents } from '../assign/extend.ts';
import { saveAssignment } from '../assign/save-assignment.ts';
import { viewAssign } from '../assign/view-assign.ts';
import { addExercise } from '../lifecycle/add-to-outline.ts';
import { archiveCourse, orderModules } from '../lifecycle/change-outline.ts';
import { copyCourse } from '../lifecycle/copy-course.ts';
import type { DateChange, DatesView } from './dates-view.ts';
import { findFindings } from './find-findings.ts';
import { checkDates, saveDates } from './save-dates.ts';
import { viewDates } from './view-dates.ts';

describe('what dates collide with', () => {
  const find = (rows: readonly DateChange[], changed = rows.map((row) => row.assignmentId)) =>
    findFindings(rows, { timeZone: 'Europe/Zurich', changed: new Set(changed) }).map(
      ({ assignmentId, field, kind }) => [assignmentId, field, kind],
    );

  it('a time that does not exist and due before opening stop; two on one day and a time that comes twice do not', () => {
    expect(find([{ assignmentId: 'a', opens: '2027-03-28T02:30', due: '2027-03-01T18:00' }])).toEqual([
      ['a', 'opens', 'skipped'],
      ['a', 'due', 'due-before-opening'],
    ]);
    const same = [
      { assignmentId: 'a', opens: null, due: '2026-10-25T02:30' },
      { assignmentId: 'b', opens: null, due: '2026-10-25T18:00' },
    ];
    expect(find(same, ['a'])).toEqual([
      ['a', 'due', 'twice'],
      ['a', 'due', 'same-day'],
    ]);
    expect(find(same, [])).toEqual([]);
  });
});

describe.each(TEST_DATABASES)('all dates of a course, on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    let world: TestWorld;
    let lead: ActorContext;
    beforeAll(async () => {
      world = await openTestWorld(await open());
      lead = await world.person('instructor');
    });
    afterAll(async () => {
      await world?.close();
    });

    async function dates(course = 'tiny'): Promise<DatesView> {
      const result = await viewDates(lead, { course });
      if (!result.ok) throw new Error(result.refusal);
      return result.value;
    }
    async function save(change: Omit<DateChange, 'assignmentId'>) {
      const { rows, base } = await dates();
      const assignmentId = rows[0]?.assignmentId ?? '';
      const input = { course: 'tiny', changes: [{ assignmentId, ...change }], base, moveSections: true };
      const shown = await saveDates(lead, { ...input, seen: null });
      return shown.ok ? saveDates(lead, { ...input, seen: shown.value.hash }) : shown;
    }
    const sectionDue = async () => {
      const view = await viewAssign(lead, PLACE);
      return view.ok ? view.value.terms.sectionDates[0]?.due : view.refusal;
    };

    it('are saved together, the dates of sections move along, and a conflict saves nothing', async () => {
      await save({ opens: '2027-03-01T08:00', due: '2027-03-08T18:00' });
      const section = await addSection(lead, { course: 'tiny', name: 'B' });
      const view = await viewAssign(lead, PLACE);
      if (!section.ok || !view.ok) throw new Error('no section or view');
      const sectionDates = [{ sectionId: section.value.sectionId, due: '2027-03-09T22:00' }];
      const { terms, base } = view.value;
      const input = { ...PLACE, terms: { ...terms, sectionDates }, base };
      const shown = await saveAssignment(lead, { ...input, seen: null });
      await saveAssignment(lead, { ...input, seen: shown.ok ? shown.value.hash : null });
      expect(await save({ opens: '2027-03-08T08:00', due: '2027-03-15T18:00' })).toMatchObject({
        value: { applied: true },
      });
      expect((await dates()).rows).toMatchObject([
        { number: '1.1', opens: '2027-03-08T08:00', due: '2027-03-15T18:00', overrides: 1 },
      ]);
      const shownDates = await dates();
      expect(shownDates.rows[0]?.sectionDues).toEqual([
        { sectionId: section.value.sectionId, due: '2027-03-16T22:00' },
      ]);
      expect(shownDates.sections.map(({ id }) => id)).toContain(section.value.sectionId);
      expect(await sectionDue()).toBe('2027-03-16T22:00');
      const wrong = { opens: '2027-04-01T08:00', due: '2027-03-15T18:00' };
      const [row] = (await dates()).rows;
      const asked = { course: 'tiny', changes: [{ assignmentId: row?.assignmentId ?? '', ...wrong }] };
      expect(await checkDates(lead, asked)).toMatchObject({ value: [{ level: 'conflict' }] });
      expect(await save(wrong)).toMatchObject({ refusal: 'dates-conflict' });
      expect(await sectionDue()).toBe('2027-03-16T22:00');
    });

    it('open an exercise after no section’s due date', async () => {
      const { rows, base } = await dates();
      const changes = rows.map(({ assignmentId }) => ({
        assignmentId,
        opens: '2027-03-20T08:00',
        due: '2027-03-22T18:00',
      }));
      const input = { course: 'tiny', changes, base, seen: null };
      expect(await saveDates(lead, { ...input, moveSections: false })).toMatchObject({
        refusal: 'section-due-before-opening',
      });
      expect(await saveDates(lead, { ...input, moveSections: true })).toMatchObject({ ok: true });
    });

    it('of two instructors who save at once, the second does not overwrite the first', async () => {
      const { rows, base } = await dates();
      const second = await world.person('instructor');
      const saveAs = async (one: ActorContext, due: string) => {
        const changes = rows.map(({ assignmentId, opens }) => ({ assignmentId, opens, due }));
        const input = { course: 'tiny', changes, base, moveSections: false };
        const shown = await saveDates(one, { ...input, seen: null });
        return () => saveDates(one, { ...input, seen: shown.ok ? shown.value.hash : null });
      };
      const both = [await saveAs(lead, '2027-03-15T19:00'), await saveAs(second, '2027-03-15T20:00')];
      const answers = (await Promise.all(both.map((apply) => apply()))).map((result) =>
        result.ok ? result.value.applied : result.refusal,
      );
      expect(answers.sort()).toEqual(['dates-changed', true]);
      expect(await save({ opens: '2027-03-08T08:00', due: '2027-03-15T18:00' })).toMatchObject({ ok: true });
    });

    it('go with a copy, by whole weeks, and nobody but its maker', async () => {
      await world.person('student');
      const copy = { course: 'tiny', slug: 'tiny-28', title: 'Tiny', term: 'Spring 2028', weeks: 52 };
      expect(await copyCourse(lead, copy)).toEqual({ ok: true, value: { slug: 'tiny-28', movedTimes: [] } });
      expect((await dates('tiny-28')).rows).toMatchObject([
        { slug: 'sums/add', opens: '2028-03-06T08:00', due: '2028-03-13T18:00', overrides: 0 },
      ]);
      expect((await listCourses(lead)).map(({ slug }) => slug)).toEqual(['tiny', 'tiny-28']);
      expect(await copyCourse(lead, copy)).toMatchObject({ refusal: 'course-taken' });
      expect(await copyCourse(lead, { ...copy, slug: 'Not/one' })).toMatchObject({ refusal: 'course-wrong' });
      const bare = await copyCourse(lead, { ...copy, slug: 'bare', weeks: null });
      expect(bare).toMatchObject({ ok: true });
      expect((await dates('bare')).rows).toMatchObject([{ opens: null, due: null }]);
      // What the catalogue publishes goes to its own course alone.
      await publishCourse(world, { folder: world.folder, judge: TEST_JUDGE });
      expect((await dates('tiny-28')).rows).toHaveLength(1);
    });

    it('that a copy moves to a time which the clocks jump over are named', async () => {
      const inZone = (timeZone: string) => world.db.update(courses).set({ timeZone });
      await inZone('Europe/Zurich');
      const { rows } = await dates();
      const before = { opens: rows[0]?.opens ?? null, due: rows[0]?.due ?? null };
      await save({ opens: '2027-03-01T08:00', due: '2027-03-21T02:30' });
      const copy = { course: 'tiny', slug: 'jump', title: 'Tiny', term: 'Spring', weeks: 1 };
      expect(await copyCourse(lead, copy)).toMatchObject({
        value: { movedTimes: [{ field: 'due', becomes: '2027-03-28T03:30' }] },
      });
      await save(before);
      await inZone('UTC');
    });

    it('are not moved in silence where the clocks jump: neither a section’s, nor by an extension, nor in the form', async () => {
      const inZone = (timeZone: string) => world.db.update(courses).set({ timeZone });
      const student = await world.person('student');
      await inZone('Europe/Zurich');
      await save({ opens: '2027-03-01T08:00', due: '2027-03-21T02:30' });
      const view = await viewAssign(lead, PLACE);
      if (!view.ok) throw new Error(view.refusal);
      const [section] = view.value.sections;
      const { base, terms } = view.value;
      const saveTerms = async (change: Partial<typeof terms>) => {
        const input = { ...PLACE, terms: { ...terms, ...change }, base };
        const shown = await saveAssignment(lead, { ...input, seen: null });
        return shown.ok ? saveAssignment(lead, { ...input, seen: shown.value.hash }) : shown;
      };
      expect(await saveTerms({ due: '2027-03-28T02:30' })).toMatchObject({ refusal: 'time-skipped' });
      const extension = { course: 'tiny', exercises: ['sums/add'], userIds: [student.actor.userId] };
      const extend = (days: number) =>
        extendStudents(lead, { ...extension, longer: { kind: 'days', days }, reason: 'ill', seen: null });
      expect(await extend(7)).toMatchObject({ refusal: 'moved-into-gap' });
      expect(await extend(8)).toMatchObject({ ok: true });
      const sectionDates = [{ sectionId: section?.id ?? '', due: '2027-03-21T02:30' }];
      expect(await saveTerms({ due: '2027-03-20T18:00', sectionDates })).toMatchObject({ ok: true });
      const moved = { opens: '2027-03-01T08:00', due: '2027-03-27T18:00' };
      expect(await save(moved)).toMatchObject({ refusal: 'moved-into-gap' });
      expect(await sectionDue()).toBe('2027-03-21T02:30');
      await save({ opens: '2027-03-01T08:00', due: '2027-03-21T18:00' });
      await inZone('UTC');
    });

    it('a module order of an instructor outlives the catalogue, and an exercise is in a course once', async () => {
      expect(await orderModules(lead, { course: 'tiny', slugs: ['other'] })).toMatchObject({
        refusal: 'order-wrong',
      });
      expect(await orderModules(lead, { course: 'tiny', slugs: ['sums'] })).toMatchObject({ ok: true });
      const place = { course: 'tiny', module: 'sums', versionId: crypto.randomUUID() };
      expect(await addExercise(lead, place)).toMatchObject({ refusal: 'not-found' });
      expect((await dates()).exercises).toEqual([]);
    });

    it('an archived course is read, and takes nothing any more', async () => {
      const student = await world.person('student');
      await save({ opens: null, due: null });
      for (const _ of [1, 2]) await archiveCourse(lead, { course: 'tiny', archived: true });
      expect(await viewCourseHome(student, { course: 'tiny' })).toMatchObject({ ok: true });
      await expect(world.submit(student, 'x')).rejects.toThrow('closed');
      await archiveCourse(lead, { course: 'tiny', archived: false });
      expect(await world.submit(student, 'x')).toBeTypeOf('string');
      // Asked for again it is nothing new, and the log says it once.
      const about = eq(auditEvents.subjectId, world.courseId);
      const told = (await world.db.select().from(auditEvents).where(about)).map(({ action }) => action);
      expect(told.filter((action) => /archived|reopened/.test(action)).toSorted()).toEqual([
        'course.archived',
        'course.reopened',
      ]);
    });
  });
});
