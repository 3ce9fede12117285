import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TEST_DATABASES } from '#db/testing.ts';
import type { ActorContext } from '../access/actor.ts';
import { commentOnSubmission } from '../submissions/comment-on-submission.ts';
import { recordClaim } from '../submissions/record-claim.ts';
import { releaseComments } from '../submissions/release-comments.ts';
import { openTestWorld, PLACE, type TestWorld } from '../testing.ts';
import { testGrader, worth } from '../testing-grader.ts';
import { startWorker } from '../worker/worker.ts';
import { readBrowserFiles } from '../workspace/read-browser-files.ts';
import { viewWorkspace } from '../workspace/view-workspace.ts';
import { viewCourseHome } from './view-course-home.ts';

describe.each(TEST_DATABASES)('course home on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    let world: TestWorld;
    beforeAll(async () => {
      world = await openTestWorld(await open());
    });
    afterAll(async () => {
      await world?.close();
    });

    it('lists written exercises with points and due date, planned ones as coming', async () => {
      const home = await viewCourseHome(await world.person('student'), { course: 'tiny' });
      if (!home.ok) throw new Error(home.refusal);
      expect(home.value.modules).toMatchObject([
        {
          number: 1,
          pointsMax: 10,
          exercises: [
            {
              slug: 'sums/add',
              number: '1.1',
              state: 'not-started',
              pointsMax: 10,
              href: '/courses/tiny/sums/add',
            },
            { slug: 'sums/multiply', number: '1.2', state: 'coming', pointsMax: null, dueAt: null },
          ],
        },
      ]);
      expect(home.value.continueWith).toBe('sums/add');
      expect(home.value.nextDeadlines.map((deadline) => deadline.slug)).toEqual(['sums/add']);
    });

    it('counts the comments that staff have shown, on any submission, and no draft', async () => {
      const student = await world.person('student');
      const ta = await world.person('ta');
      const comments = async () => {
        const home = await viewCourseHome(student, { course: 'tiny' });
        return home.ok ? home.value.modules[0]?.exercises.map((row) => row.comments) : null;
      };
      const submissionIds = [await world.submit(student, worth(3)), await world.submit(student, worth(4))];
      for (const submissionId of submissionIds)
        await commentOnSubmission(ta, { submissionId, line: 1, body: 'Look here.' });
      expect(await comments()).toEqual([0, 0]);
      for (const submissionId of submissionIds) await releaseComments(ta, { submissionId });
      expect(await comments()).toEqual([2, 0]);
    });

    it('keeps overdue work among the next deadlines for as long as it is taken', async () => {
      const student = await world.person('student');
      const slugsAt = async (daysAfterDue: number) => {
        const home = await viewCourseHome(student, { course: 'tiny' });
        const dueAt = home.ok ? home.value.modules[0]?.exercises[0]?.dueAt : null;
        const when = new Date(Date.parse(dueAt ?? '') + daysAfterDue * 24 * 60 * 60_000);
        const later = await viewCourseHome(world.at(student, when), { course: 'tiny' });
        return later.ok ? later.value.nextDeadlines.map((deadline) => deadline.slug) : null;
      };
      expect(await slugsAt(1)).toEqual(['sums/add']);
      expect(await slugsAt(8)).toEqual([]);
    });

    it('calls a browser run provisional when all its cases pass, and forgets runs of an older version', async () => {
      const student = await world.person('student');
      const rowAfter = async (casesPassed: number, at = student) => {
        const run = { points: 5, pointsMax: 10, casesPassed, casesTotal: 2, backend: 'cpu' };
        await recordClaim(at, { ...PLACE, ...run });
        const home = await viewCourseHome(student, { course: 'tiny' });
        return home.ok ? home.value.modules[0]?.exercises[0] : undefined;
      };
      const beforePublication = world.at(student, new Date(0));
      expect(await rowAfter(2, beforePublication)).toMatchObject({
        state: 'not-started',
        provisionalPoints: null,
        casesPassed: null,
      });
      expect(await rowAfter(1)).toMatchObject({ state: 'in-progress', provisionalPoints: 5, points: null });
      const aSecondLater = world.at(student, new Date(world.now().getTime() + 1_000));
      expect(await rowAfter(2, aSecondLater)).toMatchObject({
        state: 'provisional',
        provisionalPoints: 5,
        points: null,
      });
    });

    it('takes a run of a version of before, as one sent late, for nothing of this one', async () => {
      const student = await world.person('student');
      const run = { points: 5, pointsMax: 10, casesPassed: 1, casesTotal: 2, backend: 'cpu' };
      const workspace = await viewWorkspace(student, PLACE);
      const versionId = workspace.ok ? workspace.value.exercise.versionId : null;
      const claim = { ...PLACE, ...run };
      const before = await recordClaim(student, { ...claim, versionId: crypto.randomUUID() });
      expect(before).toEqual({ ok: false, refusal: 'claim-wrong' });
      expect(await recordClaim(student, { ...claim, versionId })).toMatchObject({ ok: true });
    });

    it('keeps verified work with points to gain among the next deadlines, until it is due', async () => {
      const student = await world.person('student');
      await world.submit(student, worth(4));
      const worker = await startWorker(world, { host: testGrader(), slots: 1 });
      const homeAt = async (now: Date) => {
        const home = await viewCourseHome(world.at(student, now), { course: 'tiny' });
        if (!home.ok) throw new Error(home.refusal);
        const row = home.value.modules[0]?.exercises[0];
        return { row, deadlines: home.value.nextDeadlines.length, continueWith: home.value.continueWith };
      };
      await worker.drained();
      const partly = await homeAt(new Date());
      expect(partly.row).toMatchObject({ state: 'verified', points: 4, finished: false });
      expect(partly).toMatchObject({ deadlines: 1, continueWith: 'sums/add' });
      const dayAfterDue = new Date(Date.parse(partly.row?.dueAt ?? '') + 24 * 60 * 60_000);
      expect(await homeAt(dayAfterDue)).toMatchObject({ deadlines: 0 });

      await world.submit(student, worth(10));
      await worker.drained();
      await worker.stop();
      const full = await homeAt(new Date());
      expect(full).toMatchObject({ row: { points: 10, finished: true }, deadlines: 0, continueWith: null });
    });

    it('counts of work that is handed in again what it gains, not its points a second time', async () => {
      const student = await world.person('student');
      await world.submit(student, worth(4));
      const worker = await startWorker(world, { host: testGrader(), slots: 1 });
      await worker.drained();
      await worker.stop();
      const claimAgain = async (points: number, at: ActorContext) => {
        const run = { points, pointsMax: 10, casesPassed: 1, casesTotal: 2, backend: 'cpu' };
        await recordClaim(at, { ...PLACE, ...run });
        const home = await viewCourseHome(student, { course: 'tiny' });
        return home.ok ? home.value.totals : null;
      };
      await world.submit(student, worth(5));
      expect(await claimAgain(5, student)).toEqual({ verified: 4, provisional: 1, pointsMax: 10 });
      const aSecondLater = world.at(student, new Date(world.now().getTime() + 1_000));
      expect(await claimAgain(3, aSecondLater)).toEqual({ verified: 4, provisional: 0, pointsMax: 10 });
    });

    it('answers a stranger like a course that does not exist', async () => {
      const stranger = await world.person(null);
      const refused = { ok: false, refusal: 'not-found' };
      expect(await viewCourseHome(stranger, { course: 'tiny' })).toEqual(refused);
      expect(await viewCourseHome(stranger, { course: 'no-such-course' })).toEqual(refused);
    });

    it('opens the workspace with statement, starter and public cases, hidden ones only as a count', async () => {
      const workspace = await viewWorkspace(await world.person('student'), PLACE);
      if (!workspace.ok) throw new Error(workspace.refusal);
      expect(workspace.value.exercise).toMatchObject({ points: 10, hiddenCaseCount: 1 });
      expect(workspace.value.exercise.publicCases.map((item) => item.id)).toEqual(['adds']);
      expect(workspace.value.statementHtml).toContain('class="katex"');
      expect(workspace.value.next).toBeNull();
    });

    it('gives the files of the assigned version to its students, without what the page shows itself', async () => {
      const student = await world.person('student');
      const workspace = await viewWorkspace(student, PLACE);
      if (!workspace.ok) throw new Error(workspace.refusal);
      const { hash } = workspace.value.exercise;
      const files = await readBrowserFiles(student, { ...PLACE, hash });
      expect(files.ok && Object.keys(files.value)).toEqual(
        expect.arrayContaining(['cases.ts', 'reference.ts']),
      );
      expect(files.ok && Object.keys(files.value)).not.toContain('statement.md');
      const refused = { ok: false, refusal: 'not-found' };
      expect(await readBrowserFiles(student, { ...PLACE, hash: 'another' })).toEqual(refused);
      expect(await readBrowserFiles(await world.person(null), { ...PLACE, hash })).toEqual(refused);
    });
  });
});
