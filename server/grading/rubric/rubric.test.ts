import { asc, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { selectOptionalAssignment } from '#db/queries/courses/courses.ts';
import { auditEvents } from '#db/schema/audit.ts';
import { grades } from '#db/schema/grades.ts';
import { rubricItems } from '#db/schema/rubric.ts';
import { somebodyWaits, TEST_DATABASES } from '#db/testing.ts';
import type { ActorContext } from '../../access/actor.ts';
import { viewSubmission } from '../../submissions/view-submission.ts';
import { openTestWorld, type TestWorld } from '../../testing.ts';
import { testGrader, worth } from '../../testing-grader.ts';
import { startWorker } from '../../worker/worker.ts';
import { setAnonymous } from '../anonymous/set-anonymous.ts';
import { explainGrade } from '../explain-grade.ts';
import { overrideGrade } from '../override-grade.ts';
import { applyRubricEdit, previewRubricEdit, undoRubricEdit } from './edit-rubric.ts';
import { giveRubricItem, releaseRubric } from './give-rubric.ts';
import { addRubricItem, copyRubric } from './make-rubric.ts';
import { viewRubric } from './view-rubric.ts';

describe.each(TEST_DATABASES)('the rubric on $name', ({ name, available, open }) => {
  describe.skipIf(!available)('', () => {
    let world: TestWorld;
    let staff: ActorContext;
    /** By the points of their cases: 4, 7, 9 of 10. */
    const students: { person: ActorContext; submissionId: string }[] = [];

    beforeAll(async () => {
      world = await openTestWorld(await open());
      staff = await world.person('ta');
      for (const points of [4, 7, 9]) {
        const person = await world.person('student');
        students.push({ person, submissionId: await world.submit(person, worth(points)) });
      }
      const worker = await startWorker(world, { host: testGrader(), slots: 1 });
      await worker.drained();
      await worker.stop();
    });
    afterAll(async () => {
      await world?.close();
    });

    const at = (index: number) => {
      const found = students[index];
      if (!found) throw new Error(`no student ${index}`);
      return found;
    };
    const value = <T>(result: { ok: true; value: T } | { ok: false; refusal: string }): T => {
      if (!result.ok) throw new Error(result.refusal);
      return result.value;
    };
    const points = async (index: number) => {
      const studentId = at(index).person.actor.userId;
      return value(await explainGrade(staff, { course: 'tiny', studentId, exercise: 'sums/add' })).points;
    };
    const add = async (title: string, worthPoints: number) => {
      const { submissionId } = at(0);
      const { items } = value(await addRubricItem(staff, { submissionId, title, points: worthPoints }));
      return items.at(-1)?.id ?? '';
    };
    const readNow = (index: number) => ({ submissionId: at(index).submissionId, readAt: staff.now() });
    const give = async (index: number, itemId: string, given = true) =>
      value(await giveRubricItem(staff, { ...readNow(index), itemId, given }));
    const release = async (index: number) => value(await releaseRubric(staff, readNow(index)));

    it('counts an item once it is released, and the student reads it then and not before', async () => {
      const { submissionId, person } = at(0);
      const item = await add('Good names', 2);
      await give(0, item);
      expect(await points(0)).toBe(4);
      expect(value(await viewSubmission(person, { submissionId })).rubric).toEqual([]);
      await release(0);
      expect(await points(0)).toBe(6);
      expect(value(await viewSubmission(person, { submissionId })).rubric).toEqual([
        { id: item, title: 'Good names', points: 2 },
      ]);
      await give(0, item, false);
      expect(await points(0)).toBe(4);
    });

    it('logs an item that two graders give, and take away, at once as given and taken once', async () => {
      const item = await add('Twice', 1);
      const other = await world.person('ta');
      for (const given of [true, false])
        for (const grader of [staff, other])
          value(await giveRubricItem(grader, { ...readNow(0), itemId: item, given }));
      const rows = await world.db
        .select({ action: auditEvents.action })
        .from(auditEvents)
        .where(sql`${auditEvents.details} ->> 'itemId' = ${item}`)
        .orderBy(asc(auditEvents.at));
      expect(rows.map(({ action }) => action)).toEqual(['rubric.given', 'rubric.taken-away']);
    });

    it('shows what an edit changes, changes nothing by showing it, applies exactly that, and takes it back', async () => {
      const itemId = await add('Leaks tensors', -1);
      for (const index of [0, 1, 2]) {
        await give(index, itemId);
        await release(index);
      }
      expect([await points(0), await points(1), await points(2)]).toEqual([3, 6, 8]);
      const edit = { itemId, title: 'Leaks tensors', points: -5, retired: false };
      const preview = value(await previewRubricEdit(staff, edit));
      // 4 − 5 stops at 0.
      expect(preview).toMatchObject({ changes: 3, sum: -3 - 4 - 4 });
      const biggest = async () =>
        value(await previewRubricEdit(staff, edit)).biggest.map(({ student }) => student);
      expect((await biggest()).toSorted()).toEqual([0, 1, 2].map((n) => at(n).person.actor.name).toSorted());
      const nameless = { course: 'tiny', exercise: 'sums/add' };
      const instructor = await world.person('instructor');
      value(await setAnonymous(instructor, { ...nameless, anonymous: true }));
      for (const shown of await biggest()) expect(shown).toMatch(/^Student [0-9A-Z]{6}$/);
      value(await setAnonymous(instructor, { ...nameless, anonymous: false }));
      expect([await points(0), await points(1), await points(2)]).toEqual([3, 6, 8]);
      expect(value(await applyRubricEdit(staff, { ...edit, hash: preview.hash }))).toEqual({ changes: 3 });
      expect([await points(0), await points(1), await points(2)]).toEqual([0, 2, 4]);
      const { lastEdit } = value(await viewRubric(staff, at(0)));
      expect(lastEdit).toMatchObject({ from: -1, to: -5, gradesChanged: 3 });
      const undo = { itemId, editId: lastEdit?.id ?? '' };
      expect(value(await undoRubricEdit(staff, undo))).toEqual({ changes: 3 });
      expect([await points(0), await points(1), await points(2)]).toEqual([3, 6, 8]);
      expect(await undoRubricEdit(staff, undo)).toEqual({ ok: false, refusal: 'rubric-moved-on' });
    });

    it('applies nothing when grades have moved since the plan was shown', async () => {
      const itemId = await add('Comments', -2);
      await give(1, itemId);
      await release(1);
      const edit = { itemId, title: 'Comments', points: 0, retired: true };
      const { hash } = value(await previewRubricEdit(staff, edit));
      const place = { course: 'tiny', studentId: at(1).person.actor.userId, exercise: 'sums/add' };
      const byHand = { points: 5, reason: 'by hand', seenOverrideId: null };
      value(await overrideGrade(staff, { ...place, ...byHand }));
      const refused = await applyRubricEdit(staff, { ...edit, hash });
      expect(refused).toEqual({ ok: false, refusal: 'rubric-moved-on' });
      const { items } = value(await viewRubric(staff, at(1)));
      expect(items.find(({ id }) => id === itemId)).toMatchObject({ points: -2, given: 'released' });
    });

    it.skipIf(name === 'PGlite')(
      'counts an item that is edited while it is released as one or the other',
      async () => {
        const itemId = await add('Shapes', -2);
        await give(2, itemId);
        const edit = { itemId, title: 'Shapes', points: -3, retired: false };
        const { hash, changes } = value(await previewRubricEdit(staff, edit));
        expect(changes).toBe(0);
        const before = await points(2);
        const { userId } = at(2).person.actor;
        let released: Promise<unknown> | undefined;
        let edited: ReturnType<typeof applyRubricEdit> | undefined;
        await world.db.transaction(async (tx) => {
          // The release has worked the grade out by the old points, and cannot write it yet.
          await tx.select().from(grades).where(eq(grades.userId, userId)).for('update');
          released = release(2);
          await somebodyWaits(world.db);
          edited = applyRubricEdit(staff, { ...edit, hash });
          await Promise.race([edited, somebodyWaits(world.db, 2)]);
        });
        await released;
        expect(await edited).toEqual({ ok: false, refusal: 'rubric-moved-on' });
        expect(await points(2)).toBe((before ?? 0) - 2);
      },
    );

    it.skipIf(name === 'PGlite')('keeps of two edits at once what the earlier one had written', async () => {
      const itemId = await add('Speed', 1);
      const edit = (worthPoints: number) => ({ itemId, title: 'Speed', points: worthPoints, retired: false });
      const { hash } = value(await previewRubricEdit(staff, edit(2)));
      const both: ReturnType<typeof applyRubricEdit>[] = [];
      await world.db.transaction(async (tx) => {
        await tx.select().from(rubricItems).where(eq(rubricItems.id, itemId)).for('update');
        both.push(applyRubricEdit(staff, { ...edit(2), hash }));
        await somebodyWaits(world.db);
        both.push(applyRubricEdit(staff, { ...edit(3), hash }));
        await somebodyWaits(world.db, 2);
      });
      expect((await Promise.all(both)).map(value)).toEqual([{ changes: 0 }, { changes: 0 }]);
      const { lastEdit } = value(await viewRubric(staff, at(0)));
      expect(lastEdit).toMatchObject({ from: 2, to: 3 });
    });

    it('is taken over once by graders who do so at once, and added to without two items in one place', async () => {
      const { db, courseId } = world;
      await db.update(rubricItems).set({ retiredAt: new Date() });
      const key = { courseId, moduleSlug: 'sums', slug: 'multiply' };
      const assignmentId = (await selectOptionalAssignment(db, key))?.assignment.id ?? '';
      const made = { assignmentId, points: 1, createdBy: staff.actor.userId };
      await db
        .insert(rubricItems)
        .values(['Names', 'Shapes'].map((title, position) => ({ ...made, title, position })));
      const asked = { submissionId: at(0).submissionId, exercise: 'sums/multiply' };
      const copies = await Promise.all([1, 2, 3].map(() => copyRubric(staff, asked)));
      expect(copies.filter(({ ok }) => ok)).toHaveLength(1);
      expect(copies.find(({ ok }) => !ok)).toEqual({ ok: false, refusal: 'rubric-has-items' });
      await Promise.all(['Speed', 'Memory'].map((title) => add(title, 1)));
      const titles = value(await viewRubric(staff, asked)).items.map(({ title }) => title);
      expect(titles.slice(0, 2)).toEqual(['Names', 'Shapes']);
      expect(titles.slice(2).sort()).toEqual(['Memory', 'Speed']);
      const kept = (await db.select().from(rubricItems)).filter((item) => item.assignmentId !== assignmentId);
      expect(new Set(kept.map(({ position }) => position)).size).toBe(kept.length);
    });
  });
});
