import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lockEnrolment, selectAssignments } from '#db/queries/courses/courses.ts';
import { insertOverride } from '#db/queries/grading/grades.ts';
import { somebodyWaits, TEST_DATABASES } from '#db/testing.ts';
import type { ActorContext } from '../../access/actor.ts';
import { explainRefusal } from '../../platform/refusals.ts';
import { openTestWorld, type TestWorld } from '../../testing.ts';
import { explainGrade } from '../explain-grade.ts';
import { exportGrades } from '../export-grades.ts';
import { overrideGrade } from '../override-grade.ts';
import { settleGrade } from '../settle-grade.ts';
import { GRADES_FILE_BYTES_MAX, importGrades, previewGrades } from './import-grades.ts';

describe.each(TEST_DATABASES)('grades from a file on $name', ({ name, available, open }) => {
  describe.skipIf(!available)('', () => {
    let world: TestWorld;
    let staff: ActorContext;
    let student: ActorContext;
    beforeAll(async () => {
      world = await openTestWorld(await open());
      staff = await world.person('ta');
      student = await world.person('student');
    });
    afterAll(async () => {
      await world?.close();
    });

    it('are set by hand as the preview said, once; the same file then changes nothing', async () => {
      const text = `Email;sums/add\n${student.actor.email};7,5\n`;
      const preview = await previewGrades(staff, { course: 'tiny', text });
      if (!preview.ok) throw new Error(preview.refusal);
      expect(preview.value).toMatchObject({ changes: [{ from: null, to: 7.5 }], problems: [] });
      const input = { course: 'tiny', text, hash: preview.value.hash, reason: 'oral exam' };
      expect(await importGrades(staff, input)).toEqual({ ok: true, value: { changes: 1 } });
      const place = { course: 'tiny', studentId: student.actor.userId, exercise: 'sums/add' };
      expect(await explainGrade(staff, place)).toMatchObject({
        value: { points: 7.5, override: { reason: 'oral exam' } },
      });
      expect(await importGrades(staff, input)).toEqual({ ok: false, refusal: 'plan-changed' });
      const out = await exportGrades(staff, { course: 'tiny', format: 'csv' });
      if (!out.ok) throw new Error(out.refusal);
      const again = await previewGrades(staff, { course: 'tiny', text: out.value.body });
      expect(again).toMatchObject({ value: { changes: [], problems: [] } });
    });

    it('are set with two decimals, as every grade is', async () => {
      const other = await world.person('student');
      const text = `Email;sums/add\n${other.actor.email};7,128\n`;
      const preview = await previewGrades(staff, { course: 'tiny', text });
      if (!preview.ok) throw new Error(preview.refusal);
      expect(preview.value.changes).toMatchObject([{ to: 7.13 }]);
      const input = { course: 'tiny', text, hash: preview.value.hash, reason: 'oral exam' };
      expect(await importGrades(staff, input)).toEqual({ ok: true, value: { changes: 1 } });
      const place = { course: 'tiny', studentId: other.actor.userId, exercise: 'sums/add' };
      const explained = await explainGrade(staff, place);
      if (!explained.ok) throw new Error(explained.refusal);
      expect(explained.value).toMatchObject({ points: 7.13, override: { points: 7.13 } });
      const seenOverrideId = explained.value.override?.id ?? null;
      const byHand = { ...place, points: 6.004_9, reason: 'read again', seenOverrideId };
      expect(await overrideGrade(staff, byHand)).toMatchObject({ ok: true });
      expect(await explainGrade(staff, place)).toMatchObject({
        value: { points: 6, override: { points: 6 } },
      });
    });

    it.skipIf(name === 'PGlite')(
      'are not set at all where a grade changes after the plan was compared',
      async () => {
        const others = [await world.person('student'), await world.person('student')];
        const text = `Email,sums/add\n${others.map(({ actor }) => `${actor.email},4\n`).join('')}`;
        const preview = await previewGrades(staff, { course: 'tiny', text });
        if (!preview.ok) throw new Error(preview.refusal);
        const place = (context: ActorContext) => ({
          course: 'tiny',
          studentId: context.actor.userId,
          exercise: 'sums/add',
        });
        // The last that the import comes to, so that it has set the other one.
        const [first, last] = others.toSorted((a, b) => (a.actor.userId < b.actor.userId ? -1 : 1));
        if (!first || !last) throw new Error('There are two.');
        let imported: ReturnType<typeof importGrades> | undefined;
        await world.db.transaction(async (tx) => {
          await lockEnrolment(tx, { courseId: world.courseId, userId: last.actor.userId });
          const input = { course: 'tiny', text, hash: preview.value.hash, reason: 'oral exam' };
          imported = importGrades(staff, input);
          await somebodyWaits(world.db);
          const { assignment } = (await selectAssignments(tx, world.courseId))[0] ?? {};
          if (!assignment) throw new Error('no assignment');
          const key = { userId: last.actor.userId, assignmentId: assignment.id };
          await insertOverride(tx, { ...key, points: 9, reason: 'by hand', setBy: staff.actor.userId });
          const change = { userId: key.userId, assignment, actorId: null, cause: 'override' };
          await settleGrade(tx, { ...change, at: world.now() });
        });
        expect(await imported).toEqual({ ok: false, refusal: 'plan-changed' });
        expect(await explainGrade(staff, place(last))).toMatchObject({ value: { points: 9 } });
        expect(await explainGrade(staff, place(first))).toMatchObject({ value: { points: null } });
      },
    );

    it('are refused with the limit in words where the file is too large, in bytes', async () => {
      const file = (letters: number) => `Email;sums/add\n${'é'.repeat(letters)}`;
      const largest = Math.floor((GRADES_FILE_BYTES_MAX - file(0).length) / 2);
      const read = (text: string) => previewGrades(staff, { course: 'tiny', text });
      expect(await read(file(largest))).toMatchObject({ ok: true });
      expect(await read(file(largest + 1))).toEqual({ ok: false, refusal: 'grades-file-too-long' });
      expect(explainRefusal('grades-file-too-long').text).toContain(`${GRADES_FILE_BYTES_MAX / 1_000} kB`);
    });

    it('are not set at all where one line has a problem', async () => {
      const text = `Email,sums/add\n${student.actor.email},3\nno@x.example,4\n`;
      const preview = await previewGrades(staff, { course: 'tiny', text });
      if (!preview.ok) throw new Error(preview.refusal);
      const input = { course: 'tiny', text, hash: preview.value.hash, reason: 'oral exam' };
      expect(await importGrades(staff, input)).toEqual({ ok: false, refusal: 'plan-changed' });
    });
  });
});
