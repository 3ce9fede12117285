import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { insertOverride } from '#db/queries/grading/grades.ts';
import { auditEvents } from '#db/schema/audit.ts';
import { assignments } from '#db/schema/courses.ts';
import { standings, verifications } from '#db/schema/work.ts';
import { TEST_DATABASES } from '#db/testing.ts';
import type { GradingHost } from '../../jobs/grading-host.ts';
import { viewSubmission } from '../../submissions/view-submission.ts';
import { PLACE } from '../../testing.ts';
import { listNews } from '../news/list-news.ts';
import { overrideGrade, takeBackOverride } from '../override-grade.ts';
import { settleGrade } from '../settle-grade.ts';
import { cancelRegrade } from './cancel-regrade.ts';
import { continueRegrade } from './continue-regrade.ts';
import { pinOld } from './pin-old.ts';
import { startDryRun } from './start-dry-run.ts';
import { NEW_HASH, openRegradeScene, type RegradeScene } from './testing.ts';
import { undoRegrade } from './undo-regrade.ts';

const HINT = { misconception: 'forgets-half', title: 'Forgets half', hint: 'And the other half?' };

describe.each(TEST_DATABASES)('a regrade on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    let scene: RegradeScene;
    beforeAll(async () => {
      scene = await openRegradeScene(await open());
    });
    beforeEach(() => scene.newPeople());
    afterEach(() => scene.stopWorkers());
    afterAll(() => scene?.close());

    /** Of the one who keeps theirs, by a new version that recognises a mistake in cases of that kind. */
    async function hintingDryRun(visibility: 'public' | 'hidden'): Promise<string> {
      const ids = await scene.submitAll();
      const plain = scene.grader();
      const hinting: GradingHost = {
        async run(of, run) {
          const report = await plain.run(of, run);
          const hints = of.hash === NEW_HASH ? [HINT] : [];
          const cases = report.cases.map((one) => (one.visibility === visibility ? { ...one, hints } : one));
          return { ...report, cases };
        },
      };
      const batchId = await scene.dryRun(ids.slice(3));
      await (await scene.start(hinting)).drained();
      await scene.stopWorkers();
      return batchId;
    }

    it('says who would gain and lose, in counts that add up, and changes nothing', async () => {
      const batchId = await scene.dryRun(await scene.submitAll());
      const held = await scene.world.db.select().from(standings);
      await scene.work();
      const view = await scene.read(batchId);
      expect(view).toMatchObject({
        state: 'ready',
        progress: { done: 4, total: 4, givenUp: 0 },
        counts: { students: 3, gains: 1, loses: 1, same: 1, applied: 0 },
      });
      const changes = view.students.map(({ name, from, to, change }) => [name, from, to, change]);
      expect(changes).toEqual([
        [scene.students.gaining.actor.name, 3, 8, 'gains'],
        [scene.students.losing.actor.name, 9, 5, 'loses'],
        [scene.students.keeping.actor.name, 6, 6, 'same'],
      ]);
      expect(view.students[0]?.submissions).toMatchObject([{ number: 1, from: 3, to: 8 }]);
      expect(await scene.allPoints()).toEqual([3, 9, 6]);
      expect(await scene.world.db.select().from(standings)).toEqual(held);
    });

    it('judges each submission on the inputs on which it was judged before', async () => {
      const ids = await scene.submitAll();
      await scene.dryRun(ids);
      await scene.work();
      for (const id of ids) {
        const rows = await scene.world.db
          .select()
          .from(verifications)
          .where(eq(verifications.submissionId, id));
        expect(rows).toHaveLength(2);
        expect(new Set(rows.map(({ seed }) => seed)).size).toBe(1);
      }
    });

    it('applied to all, does what the dry run said, with the very reports that it found', async () => {
      const ids = await scene.submitAll();
      const batchId = await scene.dryRun(ids);
      await scene.work();
      const foreseen = (await scene.read(batchId)).students.map(({ to }) => to);
      expect(await scene.apply(batchId, { kind: 'all' })).toMatchObject({ ok: true });
      await scene.work();
      expect(await scene.allPoints()).toEqual(foreseen);
      const view = await scene.read(batchId);
      expect(view).toMatchObject({
        state: 'applied',
        counts: { students: 3, gains: 1, loses: 1, same: 1, applied: 3 },
      });
      expect(await scene.gradeChanges('regrade')).toBe(3);
      const shown = await viewSubmission(scene.students.gaining, { submissionId: ids[0] ?? '' });
      expect(shown).toMatchObject({ value: { state: 'verified', points: 8, counts: true } });
    });

    it('applied for gains, takes nothing from anybody', async () => {
      const batchId = await scene.dryRun(await scene.submitAll());
      await scene.work();
      await scene.apply(batchId, { kind: 'gains' });
      await scene.work();
      expect(await scene.allPoints()).toEqual([8, 9, 6]);
    });

    it('applied to all but some, leaves these alone', async () => {
      const batchId = await scene.dryRun(await scene.submitAll());
      await scene.work();
      const { students: listed } = await scene.read(batchId);
      const keys = listed.filter(({ change }) => change === 'gains').map(({ key }) => key);
      const strange = { kind: 'except', keys: [...keys, scene.newVersionId] } as const;
      expect(await scene.apply(batchId, { ...strange, keys: [...strange.keys] })).toEqual({
        ok: false,
        refusal: 'input-wrong',
      });
      await scene.apply(batchId, { kind: 'except', keys });
      await scene.work();
      expect(await scene.allPoints()).toEqual([3, 5, 6]);
    });

    it('where a hint is all that is new, says who gets it, tells them once it is applied, and takes it back', async () => {
      const batchId = await hintingDryRun('public');
      expect(await scene.read(batchId)).toMatchObject({
        counts: { students: 1, gains: 0, loses: 0, same: 1, hinted: 1 },
        students: [{ from: 6, to: 6, change: 'same', newHints: ['forgets half'] }],
      });
      await scene.apply(batchId, { kind: 'all' });
      await scene.work();
      const news = await listNews(scene.students.keeping, { course: 'tiny' });
      expect(news).toMatchObject({ value: [{ kind: 'regrade', from: 6, to: 6, hinted: true }] });
      await undoRegrade(scene.instructor, { batchId });
      await scene.work();
      expect(await listNews(scene.students.keeping, { course: 'tiny' })).toEqual({ ok: true, value: [] });
    });

    it('where it is a hidden case that has a hint, says nothing of it: its student would look for one in vain', async () => {
      const batchId = await hintingDryRun('hidden');
      expect(await scene.read(batchId)).toMatchObject({
        counts: { students: 1, same: 1, hinted: 0 },
        students: [{ change: 'same', newHints: [] }],
      });
      await scene.apply(batchId, { kind: 'all' });
      await scene.work();
      expect(await listNews(scene.students.keeping, { course: 'tiny' })).toEqual({ ok: true, value: [] });
    });

    it('taken back, leaves every grade and every submission as it was', async () => {
      const ids = await scene.submitAll();
      const batchId = await scene.dryRun(ids);
      await scene.work();
      const held = await scene.world.db.select().from(standings).orderBy(standings.submissionId);
      await scene.apply(batchId, { kind: 'all' });
      await scene.work();
      expect(await scene.world.db.select().from(standings).orderBy(standings.submissionId)).not.toEqual(held);
      expect(await undoRegrade(scene.instructor, { batchId })).toMatchObject({ ok: true });
      await scene.work();
      expect(await scene.allPoints()).toEqual([3, 9, 6]);
      expect(await scene.world.db.select().from(standings).orderBy(standings.submissionId)).toEqual(held);
      expect(await scene.read(batchId)).toMatchObject({ state: 'undone', counts: { applied: 0 } });
    });

    it('leaves the points of an override, and says that it holds', async () => {
      const ids = await scene.submitAll();
      const [assignment] = await scene.world.db.select().from(assignments);
      if (!assignment) throw new Error('no assignment');
      const { userId } = scene.students.losing.actor;
      await scene.world.db.transaction(async (tx) => {
        const setBy = scene.instructor.actor.userId;
        await insertOverride(tx, {
          userId,
          assignmentId: assignment.id,
          points: 7,
          reason: 'by hand',
          setBy,
        });
        await settleGrade(tx, { userId, assignment, actorId: setBy, cause: 'override', at: new Date() });
      });
      const batchId = await scene.dryRun(ids);
      await scene.work();
      const losing = (await scene.read(batchId)).students.find(
        ({ name }) => name === scene.students.losing.actor.name,
      );
      expect(losing).toMatchObject({ from: 7, to: 7, change: 'same', overridden: true, losesBehind: true });
      await scene.apply(batchId, { kind: 'all' });
      await scene.work();
      expect(await scene.pointsOf(scene.students.losing)).toBe(7);
    });

    it('applied for gains, takes nothing behind an override either: what was verified holds when it is taken back', async () => {
      const ids = await scene.submitAll();
      const cell = {
        course: PLACE.course,
        studentId: scene.students.losing.actor.userId,
        exercise: `${PLACE.module}/${PLACE.exercise}`,
      };
      const draft = { points: 7, reason: 'by hand', seenOverrideId: null };
      const set = await overrideGrade(scene.instructor, { ...cell, ...draft });
      if (!set.ok) throw new Error(set.refusal);
      const batchId = await scene.dryRun(ids);
      await scene.work();
      await scene.apply(batchId, { kind: 'gains' });
      await scene.work();
      expect(await scene.allPoints()).toEqual([8, 7, 6]);
      expect((await scene.read(batchId)).counts.applied).toBe(2);
      const { overrideId } = set.value;
      expect(await takeBackOverride(scene.instructor, { ...cell, overrideId })).toMatchObject({ ok: true });
      expect(await scene.pointsOf(scene.students.losing)).toBe(9);
    });

    it('names the cases that changed, before and after it is applied', async () => {
      const batchId = await scene.dryRun(await scene.submitAll());
      await scene.work();
      const losing = async () =>
        (await scene.read(batchId)).students.find(({ name }) => name === scene.students.losing.actor.name);
      const foreseen = await losing();
      expect(foreseen?.submissions).toMatchObject([
        { from: 9, to: 5, cases: [{ number: 2, before: { points: 5 }, after: { points: 1 } }] },
      ]);
      await scene.apply(batchId, { kind: 'all' });
      await scene.work();
      expect((await losing())?.submissions).toEqual(foreseen?.submissions);
    });

    it('taken back by somebody else, is logged in their name', async () => {
      const batchId = await scene.dryRun(await scene.submitAll());
      await scene.work();
      await scene.apply(batchId, { kind: 'all' });
      await scene.work();
      const other = await scene.world.person('instructor');
      expect(await undoRegrade(other, { batchId })).toMatchObject({ ok: true });
      await scene.work();
      const subjectId = scene.students.losing.actor.userId;
      const logged = await scene.world.db
        .select()
        .from(auditEvents)
        .where(eq(auditEvents.subjectId, subjectId));
      const by = (cause: string) => logged.find(({ details }) => details.cause === cause)?.actorId;
      expect(by('regrade')).toBe(scene.instructor.actor.userId);
      expect(by('regrade-undone')).toBe(other.actor.userId);
    });

    it('can be taken back for a day', async () => {
      const batchId = await scene.dryRun(await scene.submitAll());
      await scene.work();
      await scene.apply(batchId, { kind: 'all' });
      await scene.work();
      expect((await scene.read(batchId)).undoUntil).not.toBeNull();
      const later = scene.world.at(scene.instructor, new Date(Date.now() + 25 * 60 * 60 * 1_000));
      expect(await undoRegrade(later, { batchId })).toEqual({ ok: false, refusal: 'undo-too-late' });
    });

    it('cancelled while it was applied can be taken back for a day too, and as a dry run not at all', async () => {
      const batchId = await scene.dryRun(await scene.submitAll());
      await cancelRegrade(scene.instructor, { batchId });
      expect(await undoRegrade(scene.instructor, { batchId })).toEqual({
        ok: false,
        refusal: 'regrade-moved-on',
      });
      await continueRegrade(scene.instructor, { batchId });
      await scene.work();
      await scene.apply(batchId, { kind: 'all' });
      await cancelRegrade(scene.instructor, { batchId });
      const later = scene.world.at(scene.instructor, new Date(Date.now() + 25 * 60 * 60 * 1_000));
      expect(await undoRegrade(later, { batchId })).toEqual({ ok: false, refusal: 'undo-too-late' });
      expect(await undoRegrade(scene.instructor, { batchId })).toMatchObject({ ok: true });
    });

    it('put away, can no longer be applied', async () => {
      const batchId = await scene.dryRun(await scene.submitAll());
      await scene.work();
      expect(await pinOld(scene.instructor, { batchId })).toMatchObject({ ok: true });
      expect(await scene.apply(batchId, { kind: 'all' })).toEqual({ ok: false, refusal: 'regrade-moved-on' });
      expect(await scene.allPoints()).toEqual([3, 9, 6]);
    });

    it('is decided once: of two who apply it at the same moment, one is told that it moved on', async () => {
      const batchId = await scene.dryRun(await scene.submitAll());
      await scene.work();
      const both = await Promise.all([
        scene.apply(batchId, { kind: 'all' }),
        scene.apply(batchId, { kind: 'gains' }),
      ]);
      expect(both.map((result) => result.ok).sort()).toEqual([false, true]);
    });

    it('takes no version of another exercise', async () => {
      const versionId = crypto.randomUUID();
      const answer = await startDryRun(scene.instructor, { ...PLACE, versionId, scope: { kind: 'every' } });
      expect(answer).toEqual({ ok: false, refusal: 'version-unknown' });
    });
  });
});
