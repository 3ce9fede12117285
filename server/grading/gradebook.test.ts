import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { selectAssignments } from '#db/queries/courses/courses.ts';
import { insertExtension } from '#db/queries/courses/due-dates.ts';
import { upsertSection } from '#db/queries/people/roster.ts';
import { auditEvents } from '#db/schema/audit.ts';
import { assignments, enrolments } from '#db/schema/courses.ts';
import { verifications } from '#db/schema/work.ts';
import { TEST_DATABASES } from '#db/testing.ts';
import type { ActorContext } from '../access/actor.ts';
import { commentOnSubmission } from '../submissions/comment-on-submission.ts';
import { recordClaim } from '../submissions/record-claim.ts';
import { openTestWorld, PLACE, type TestWorld } from '../testing.ts';
import { testGrader, worth } from '../testing-grader.ts';
import { startWorker } from '../worker/worker.ts';
import { viewWorkspace } from '../workspace/view-workspace.ts';
import { setAnonymous } from './anonymous/set-anonymous.ts';
import { listAudit } from './audit/list-audit.ts';
import { explainGrade } from './explain-grade.ts';
import { exportGrades } from './export-grades.ts';
import { overrideGrade, takeBackOverride } from './override-grade.ts';
import { flagSubmission } from './queue/finish-review.ts';
import { viewGradebook } from './view-gradebook.ts';

const HOUR_MS = 3_600_000;
const NOW = new Date('2026-12-01T12:00:00Z');
const ago = (hours: number) => new Date(NOW.getTime() - hours * HOUR_MS);
const EXERCISE = 'sums/add';

