import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { selectOptionalUserByEmail } from '#db/queries/people/people.ts';
import { assignments } from '#db/schema/courses.ts';
import { grades } from '#db/schema/grades.ts';
import { outcomes } from '#db/schema/reports.ts';
import { reports, standings, submissions, verifications } from '#db/schema/work.ts';
import { EARLIER_COURSES, type MadeCourse, type Rows } from '#db/testing/earlier-course.ts';
import type { ActorContext } from '../access/actor.ts';
import { settleGrade } from '../grading/settle-grade.ts';
import { viewSubmission } from '../submissions/view-submission.ts';
import { testGrader } from '../testing-grader.ts';
import { startWorker } from '../worker/worker.ts';
import { parseEnvironment } from './environment.ts';
import { openServicesOn } from './open-services.ts';
import type { OpenServices } from './services.ts';

/** Everything that people made; each row must still be there, with every value it had. */
const TABLES = [
  'users',
  'enrolments',
  'extensions',
  'submissions',
  'reports',
  'grades',
  'overrides',
  'comments',
  'drafts',
  'drafts_kept',
  'claims',
  'audit_events',
] as const;
const rowsOf = (table: string) => `select to_jsonb(t) as "row" from ${table} t order by id`;

/** The person who is the TA of the course. */
const TA = 'person1@tiny.example';

describe.each(EARLIER_COURSES)('$name of the version before standings, opened by this one', (course) => {
  describe.skipIf(!course.available)('', () => {
    let made: MadeCourse;
    let folder: string;
    let world: OpenServices;
    let staff: ActorContext;
    const before = new Map<string, Rows>();

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'descent-migrated-'));
      made = await course.make();
      for (const table of TABLES) before.set(table, await made.read(rowsOf(table)));
      const secret = 'a secret for tests that is long enough';
      const environment = parseEnvironment({ NEXTAUTH_SECRET: secret, DESCENT_DATA_DIR: folder });
      world = await openServicesOn(await made.migrate(), environment, { retryDelaySeconds: 0 });
      const ta = await selectOptionalUserByEmail(world.db, TA);
      if (!ta) throw new Error(`There is no ${TA}.`);
      staff = { ...world, actor: { userId: ta.id, name: ta.name, email: TA, isAdmin: false } };
    }, 60_000);
    afterAll(async () => {
      await world?.close();
      await made?.remove();
      await rm(folder, { recursive: true, force: true });
    });

    it.each(TABLES)('has lost nothing of %s', async (table) => {
      const { rows } = await world.db.execute(sql.raw(rowsOf(table)));
      const held = before.get(table) ?? [];
      expect(held.length).toBeGreaterThan(0);
      expect(rows).toHaveLength(held.length);
      expect(rows).toMatchObject([...held]);
    });

    it('has the grades that the rule of today gives: settled anew, none changes', async () => {
      const { id, points, pointsMax, verificationId, overrideId } = grades;
      const counted = () =>
        world.db.select({ id, points, pointsMax, verificationId, overrideId }).from(grades).orderBy(id);
      const held = await counted();
      for (const { userId, assignmentId } of await world.db.select().from(grades)) {
        const [assignment] = await world.db
          .select()
          .from(assignments)
          .where(eq(assignments.id, assignmentId));
        if (!assignment) throw new Error('no assignment');
        const change = { userId, assignment, actorId: null, cause: 'test', at: new Date() };
        await world.db.transaction((tx) => settleGrade(tx, change));
      }
      expect(await counted()).toEqual(held);
    });

    it('has one standing for each submission, and the one that counts is the one that the grade names', async () => {
      const all = await world.db.select().from(standings);
      expect(all).toHaveLength(await world.db.$count(submissions));
      const counting = await world.db
        .select({ id: grades.verificationId })
        .from(grades)
        .innerJoin(verifications, eq(verifications.id, grades.verificationId));
      const named = all.filter(({ counts }) => counts).map(({ reportedId }) => reportedId);
      expect(named.sort()).toEqual(counting.map(({ id }) => id).sort());
    });

    it('reads every report of before, and has rows for its cases', async () => {
      const stored = await world.db.select().from(reports);
      expect(await world.db.$count(outcomes)).toBe(
        stored.reduce((sum, { casesTotal }) => sum + casesTotal, 0),
      );
      const shown = await world.db.select().from(standings);
      for (const { submissionId, reportedId } of shown) {
        const view = await viewSubmission(staff, { submissionId });
        if (!view.ok) throw new Error(view.refusal);
        const report = stored.find(({ verificationId }) => verificationId === reportedId);
        expect(view.value).toMatchObject({ reportProblem: null, points: report?.points ?? null });
        expect(view.value.report?.cases.length ?? 0).toBe(report?.casesTotal ?? 0);
      }
    });

    it('goes on with what waited in the queue: a submission and a regrade', async () => {
      const waiting = await world.db.select().from(verifications).where(eq(verifications.state, 'queued'));
      expect(waiting.map(({ purpose }) => purpose).sort()).toEqual(['regrade', 'submission']);
      const worker = await startWorker(world, { host: testGrader(), slots: 1 });
      await worker.drained();
      await worker.stop();
      for (const { id } of waiting) {
        const [now] = await world.db.select().from(verifications).where(eq(verifications.id, id));
        expect(now).toMatchObject({ state: 'verified' });
      }
      const points = await world.db.select({ points: grades.points }).from(grades).orderBy(grades.points);
      // The submission that waited was worth 7, and a day late.
      expect(points.map((grade) => grade.points)).toEqual([6, 6, 8, 9, 9]);
    });
  });
});
