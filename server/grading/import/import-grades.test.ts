import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TEST_DATABASES } from '#db/testing.ts';
import type { ActorContext } from '../../access/actor.ts';
import { openTestWorld, type TestWorld } from '../../testing.ts';
import { explainGrade } from '../explain-grade.ts';
import { exportGrades } from '../export-grades.ts';
import { importGrades, previewGrades } from './import-grades.ts';

describe.each(TEST_DATABASES)('grades from a file on $name', ({ available, open }) => {
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

    it('are not set at all where one line has a problem', async () => {
      const text = `Email,sums/add\n${student.actor.email},3\nno@x.example,4\n`;
      const preview = await previewGrades(staff, { course: 'tiny', text });
      if (!preview.ok) throw new Error(preview.refusal);
      const input = { course: 'tiny', text, hash: preview.value.hash, reason: 'oral exam' };
      expect(await importGrades(staff, input)).toEqual({ ok: false, refusal: 'plan-changed' });
    });
  });
});
