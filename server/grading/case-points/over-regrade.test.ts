import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { TEST_DATABASES } from '#db/testing.ts';
import { overrideGrade } from '../override-grade.ts';
import { openRegradeScene, type RegradeScene } from '../regrade/testing.ts';
import { type OverrideCaseInput, overrideCase } from './override-case.ts';
import { seenCase } from './testing.ts';

describe.each(TEST_DATABASES)('points of a case over a regrade on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    let scene: RegradeScene;
    /** Of the one who loses: "adds-any" gave 5 of 6, and gives 1 by the new version. */
    let place: { readonly submissionId: string; readonly caseId: string };
    beforeAll(async () => {
      scene = await openRegradeScene(await open());
    });
    beforeEach(async () => {
      await scene.newPeople();
      const [, , submissionId = ''] = await scene.submitAll();
      place = { submissionId, caseId: 'adds-any' };
    });
    afterAll(() => scene?.close());

    const regrade = async () => {
      const batchId = await scene.dryRun([place.submissionId]);
      await scene.work();
      expect(await scene.apply(batchId, { kind: 'all' })).toMatchObject({ ok: true });
      await scene.work();
    };
    const seen = () => seenCase(scene.instructor, place);
    const set = (given: Pick<OverrideCaseInput, 'seenId' | 'seenPoints' | 'seenGiven'>) =>
      overrideCase(scene.instructor, { ...place, points: 4, reason: 'nearly', ...given });
    const refused = { ok: false, refusal: 'grade-changed' };

    it('are refused, and are given once it was seen', async () => {
      const before = await seen();
      expect(before).toMatchObject({ seenPoints: 9, seenGiven: 5 });
      await regrade();
      expect(await set(before)).toEqual(refused);
      expect(await scene.pointsOf(scene.students.losing)).toBe(5);
      expect(await set(await seen())).toMatchObject({ ok: true });
      expect(await scene.pointsOf(scene.students.losing)).toBe(8);
    });

    it('are refused also where points of the whole hide it', async () => {
      const studentId = scene.students.losing.actor.userId;
      const whole = { course: 'tiny', studentId, exercise: 'sums/add', points: 7, reason: 'read' };
      expect(await overrideGrade(scene.instructor, { ...whole, seenOverrideId: null })).toMatchObject({
        ok: true,
      });
      const before = await seen();
      await regrade();
      expect(await seen()).toMatchObject({ seenPoints: before.seenPoints, seenGiven: 1 });
      expect(await set(before)).toEqual(refused);
      expect(await set(await seen())).toMatchObject({ ok: true });
    });
  });
});
