import { eq, isNotNull } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertExerciseVersion, selectExerciseVersion } from '#db/queries/exercises/exercises.ts';
import { assignments, type HiddenFeedback } from '#db/schema/courses.ts';
import { verifications } from '#db/schema/work.ts';
import { TEST_DATABASES } from '#db/testing.ts';
import { hashText } from '#grader/exercise/files/hash-files.ts';
import { type CaseOutcome, PROTOCOL_VERSION, type Report } from '#grader/protocol.ts';
import type { ActorContext } from '../access/actor.ts';
import { viewCourseHome } from '../courses/view-course-home.ts';
import { outlineOf } from '../exercises/exercise-outline.ts';
import { overrideCase } from '../grading/case-points/override-case.ts';
import { seenCase } from '../grading/case-points/testing.ts';
import { listNews } from '../grading/news/list-news.ts';
import type { GradingHost } from '../jobs/grading-host.ts';
import { extendStudents } from '../planning/assign/extend.ts';
import { openTestWorld, PLAN, type TestWorld } from '../testing.ts';
import { startWorker } from '../worker/worker.ts';
import { askAboutGrade } from './requests/ask-about-grade.ts';
import type { SubmissionDetailView } from './submission-view.ts';
import { viewSubmission } from './view-submission.ts';
import { watchSubmission } from './watch-submission.ts';

const DUE = new Date('2026-03-09T18:00:00Z');
const CLOSES = new Date('2026-03-11T18:00:00Z');
const DAY_MS = 86_400_000;
const later = (at: Date, ms: number) => new Date(at.getTime() + ms);

/** Its second case is open, of two points; of four hidden ones of two points each those pass that the source names. */
const passing = (...cases: readonly number[]) => `// passes ${cases.join(' ')}\n`;

const host: GradingHost = {
  async run(version, { solution, seed = 0 }) {
    const passes = (/passes (.*)/.exec(solution)?.[1] ?? '').split(' ').map(Number);
    const cases = [1, 0, 2, 3, 4].map((at): CaseOutcome => {
      const points = at === 0 || passes.includes(at) ? 2 : 0;
      return {
        id: at === 0 ? 'adds' : at === 1 ? 'adds-any' : `secret-${at}`,
        title: at === 0 ? 'adds two numbers' : `title of secret ${at}`,
        ...{ kind: 'example', visibility: at === 0 ? 'public' : 'hidden', pointsMax: 2, points },
        status: points > 0 ? 'passed' : 'failed',
        durationMs: at + 1,
        ...{ hints: [], pictures: [], logs: [{ level: 'log', text: `the log of secret ${at}` }] },
      };
    });
    const points = cases.reduce((sum, one) => sum + one.points, 0);
    const report: Report = {
      ...{ version: PROTOCOL_VERSION, standing: 'verified', exercise: version.slug },
      ...{ exerciseHash: version.hash, codeHash: await hashText(solution), seed, runner: 'test' },
      ...{ device: { backend: 'cpu', name: 'CPU', software: false, reason: '' }, durationMs: 15 },
      ...{ points, pointsMax: 10, cases, logs: [] },
    };
    return report;
  },
};