describe.each(TEST_DATABASES)('the gradebook on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    let world: TestWorld;
    let ta: ActorContext;
    let assignmentId: string;
    beforeAll(async () => {
      world = await openTestWorld(await open());
      ta = world.at(await world.person('ta'), NOW);
      const [placed] = await selectAssignments(world.db, world.courseId);
      assignmentId = placed?.assignment.id ?? '';
    });
    afterAll(async () => {
      await world?.close();
    });

    const due = (dueAt: Date | null) =>
      world.db.update(assignments).set({ dueAt }).where(eq(assignments.id, assignmentId));
    const verifyAll = async () => {
      const worker = await startWorker(world, { host: testGrader(), slots: 1 });
      await worker.drained();
      await worker.stop();
    };
    const gradebook = async () => {
      const result = await viewGradebook(ta, { course: 'tiny' });
      if (!result.ok) throw new Error(result.refusal);
      return result.value;
    };
    const cellOf = async ({ actor }: ActorContext) => {
      const view = await gradebook();
      const at = view.rows.findIndex((row) => row.id === actor.userId);
      const marks = Object.entries(view.marks).flatMap(([mark, places]) =>
        places.some(([row]) => row === at) ? [mark] : [],
      );
      return [view.rows[at]?.letters, view.rows[at]?.points[0], ...marks];
    };
    const placeOf = ({ actor }: ActorContext) => ({
      course: 'tiny',
      studentId: actor.userId,
      exercise: EXERCISE,
    });
    const explained = async (student: ActorContext) => {
      const result = await explainGrade(ta, placeOf(student));
      if (!result.ok) throw new Error(result.refusal);
      return result.value;
    };
    const claim = {
      ...PLACE,
      points: 4,
      pointsMax: 4,
      casesPassed: 1,
      casesTotal: 1,
      backend: 'cpu',
    } as const;

    it('has a column for each exercise that opens, and none for one that is coming', async () => {
      const { columns, modules } = await gradebook();
      expect(columns).toMatchObject([
        { slug: EXERCISE, number: '1.1', title: 'Add', module: 'sums', pointsMax: 10 },
      ]);
      expect(modules).toEqual([{ slug: 'sums', title: 'Sums' }]);
    });

    it('never shows what is not due as missing or 0, and what is due as missing only without an extension', async () => {
      const [idle, extended] = [await world.person('student'), await world.person('student')];
      await due(null);
      expect(await cellOf(idle)).toEqual(['-', null]);
      await due(ago(-1));
      expect(await cellOf(idle)).toEqual(['-', null]);
      await due(ago(1));
      await world.db.transaction((tx) =>
        insertExtension(tx, {
          assignmentId,
          userId: extended.actor.userId,
          dueAt: ago(-24),
          reason: 'ill',
          grantedBy: ta.actor.userId,
        }),
      );
      expect(await cellOf(idle)).toEqual(['m', null]);
      expect(await cellOf(extended)).toEqual(['-', null]);
    });

    it('shows a claim until something is submitted, then that it waits, then the grade', async () => {
      await due(null);
      const student = await world.person('student');
      await recordClaim(student, claim);
      expect(await cellOf(student)).toEqual(['p', 4]);
      await world.submit(world.at(student, ago(3)), worth(7), 9);
      expect(await cellOf(student)).toEqual(['w', 9]);
      await verifyAll();
      expect(await cellOf(student)).toEqual(['v', 7]);
    });

    it('says that the grader failed while the newest submission has no verdict, and not when a newer one has', async () => {
      await due(null);
      const student = await world.person('student');
      const failed = await world.submit(world.at(student, ago(3)), worth(2));
      await verifyAll();
      await world.db.execute(sql`delete from grades where user_id = ${student.actor.userId}`);
      await world.db
        .update(verifications)
        .set({ state: 'could-not-grade' })
        .where(eq(verifications.submissionId, failed));
      expect((await cellOf(student))[0]).toBe('e');
      await world.submit(world.at(student, ago(2)), worth(5));
      expect((await cellOf(student))[0]).toBe('w');
      await verifyAll();
      expect(await cellOf(student)).toEqual(['v', 5]);
    });

    it('marks what is late and what has a comment, and explains what lateness took', async () => {
      await due(ago(30));
      const student = await world.person('student');
      const submissionId = await world.submit(world.at(student, ago(1)), worth(10));
      await verifyAll();
      await commentOnSubmission(ta, { submissionId, line: 1, body: 'look here' });
      expect(await cellOf(student)).toEqual(['v', 8, 'late', 'commented']);
      expect(await explained(student)).toMatchObject({
        points: 8,
        rule: 'best',
        due: { at: ago(30).toISOString(), extended: false, percentPerDay: 10 },
        submissions: [{ points: 10, pointsAfterLate: 8, lateSteps: 2, counts: true }],
        override: null,
      });
    });

    it('marks what is flagged, and of what is graded without names nothing that a reader wrote or flagged', async () => {
      await due(null);
      const student = await world.person('student');
      const instructor = await world.person('instructor');
      const submissionId = await world.submit(world.at(student, ago(3)), worth(7));
      await verifyAll();
      await commentOnSubmission(ta, { submissionId, line: 1, body: 'look here' });
      await flagSubmission(ta, { submissionId, flagged: true });
      expect(await cellOf(student)).toEqual(['v', 7, 'commented', 'flagged']);
      const nameless = { course: 'tiny', exercise: EXERCISE };
      await setAnonymous(instructor, { ...nameless, anonymous: true });
      expect(await cellOf(student)).toEqual(['v', 7]);
      await setAnonymous(instructor, { ...nameless, anonymous: false });
      await flagSubmission(ta, { submissionId, flagged: false });
      expect(await cellOf(student)).toEqual(['v', 7, 'commented']);
    });

    it('says of which section each student is', async () => {
      const [one, other] = [await world.person('student'), await world.person('student')];
      const { id } = await upsertSection(world.db, { courseId: world.courseId, name: 'Section B' });
      await world.db.update(enrolments).set({ sectionId: id }).where(eq(enrolments.userId, one.actor.userId));
      const { sections, rows } = await gradebook();
      expect(sections).toEqual([{ id, name: 'Section B' }]);
      const sectionOf = ({ actor }: ActorContext) => rows.find((row) => row.id === actor.userId)?.section;
      expect([sectionOf(one), sectionOf(other)]).toEqual([id, null]);
    });

    it('keeps the automatic score beside an override, and gives it back when that is taken back', async () => {
      await due(null);
      const student = await world.person('student');
      await world.submit(world.at(student, ago(3)), worth(7));
      await verifyAll();
      const set = { ...placeOf(student), points: 9.5, reason: 'A sign in the statement was wrong.' };
      expect(await overrideGrade(ta, { ...set, seenOverrideId: null })).toMatchObject({ ok: true });
      expect(await cellOf(student)).toEqual(['v', 9.5, 'overridden']);
      const { override } = await explained(student);
      expect(override).toMatchObject({ ...pick(set), by: ta.actor.name, automaticPoints: 7 });
      const workspace = await viewWorkspace(student, PLACE);
      expect(workspace.ok && workspace.value.override).toEqual(override);
      const back = { ...placeOf(student), overrideId: override?.id ?? '' };
      expect(await takeBackOverride(ta, back)).toEqual({ ok: true, value: null });
      expect(await cellOf(student)).toEqual(['v', 7]);
      expect(await takeBackOverride(ta, back)).toEqual({ ok: false, refusal: 'override-changed' });
      const audit = await world.db
        .select({ action: auditEvents.action, actorId: auditEvents.actorId })
        .from(auditEvents)
        .where(eq(auditEvents.subjectId, student.actor.userId));
      const actions = audit.filter(({ actorId }) => actorId === ta.actor.userId).map(({ action }) => action);
      expect(actions.sort()).toEqual([
        'grade.changed',
        'grade.changed',
        'override.set',
        'override.taken-back',
      ]);
    });

    it('is exported with who took it, and the log of the course tells it all, newest first', async () => {
      const exported = await exportGrades(ta, { course: 'tiny', format: 'json' });
      if (!exported.ok) throw new Error(exported.refusal);
      expect(exported.value).toMatchObject({
        mediaType: 'application/json',
        fileName: 'grades-tiny-2026-12-01.json',
      });
      const { students } = JSON.parse(exported.value.body) as {
        students: { points: unknown[]; total: number }[];
      };
      expect(students).toHaveLength((await gradebook()).rows.length);
      expect(students.some(({ points, total }) => points[0] === 8 && total === 8)).toBe(true);
      const log = await listAudit(ta, { course: 'tiny', filter: {}, page: 1 });
      expect(log.ok && log.value.events[0]).toMatchObject({
        action: 'grades.exported',
        actor: ta.actor.name,
      });
      const overrides = await listAudit(ta, { course: 'tiny', filter: { action: 'override.set' }, page: 9 });
      expect(overrides.ok && overrides.value).toMatchObject({
        page: 1,
        events: [{ action: 'override.set' }],
      });
    });

    it('lets only one of three graders save at once, and tells the others', async () => {
      const student = await world.person('student');
      const graders = [ta, await world.person('ta'), await world.person('instructor')];
      const results = await Promise.all(
        graders.map((grader, at) =>
          overrideGrade(grader, { ...placeOf(student), points: at, reason: 'mine', seenOverrideId: null }),
        ),
      );
      expect(results.filter((result) => result.ok)).toHaveLength(1);
      expect(results.filter((result) => !result.ok && result.refusal === 'override-changed')).toHaveLength(2);
    });

    it('refuses points that the exercise does not have, and a reason that says nothing', async () => {
      const student = await world.person('student');
      const at = { ...placeOf(student), seenOverrideId: null };
      for (const points of [-1, 10.5, Number.NaN, Number.POSITIVE_INFINITY])
        expect(await overrideGrade(ta, { ...at, points, reason: 'x' })).toMatchObject({
          refusal: 'points-out-of-range',
        });
      expect(await overrideGrade(ta, { ...at, points: 1, reason: ' \n' })).toMatchObject({
        refusal: 'reason-empty',
      });
      expect(await overrideGrade(ta, { ...at, points: 1, reason: 'x'.repeat(1_001) })).toMatchObject({
        refusal: 'reason-too-long',
      });
    });

    it('leaves a row that cannot be read out, says so, and shows the others', async () => {
      const student = await world.person('student');
      await world.submit(world.at(student, ago(3)), worth(7));
      await verifyAll();
      const before = (await gradebook()).rows.length;
      await world.db.execute(
        sql`update grades set points = 'Infinity' where user_id = ${student.actor.userId}`,
      );
      const { rows, unreadable } = await gradebook();
      const { name, email } = student.actor;
      expect(unreadable).toEqual([{ name, email }]);
      expect(rows.some((row) => row.id === student.actor.userId)).toBe(false);
      expect(rows).toHaveLength(before - 1);
      const out = async (format: 'csv' | 'json') => {
        const exported = await exportGrades(ta, { course: 'tiny', format });
        return exported.ok ? exported.value.body : '';
      };
      expect(await out('csv')).toMatch(new RegExp(`\r\n${name},${email},,\r\n$`));
      expect(JSON.parse(await out('json'))).toMatchObject({ unreadable });
      await world.db.execute(sql`update grades set points = 7 where user_id = ${student.actor.userId}`);
    });

    it('leaves out who has left the course', async () => {
      const former = await world.formerStudent();
      expect((await gradebook()).rows.some((row) => row.id === former.actor.userId)).toBe(false);
    });
  });
});

function pick({ points, reason }: { points: number; reason: string }) {
  return { points, reason };
}
