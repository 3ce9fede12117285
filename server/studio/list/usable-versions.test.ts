/** What an instructor of one course may list, place and copy of another's. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { selectOptionalCourse, upsertEnrolment } from '#db/queries/courses/courses.ts';
import { upsertCourse, upsertModule } from '#db/queries/courses/outline.ts';
import { TEST_DATABASES } from '#db/testing.ts';
import type { ActorContext } from '../../access/actor.ts';
import { listRegrades } from '../../grading/regrade/list-regrades.ts';
import { startDryRun } from '../../grading/regrade/start-dry-run.ts';
import { viewDates } from '../../planning/dates/view-dates.ts';
import { addExercise } from '../../planning/lifecycle/add-to-outline.ts';
import { copyCourse } from '../../planning/lifecycle/copy-course.ts';
import { openTestWorld, type TestWorld } from '../../testing.ts';
import { createDraft } from '../drafts/create-draft.ts';
import { publishDraft } from '../publish/publish-draft.ts';
import { checkedDraft, newDraft, publishWish, readDraft, saveFile } from '../testing.ts';
import { listStudio } from './list-studio.ts';

describe.each(TEST_DATABASES)('versions that a course may use, on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    let world: TestWorld;
    let author: ActorContext;
    let stranger: ActorContext;
    let sealed: string;
    let catalogues: string;
    beforeAll(async () => {
      world = await openTestWorld(await open());
      author = await world.person('instructor');
      stranger = await instructorOf('other');
      const draftId = await newDraft(author, { title: 'Sealed sum', disclosure: 'sealed' });
      const wish = publishWish(draftId, await checkedDraft(author, draftId));
      const published = await publishDraft(author, wish);
      if (!published.ok) throw new Error(published.refusal);
      sealed = published.value.versionId;
      catalogues = (await offered(stranger, 'other')).find(({ title }) => title === 'Add')?.versionId ?? '';
    });
    afterAll(() => world?.close());

    async function instructorOf(slug: string): Promise<ActorContext> {
      const person = await world.person(null);
      const id = crypto.randomUUID();
      await world.db.transaction(async (tx) => {
        await upsertCourse(tx, { id, slug, title: slug, term: 'Spring', timeZone: 'UTC' });
        await upsertModule(tx, { courseId: id, slug: 'sums', title: 'Sums', lectures: '', position: 1 });
      });
      await upsertEnrolment(world.db, { courseId: id, userId: person.actor.userId, role: 'instructor' });
      return person;
    }

    async function offered(person: ActorContext, course: string) {
      const view = await viewDates(person, { course });
      if (!view.ok) throw new Error(view.refusal);
      return view.value.exercises;
    }

    const copy = (person: ActorContext, course: string, versionId: string) =>
      createDraft(person, {
        course,
        module: 'sums',
        title: 'Copied',
        start: { kind: 'copy', versionId },
        assignmentId: null,
      });

    it('are not what instructors of another course wrote: not listed, not placed, not copied', async () => {
      expect((await offered(stranger, 'other')).map(({ versionId }) => versionId)).toEqual([catalogues]);
      const place = { course: 'other', module: 'sums', versionId: sealed };
      expect(await addExercise(stranger, place)).toEqual({ ok: false, refusal: 'not-found' });
      expect(await copy(stranger, 'other', sealed)).toEqual({ ok: false, refusal: 'version-unknown' });
    });

    it('an earlier state can be published again and is the newest then; two clicks publish once', async () => {
      const draftId = await newDraft(author, { title: 'Rolled back', disclosure: 'sealed' });
      const { files } = await readDraft(author, draftId);
      const first = files.find(({ path }) => path === 'statement.md')?.content ?? '';
      const publish = async () =>
        publishDraft(author, publishWish(draftId, await checkedDraft(author, draftId)));
      const one = await publish();
      const statement = { draftId, path: 'statement.md' };
      await saveFile(author, { ...statement, content: 'A mistake.' });
      expect(await publish()).toMatchObject({ ok: true, value: { number: 2 } });
      await saveFile(author, { ...statement, content: first });
      const wish = publishWish(draftId, await checkedDraft(author, draftId));
      const both = await Promise.all([publishDraft(author, wish), publishDraft(author, wish)]);
      const versionId = one.ok ? one.value.versionId : '';
      expect(both).toContainEqual({ ok: true, value: { versionId, number: 3 } });
      expect(both).toContainEqual({ ok: false, refusal: 'version-unchanged' });
      expect(await offered(author, 'tiny')).toContainEqual({ versionId, title: 'Rolled back' });
    });

    it('are what its own instructors wrote', async () => {
      expect(await offered(author, 'tiny')).toContainEqual({ versionId: sealed, title: 'Sealed sum' });
      expect(await copy(author, 'tiny', sealed)).toMatchObject({ ok: true });
      const place = { course: 'tiny', module: 'sums', versionId: sealed };
      expect(await addExercise(author, place)).toEqual({ ok: true, value: { slug: 'sums/sealed-sum' } });
    });

    it('are copied from another course by those who plan both: last term’s', async () => {
      const userId = author.actor.userId;
      const other = await selectOptionalCourse(world.db, 'other');
      await upsertEnrolment(world.db, { courseId: other?.id ?? '', userId, role: 'instructor' });
      expect(await copy(author, 'other', sealed)).toMatchObject({ ok: true });
      await upsertEnrolment(world.db, {
        courseId: other?.id ?? '',
        userId: stranger.actor.userId,
        role: 'instructor',
      });
      await upsertEnrolment(world.db, {
        courseId: world.courseId,
        userId: stranger.actor.userId,
        role: 'ta',
      });
      expect(await copy(stranger, 'other', sealed)).toEqual({ ok: false, refusal: 'version-unknown' });
    });

    it('are offered and copied across all courses to an admin, who is enrolled in none', async () => {
      const person = await world.person(null);
      const admin = { ...person, actor: { ...person.actor, isAdmin: true } };
      const studio = await listStudio(admin, { course: 'other' });
      expect(studio.ok && studio.value.courses.map(({ slug }) => slug)).toEqual(['tiny', 'other']);
      expect(await copy(admin, 'other', sealed)).toMatchObject({ ok: true });
    });

    it('are those of the catalogue', async () => {
      expect(await copy(stranger, 'other', catalogues)).toMatchObject({ ok: true });
      const place = { course: 'other', module: 'sums', versionId: catalogues };
      expect(await addExercise(stranger, place)).toEqual({ ok: true, value: { slug: 'sums/add' } });
    });

    it('are not what another course made of an exercise since: not listed in a regrade, and nothing is judged by it', async () => {
      const draftId = await newDraft(author, { title: 'Handed on', disclosure: 'sealed' });
      const publish = async () => {
        const made = await publishDraft(author, publishWish(draftId, await checkedDraft(author, draftId)));
        if (!made.ok) throw new Error(made.refusal);
        return made.value.versionId;
      };
      const first = await publish();
      const added = await addExercise(author, { course: 'tiny', module: 'sums', versionId: first });
      if (!added.ok) throw new Error(added.refusal);
      const [module = '', exercise = ''] = added.value.slug.split('/');
      const next = { course: 'tiny', slug: 'next', title: 'Next', term: 'Autumn', weeks: null };
      expect(await copyCourse(author, next)).toMatchObject({ ok: true });
      const course = await selectOptionalCourse(world.db, 'next');
      const taught = { courseId: course?.id ?? '', userId: stranger.actor.userId };
      await upsertEnrolment(world.db, { ...taught, role: 'ta' });
      await saveFile(author, { draftId, path: 'statement.md', content: 'Add them, again.' });
      const second = await publish();

      const listed = await listRegrades(stranger, {
        ...{ course: 'next', exercise: added.value.slug, submissionId: null },
      });
      if (!listed.ok) throw new Error(listed.refusal);
      expect(listed.value.chosen?.versions.map(({ id, number }) => [id, number])).toEqual([[first, 1]]);
      const judge = (versionId: string | null) =>
        startDryRun(stranger, {
          ...{ course: 'next', module, exercise, versionId },
          scope: { kind: 'every' },
        });
      expect(await judge(second)).toEqual({ ok: false, refusal: 'version-unknown' });
      for (const versionId of [first, null]) expect(await judge(versionId)).toMatchObject({ ok: true });
      const atHome = await startDryRun(author, {
        ...{ course: 'tiny', module, exercise, versionId: second },
        scope: { kind: 'every' },
      });
      expect(atHome).toMatchObject({ ok: true });
    });
  });
});