describe.each(TEST_DATABASES)('what students are told of hidden cases on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    let world: TestWorld;
    let staff: ActorContext;
    beforeAll(async () => {
      world = await openTestWorld(await open());
      staff = await world.person('instructor');
    });
    afterAll(async () => {
      await world?.close();
    });

    const tell = (hiddenFeedback: HiddenFeedback, more: Partial<typeof assignments.$inferInsert> = {}) =>
      world.db.update(assignments).set({ hiddenFeedback, disclosure: null, dueAt: null, ...more });

    async function view(context: ActorContext, submissionId: string): Promise<SubmissionDetailView> {
      const seen = await viewSubmission(context, { submissionId });
      if (!seen.ok) throw new Error(seen.refusal);
      return seen.value;
    }

    async function graded(student: ActorContext, source: string): Promise<string> {
      const submissionId = await world.submit(student, source);
      const worker = await startWorker(world, { host, slots: 1 });
      await worker.drained();
      await worker.stop();
      return submissionId;
    }

    /** Everything that a student's page hears until the verdict. */
    async function events(student: ActorContext, source: string): Promise<readonly SubmissionDetailView[]> {
      const submissionId = await world.submit(student, source);
      const watched = await watchSubmission(student, { submissionId, signal: new AbortController().signal });
      if (!watched.ok) throw new Error(watched.refusal);
      const worker = await startWorker(world, { host, slots: 1 });
      const heard: SubmissionDetailView[] = [];
      for await (const event of watched.value) heard.push(event);
      await worker.stop();
      return heard;
    }

    /** A page without what differs between any two submissions. */
    const comparable = ({ receipt, report, ...rest }: SubmissionDetailView) => ({
      ...rest,
      ...{ id: '', number: 0, submittedAt: '', source: '', siblings: [], counts: true, student: '' },
      receipt: { ...receipt, codeHash: '', seed: 0 },
      report: report && { ...report, codeHash: '', seed: 0 },
    });

    it('are totals only: two programs with one sum are told the same, whichever cases pass', async () => {
      await tell('none');
      const first = await events(await world.person('student'), passing(1, 2));
      const second = await events(await world.person('student'), passing(3, 4));
      const last = first.at(-1);
      expect(last).toMatchObject({
        points: 6,
        hiddenTotal: { cases: 4, points: 4, pointsMax: 8 },
        report: { points: 6, pointsMax: 10, cases: [{ id: 'adds', status: 'passed' }] },
      });
      expect(second.slice(-1).map(comparable)).toEqual(first.slice(-1).map(comparable));
      for (const event of [...first, ...second]) {
        expect(event.report?.cases.map(({ visibility }) => visibility) ?? ['public']).toEqual(['public']);
        expect(JSON.stringify(event)).not.toMatch(/secret.[1-9]|hidden-\d|adds-any/);
        if (event.state !== 'verified') expect(event.hiddenTotal).toBeNull();
      }
    });

    it('leave staff everything, and the student titles once the assignment says so', async () => {
      await tell('none');
      const student = await world.person('student');
      const submissionId = await graded(student, passing(2));
      expect(await view(staff, submissionId)).toMatchObject({ hiddenTotal: null });
      expect((await view(staff, submissionId)).report?.cases).toHaveLength(5);
      await tell('names');
      expect(await view(student, submissionId)).toMatchObject({
        hiddenTotal: null,
        report: {
          cases: [{}, { title: 'title of secret 1', status: 'failed' }, { status: 'passed' }, {}, {}],
        },
      });
    });

    it('cannot be run again by their student on the same inputs, where they are one sum', async () => {
      const student = await world.person('student');
      const submissionId = await graded(student, passing(2));
      const seeds = async (context: ActorContext) => {
        const { receipt, report } = await view(context, submissionId);
        return [receipt.seed, report?.seed];
      };
      await tell('none');
      expect(await seeds(student)).toEqual([null, 0]);
      const [seed] = await seeds(staff);
      expect(seed).toBeGreaterThan(0);
      expect(await seeds(staff)).toEqual([seed, seed]);
      await tell('names');
      expect(await seeds(student)).toEqual([seed, seed]);
    });

    it('are one sum where a person set points of one, and no case that can be asked about', async () => {
      await tell('none');
      const student = await world.person('student');
      const submissionId = await graded(student, passing(2));
      const set = {
        submissionId,
        caseId: 'adds-any',
        points: 1,
        reason: 'It was nearly right.',
      };
      expect(await overrideCase(staff, { ...set, ...(await seenCase(staff, set)) })).toMatchObject({
        ok: true,
      });
      const more = { ...set, caseId: 'secret-3', reason: 'So was this.' };
      expect(await overrideCase(staff, { ...more, ...(await seenCase(staff, more)) })).toMatchObject({
        ok: true,
      });
      const news = await listNews(student, { course: 'tiny' });
      expect(news).toMatchObject({
        value: [{ kind: 'case-points', points: null, reason: 'So was this. It was nearly right.' }],
      });
      const { casePoints } = await view(student, submissionId);
      expect(casePoints).toMatchObject([
        { caseId: 'hidden', title: 'Hidden cases', automaticPoints: 2, points: 4 },
      ]);
      expect((await view(staff, submissionId)).casePoints).toMatchObject([
        { caseId: 'adds-any', title: PLAN[1]?.title, automaticPoints: 0, points: 1 },
        { caseId: 'secret-3', automaticPoints: 0, points: 1 },
      ]);
      const ask = (caseId: string) =>
        askAboutGrade(student, { submissionId, about: { kind: 'case', caseId }, body: 'Why?' });
      for (const caseId of ['adds-any', 'hidden', 'hidden-1'])
        expect(await ask(caseId)).toEqual({ ok: false, refusal: 'case-missing' });
      expect(await ask('adds')).toMatchObject({ value: [{ about: { kind: 'case', caseId: 'adds' } }] });
    });

    it('are not counted on the course home, unless all passed', async () => {
      await tell('none');
      const student = await world.person('student');
      const row = async () => {
        const home = await viewCourseHome(student, { course: 'tiny' });
        return home.ok && home.value.modules[0]?.exercises[0];
      };
      await graded(student, passing(1, 2, 3));
      expect(await row()).toMatchObject({ state: 'verified', points: 8, casesPassed: null, casesTotal: 5 });
      await tell('names');
      expect(await row()).toMatchObject({ casesPassed: 4 });
      await tell('none');
      await graded(student, passing(1, 2, 3, 4));
      expect(await row()).toMatchObject({ casesPassed: 5 });
    });

    it('are those of the version by which it was judged, whatever is published since or was before', async () => {
      await tell('none');
      const [placed] = await world.db.select().from(assignments).where(isNotNull(assignments.versionId));
      const written = placed?.versionId ?? '';
      const publish = (versionId: string) =>
        world.db.update(assignments).set({ versionId }).where(isNotNull(assignments.versionId));
      const { id: _id, ...version } = await selectExerciseVersion(world.db, written);
      // Called as what students read of hidden cases together.
      const plan = PLAN.map((one) => ({ ...one, title: 'Hidden cases', visibility: 'public' as const }));
      const changed = await insertExerciseVersion(world.db, { ...version, hash: 'd'.repeat(64), plan });
      const student = await world.person('student');
      const submissionId = await graded(student, passing(1, 2, 3));
      const place = { submissionId, caseId: 'adds-any' };
      const byHand = { ...place, points: 2, reason: 'No.', ...(await seenCase(staff, place)) };
      expect(await overrideCase(staff, byHand)).toMatchObject({ ok: true });
      const told = async () => {
        const home = await viewCourseHome(student, { course: 'tiny' });
        const row = home.ok ? home.value.modules[0]?.exercises[0] : undefined;
        const { casePoints } = await view(student, submissionId);
        const news = await listNews(student, { course: 'tiny' });
        return {
          casesPassed: row?.casesPassed,
          cases: casePoints.map(({ caseId, points }) => [caseId, points]),
          news: news.ok && news.value.map((fact) => fact.kind === 'case-points' && fact.points),
        };
      };
      const kept = { casesPassed: null, cases: [['hidden', 6]], news: [null] };
      expect(await told()).toEqual(kept);
      await publish(changed.id);
      expect(await told()).toEqual(kept);
      await publish(written);
      const judged = { versionId: changed.id };
      await world.db.update(verifications).set(judged).where(eq(verifications.submissionId, submissionId));
      expect(await told()).toEqual({ casesPassed: 4, cases: [['adds-any', 2]], news: [2] });
    });

    it('are neither named nor in full of a sealed version that judged again what was written for an open one', async () => {
      await tell('names');
      const student = await world.person('student');
      const submissionId = await graded(student, passing(1));
      const [placed] = await world.db.select().from(assignments).where(isNotNull(assignments.versionId));
      const {
        id: _id,
        manifest,
        ...version
      } = await selectExerciseVersion(world.db, placed?.versionId ?? '');
      const sealed = { ...Object(manifest), disclosure: 'sealed' };
      const again = { ...version, hash: 'e'.repeat(64), manifest: sealed };
      const { id: versionId } = await insertExerciseVersion(world.db, again);
      await world.db
        .update(verifications)
        .set({ versionId })
        .where(eq(verifications.submissionId, submissionId));
      await tell('full-after-close', { dueAt: DUE });
      const { report } = await view(world.at(student, later(DUE, 30 * DAY_MS)), submissionId);
      expect(report?.cases[1]).toMatchObject({ id: 'hidden-1', title: 'Hidden case 1', logs: [] });
      expect(JSON.stringify(report)).not.toMatch(/secret.[1-9]/);
    });

    it('come after the open ones in a report as in the exercise, so that a case has the number of a browser run in both', async () => {
      await tell('names');
      const submissionId = await graded(await world.person('student'), passing(1));
      const { report } = await view(staff, submissionId);
      const ids = ['adds', 'adds-any', 'secret-2', 'secret-3', 'secret-4'];
      expect(report?.cases.map(({ id }) => id)).toEqual(ids);
      const [placed] = await world.db.select().from(assignments).where(isNotNull(assignments.versionId));
      const version = await selectExerciseVersion(world.db, placed?.versionId ?? '');
      const outline = outlineOf({ ...version, id: crypto.randomUUID(), plan: PLAN.toReversed() });
      expect(outline.plan.map(({ id }) => id)).toEqual(['adds', 'adds-any']);
    });

    it('are in full once it is closed for the student: after the last late day, their own extension counted', async () => {
      const [student, extended] = [await world.person('student'), await world.person('student')];
      await tell('names');
      const [own, other] = [await graded(student, passing(1)), await graded(extended, passing(1))];
      await tell('full-after-close', { dueAt: DUE, latePolicy: { percentPerDay: 10, daysMax: 2 } });
      const longer = { kind: 'days', days: 1 } as const;
      const input = { course: 'tiny', exercises: ['sums/add'], userIds: [extended.actor.userId] };
      const given = { ...input, longer, reason: 'ill' };
      const shown = await extendStudents(staff, { ...given, seen: null });
      await extendStudents(staff, { ...given, seen: shown.ok ? shown.value.hash : null });
      const inFull = async (context: ActorContext, submissionId: string, at: Date) => {
        const { report, hiddenTotal } = await view(world.at(context, at), submissionId);
        expect(hiddenTotal).toBeNull();
        return report?.cases[2]?.logs.length === 1;
      };
      expect(await inFull(student, own, later(DUE, 1))).toBe(false);
      expect(await inFull(student, own, CLOSES)).toBe(false);
      expect(await inFull(student, own, later(CLOSES, 1))).toBe(true);
      expect(await inFull(extended, other, later(CLOSES, 1))).toBe(false);
      expect(await inFull(extended, other, later(CLOSES, DAY_MS))).toBe(false);
      expect(await inFull(extended, other, later(CLOSES, DAY_MS + 1))).toBe(true);
    });
  });
});
