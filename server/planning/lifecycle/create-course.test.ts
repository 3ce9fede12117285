import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { selectAssignments } from '#db/queries/courses/courses.ts';
import { assignments, courses } from '#db/schema/courses.ts';
import { TEST_DATABASES } from '#db/testing.ts';
import type { ActorContext } from '../../access/actor.ts';
import { listCourses } from '../../courses/list-courses.ts';
import { viewCourseHome } from '../../courses/view-course-home.ts';
import { openTestWorld, type TestWorld } from '../../testing.ts';
import { viewDates } from '../dates/view-dates.ts';
import { addExercise, addModule } from './add-to-outline.ts';
import { type CreateCourseInput, createCourse } from './create-course.ts';
import { viewNewCourse } from './view-new-course.ts';

/** The small course has "sums/add"; "sums/multiply" is only planned. */
const TEMPLATES = `templates:
  - slug: first
    title: Sums
    kind: lecture
    opens: { week: 2, day: mon, at: '09:30' }
    work:
      - { due: { week: 3, day: sun, at: '02:30' }, exercises: [sums/add, sums/multiply] }
  - slug: second
    title: Nothing yet
    kind: practical
    opens: { week: 4, day: mon, at: '09:30' }
    work:
      - { due: { week: 5, day: sun, at: '23:59' }, exercises: [sums/divide] }
`;
const NEW = { title: 'Sums again', term: 'Spring 2027', timeZone: 'Europe/Zurich' } as const;

describe.each(TEST_DATABASES)('a new course on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    let world: TestWorld;
    let lead: ActorContext;
    beforeAll(async () => {
      world = await openTestWorld(await open());
      await writeFile(join(world.folder, 'course-templates.yaml'), TEMPLATES);
      lead = await world.person('instructor');
    });
    afterAll(async () => {
      await world?.close();
    });

    async function rowsOf(course: string) {
      const dates = await viewDates(lead, { course });
      if (!dates.ok) throw new Error(dates.refusal);
      return dates.value.rows.map(({ slug, opens, due }) => [slug, opens, due]);
    }

    it('offers each session with what is published of it, and names the rest', async () => {
      const view = await viewNewCourse(lead);
      expect(view).toMatchObject({
        value: {
          timeZone: 'UTC',
          courses: [{ slug: 'tiny' }],
          templates: [
            {
              slug: 'first',
              work: [{ exercises: [{ slug: 'sums/add', points: 10 }] }],
              missing: ['sums/multiply'],
            },
            { slug: 'second', work: [{ exercises: [] }], missing: ['sums/divide'] },
          ],
        },
      });
    });

    it('takes its exercises in, opening in the week of the start, by weekday and time in its own zone', async () => {
      const made = await createCourse(lead, {
        ...NEW,
        slug: 'one',
        templates: ['first'],
        start: '2027-04-29',
      });
      expect(made).toEqual({ ok: true, value: { slug: 'one', movedTimes: [] } });
      expect(await rowsOf('one')).toEqual([['sums/add', '2027-04-26T09:30', '2027-05-09T02:30']]);
      const [row] = await selectAssignments(world.db, await idOf('one'));
      expect(row?.assignment.opensAt?.toISOString()).toBe('2027-04-26T07:30:00.000Z');
      expect(await viewCourseHome(lead, { course: 'one' })).toMatchObject({
        value: {
          role: 'instructor',
          modules: [{ slug: 'sums', title: 'Sums', exercises: [{ number: '1.1' }] }],
        },
      });
    });

    it('names a time that the clocks jump over, and counts weeks from the first session that is chosen', async () => {
      const input = { ...NEW, templates: ['first', 'second'], start: '2027-03-15' };
      expect(await createCourse(lead, { ...input, slug: 'two' })).toMatchObject({
        value: { movedTimes: [{ title: 'Add', field: 'due', becomes: '2027-03-28T03:00' }] },
      });
      expect(await rowsOf('two')).toEqual([['sums/add', '2027-03-15T09:30', '2027-03-28T03:00']]);
    });

    it('without a start nothing has dates; without a session there is nothing in it, and modules and exercises come by hand', async () => {
      await createCourse(lead, { ...NEW, slug: 'undated', templates: ['first'], start: null });
      expect(await rowsOf('undated')).toEqual([['sums/add', null, null]]);
      const empty = { ...NEW, slug: 'empty', templates: [], start: null };
      expect(await createCourse(lead, empty)).toMatchObject({ ok: true });
      expect(await viewCourseHome(lead, { course: 'empty' })).toMatchObject({ value: { modules: [] } });
      expect(await addModule(lead, { course: 'empty', title: ' Première séance ' })).toEqual({
        ok: true,
        value: { slug: 'premiere-seance' },
      });
      expect(await addModule(lead, { course: 'empty', title: 'premiere SEANCE' })).toMatchObject({
        refusal: 'module-taken',
      });
      expect(await addModule(lead, { course: 'empty', title: '∇' })).toMatchObject({
        refusal: 'module-title-wrong',
      });
      const added = [];
      for (const title of ['卷积', 'Свёртка', 'Свёртка']) {
        const made = await addModule(lead, { course: 'empty', title });
        added.push(made.ok ? made.value.slug : made.refusal);
      }
      expect(added).toEqual(['module', 'module-2', 'module-taken']);
    });

    it('an exercise is in it once, also when two people add it at once', async () => {
      const dates = await viewDates(lead, { course: 'empty' });
      const versionId = dates.ok ? (dates.value.exercises[0]?.versionId ?? '') : '';
      const place = { course: 'empty', module: 'premiere-seance', versionId };
      const answers = await Promise.all([addExercise(lead, place), addExercise(lead, place)]);
      expect(answers.map((answer) => (answer.ok ? answer.value.slug : answer.refusal)).sort()).toEqual([
        'exercise-placed',
        'premiere-seance/add',
      ]);
      expect(
        await world.db
          .select()
          .from(assignments)
          .where(eq(assignments.courseId, await idOf('empty'))),
      ).toHaveLength(1);
    });

    it('is refused under an address that is taken or a page of the site, and in a zone that is none', async () => {
      const input: CreateCourseInput = { ...NEW, slug: 'three', templates: [], start: null };
      const refusals: [Partial<CreateCourseInput>, string][] = [
        [{ slug: 'one' }, 'course-taken'],
        [{ slug: 'new' }, 'course-wrong'],
        [{ slug: 'Not/one' }, 'course-wrong'],
        [{ timeZone: 'Mars/Olympus' }, 'course-wrong'],
        [{ templates: ['third'] }, 'template-unknown'],
        [{ start: '2027-02-30' }, 'time-unreadable'],
      ];
      for (const [change, refusal] of refusals)
        expect(await createCourse(lead, { ...input, ...change })).toEqual({ ok: false, refusal });
      const twice = ['four', 'four'].map((slug) => createCourse(lead, { ...input, slug }));
      expect((await Promise.all(twice)).map((made) => made.ok).sort()).toEqual([false, true]);
    });

    it('is its maker’s alone', async () => {
      const colleague = await world.person('instructor');
      expect((await listCourses(colleague)).map(({ slug }) => slug)).toEqual(['tiny']);
      expect((await listCourses(lead)).map(({ slug }) => slug)).toContain('one');
    });

    async function idOf(slug: string): Promise<string> {
      const [course] = await world.db.select().from(courses).where(eq(courses.slug, slug));
      return course?.id ?? '';
    }
  });
});
