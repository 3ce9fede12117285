import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { batches } from '../../schema/batches.ts';
import { assignments, courses as coursesTable } from '../../schema/courses.ts';
import { type Classroom, judge, minute, sha256 } from '../../testing/classroom.ts';
import { useClassrooms } from '../../testing/classrooms.ts';
import { TEST_DATABASES } from '../../testing.ts';
import { insertExtension } from '../courses/due-dates.ts';
import { insertOverride, upsertGrade } from '../grading/grades.ts';
import { selectStuckSubmissions } from '../jobs/stuck-jobs.ts';
import { upsertRosterRow } from '../people/roster.ts';
import { upsertClaim } from '../work/claims.ts';
import {
  insertBehaviourComment,
  lockBehaviours,
  selectBehaviourComments,
  selectBehaviours,
  selectBehavioursOfCode,
  selectIsCensusKnown,
  selectOptionalExample,
  selectOptionalLastCensus,
  upsertBehaviour,
} from './behaviours.ts';
import {
  selectEfforts,
  selectExerciseFigures,
  selectNewestResults,
  selectOptionalStuckRule,
  selectSilent,
  selectStuck,
  upsertStuckRule,
} from './insight.ts';
import {
  selectAuthors,
  selectComparisons,
  selectCountingNumbers,
  selectCountingPrograms,
  selectOptionalFindings,
  selectOptionalLastComparison,
  selectOtherPlaces,
  selectSources,
} from './similarity.ts';
import {
  insertWall,
  selectOptionalLastWall,
  selectOptionalOpenWall,
  selectRoomPulse,
  selectRoomRuns,
  selectWallMinutes,
  updateWallEnded,
  upsertWallMinute,
} from './walls.ts';

const HOUR = 60;
describe.each(TEST_DATABASES)('insight on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    const { handle, inTransaction, newRoom, submit } = useClassrooms(open, 'insight');
    const leave = ({ courseId }: Classroom, userId: string) =>
      inTransaction((tx) =>
        upsertRosterRow(tx, { courseId, userId, role: 'student', sectionId: null, endedAt: minute(0) }),
      );

    it('of each student now the newest result counts, with its outcomes in order; nobody’s who left', async () => {
      const room = await newRoom();
      const { courseId, assignmentId, ada, bo, cy } = room;
      await submit(room, { userId: ada, number: 1, cases: [4, 6], at: minute(10) });
      await submit(room, { userId: ada, number: 2, cases: [4, 0], misconception: 'no-bias', at: minute(20) });
      await submit(room, { userId: ada, number: 3, at: minute(30) });
      await submit(room, { userId: bo, cases: [0, 0], at: minute(10) });
      await submit(room, { userId: cy, cases: [4, 6] });
      await leave(room, cy);
      const results = await selectNewestResults(handle.db, { courseId, assignmentId });
      expect(results.map(({ name, points }) => [name, points])).toEqual([
        ['Ada', 4],
        ['Bo', 0],
      ]);
      expect(results[0]?.outcomes).toEqual([
        ['case-1', 'passed', null],
        ['case-2', 'failed', 'no-bias'],
      ]);
      const efforts = await selectEfforts(handle.db, { courseId, assignmentId });
      expect(efforts.toSorted((a, b) => b.submissions - a.submissions)).toEqual([
        { userId: ada, submissions: 3, minutesToPass: 0 },
        { userId: bo, submissions: 1, minutesToPass: null },
      ]);
    });

    it('figures of an exercise are of its students now', async () => {
      const room = await newRoom();
      const { courseId, assignmentId, ada, bo, cy } = room;
      for (const [userId, points] of [
        [ada, 10],
        [bo, 5],
        [cy, 10],
      ] as const) {
        const { verificationId } = await submit(room, { userId, cases: [4, 6] });
        await upsertGrade(handle.db, {
          ...{ userId, assignmentId, points, pointsBeforeLate: points, pointsMax: 10, verificationId },
          ...{ overrideId: null, changedAt: minute(0) },
        });
      }
      await submit(room, { userId: ada, number: 2 });
      await leave(room, cy);
      expect([...(await selectExerciseFigures(handle.db, courseId)).values()]).toEqual([
        { assignmentId, submitters: 2, submissions: 3, passing: 1, meanShare: 0.75 },
      ]);
    });

    it('stuck is who fails often and then is silent, while the exercise takes work from them', async () => {
      const room = await newRoom();
      const { courseId, assignmentId, ada, bo, cy, instructor } = room;
      const { courseId: _own, ...rule } = { courseId, submissionsMin: 2, silentHours: 3 };
      expect(await selectOptionalStuckRule(handle.db, courseId)).toBeNull();
      for (const submissionsMin of [9, 2])
        await upsertStuckRule(handle.db, {
          ...{ courseId, submissionsMin, silentHours: 3, changedBy: instructor, changedAt: minute(0) },
        });
      expect(await selectOptionalStuckRule(handle.db, courseId)).toMatchObject(rule);
      for (const number of [1, 2])
        await submit(room, { userId: ada, number, cases: [1, 0], misconception: 'm', at: minute(number) });
      await submit(room, { userId: bo, number: 1, cases: [1, 0] });
      await submit(room, { userId: cy, number: 1, cases: [4, 6] });
      await submit(room, { userId: cy, number: 2, cases: [1, 0] });
      const stuck = async (now: Date, by = rule) =>
        (await selectStuck(handle.db, { ...by, courseId, now })).map(({ name }) => name);
      expect(await stuck(minute(3 * HOUR))).toEqual([]);
      expect(await selectStuck(handle.db, { ...rule, courseId, now: minute(4 * HOUR) })).toMatchObject([
        { name: 'Ada', submissions: 2, points: 1, misconception: 'm', lastAt: minute(2) },
      ]);
      expect(await stuck(minute(4 * HOUR), { ...rule, submissionsMin: 1 })).toEqual(['Ada', 'Bo']);
      const set = (change: Partial<typeof assignments.$inferInsert>) =>
        handle.db.update(assignments).set(change).where(eq(assignments.id, assignmentId));
      await set({ dueAt: minute(5), latePolicy: { percentPerDay: 10, daysMax: 0, graceMinutes: 30 } });
      // Closed for everybody but for whom it was extended.
      expect([await stuck(minute(4 * HOUR)), await stuck(minute(35 + 24 * HOUR))]).toEqual([[], []]);
      const longer = { assignmentId, userId: ada, dueAt: minute(9 * HOUR), reason: 'ill' };
      await inTransaction((tx) => insertExtension(tx, { ...longer, grantedBy: instructor }));
      expect([await stuck(minute(4 * HOUR)), await stuck(minute(10 * HOUR))]).toEqual([['Ada'], []]);
      await set({ dueAt: null });
      const because = { userId: ada, assignmentId, points: 1, reason: 'talked' };
      const overrideId = await inTransaction((tx) => insertOverride(tx, { ...because, setBy: instructor }));
      await upsertGrade(handle.db, {
        ...{ userId: ada, assignmentId, points: 1, pointsBeforeLate: 1, pointsMax: 10, overrideId },
        ...{ verificationId: null, changedAt: minute(0) },
      });
      expect(await stuck(minute(4 * HOUR))).toEqual([]);
    });

    it('an exercise closes by calendar days of the course’s zone, also over a clock change', async () => {
      const room = await newRoom();
      const { courseId, assignmentId, ada } = room;
      await handle.db
        .update(coursesTable)
        .set({ timeZone: 'Europe/Zurich' })
        .where(eq(coursesTable.id, courseId));
      // Noon before the night in which the clocks go back: a day later is 25 hours later.
      const dueAt = new Date('2026-10-24T10:00:00Z');
      const latePolicy = { percentPerDay: 10, daysMax: 1 };
      await handle.db.update(assignments).set({ dueAt, latePolicy }).where(eq(assignments.id, assignmentId));
      await submit(room, { userId: ada, cases: [0, 0], at: new Date('2026-10-23T10:00:00Z') });
      const stuckAt = async (now: string) =>
        (await selectStuck(handle.db, { submissionsMin: 1, silentHours: 1, courseId, now: new Date(now) }))
          .length;
      expect([await stuckAt('2026-10-25T10:59:00Z'), await stuckAt('2026-10-25T11:01:00Z')]).toEqual([1, 0]);
    });

    it('silent is who handed in nothing while something fell due, who was here last first', async () => {
      const room = await newRoom();
      const { courseId, ada, bo, cy, assignmentId, secondId } = room;
      await submit(room, { userId: ada, at: minute(1) });
      await submit(room, { userId: bo, at: minute(2) });
      await submit(room, { userId: cy, at: minute(90) });
      const search = { courseId, since: minute(60), now: minute(120) };
      const silent = async () =>
        (await selectSilent(handle.db, search)).map(({ name, lastAt, missed }) => [name, lastAt, missed]);
      const due = (id: string, dueAt: Date | null) =>
        handle.db.update(assignments).set({ dueAt }).where(eq(assignments.id, id));
      expect(await silent()).toEqual([]);
      // What they handed in before it fell due they have not missed.
      await due(assignmentId, minute(100));
      expect(await silent()).toEqual([]);
      await due(secondId, minute(101));
      expect(await silent()).toEqual([
        ['Bo', minute(2), 1],
        ['Ada', minute(1), 1],
      ]);
      await leave(room, bo);
      expect(await silent()).toEqual([['Ada', minute(1), 1]]);
      const own = (userId: string, n: number) =>
        inTransaction((tx) =>
          insertExtension(tx, {
            ...{ assignmentId: secondId, userId, dueAt: minute(n), reason: 'ill', grantedBy: room.ta },
          }),
        );
      await own(ada, 130);
      expect(await silent()).toEqual([]);
      await due(secondId, null);
      await own(ada, 110);
      expect(await silent()).toEqual([['Ada', minute(1), 1]]);
    });

    it('programs to compare are what counts, and of strangers only where other terms are asked for', async () => {
      const [room, other] = [await newRoom(), await newRoom()];
      const { courseId, assignmentId, ada, bo, cy } = room;
      const counted = await submit(room, {
        userId: ada,
        cases: [4, 6],
        counts: true,
        source: 'a',
        at: minute(1),
      });
      await submit(room, { userId: bo, cases: [1, 0], source: 'b' });
      const left = await submit(room, {
        userId: cy,
        cases: [4, 6],
        counts: true,
        source: 'c',
        at: minute(2),
      });
      await leave(room, cy);
      const sources = async (whose: 'enrolled' | 'anybody', limit = 9) =>
        (await selectCountingPrograms(handle.db, { assignmentIds: [assignmentId], whose, limit })).map(
          ({ source }) => source,
        );
      expect([await sources('enrolled'), await sources('anybody'), await sources('anybody', 1)]).toEqual([
        ['a'],
        ['c', 'a'],
        ['c'],
      ]);
      const given = { exerciseId: other.exerciseId, versionId: other.versionId };
      await handle.db.update(assignments).set(given).where(eq(assignments.id, room.secondId));
      const places = { exerciseId: other.exerciseId, courseId: other.courseId };
      expect(await selectOtherPlaces(handle.db, places)).toEqual([
        { assignmentId: room.secondId, course: room.courseSlug },
      ]);
      // Whose programs are not compared is not among those that could be.
      expect([...(await selectCountingNumbers(handle.db, courseId))]).toEqual([[assignmentId, 1]]);
      const ids = [counted.submissionId, left.submissionId];
      const authors = await selectAuthors(handle.db, ids);
      expect([...authors.values()].map(({ name }) => name).sort()).toEqual(['Ada', 'Cy']);
      expect(authors.get(counted.submissionId)?.courseTitle).toBe(`Course ${room.courseSlug}, Autumn`);
      expect(await selectAuthors(handle.db, [])).toEqual(new Map());
      expect((await selectSources(handle.db, ids)).get(left.submissionId)).toBe('c');
    });

    it('of comparisons the newest is shown, and what it found once it is there', async () => {
      const room = await newRoom();
      const { courseId, assignmentId, versionId, instructor: askedBy } = room;
      const run = (n: number, pairs: readonly number[] | null) =>
        handle.db.insert(batches).values({
          ...{ kind: 'similarity', courseId, assignmentId, versionId, askedBy, askedAt: minute(n) },
          findings: pairs && { pairs: pairs.map((similarity) => ({ similarity })) },
        });
      expect(await selectOptionalLastComparison(handle.db, assignmentId)).toBeNull();
      expect(await selectOptionalFindings(handle.db, assignmentId)).toBeNull();
      await run(1, [0.9]);
      await run(2, [0.95, 0.8, 0.2]);
      await run(3, null);
      expect((await selectOptionalLastComparison(handle.db, assignmentId))?.askedAt).toEqual(minute(3));
      expect((await selectOptionalFindings(handle.db, assignmentId))?.askedAt).toEqual(minute(2));
      const found = await selectComparisons(handle.db, { courseId, similarFrom: 0.8 });
      expect([...found.values()]).toMatchObject([{ assignmentId, highest: 0.95, similar: 2 }]);
    });

    it('a behaviour is the newest census of a program, whoever handed it in', async () => {
      const room = await newRoom();
      const { assignmentId, versionId, ada, bo, ta } = room;
      expect(await selectIsCensusKnown(handle.db, versionId)).toBe(false);
      const first = await submit(room, { userId: ada, source: 'same', cases: [0, 0], at: minute(1) });
      await submit(room, { userId: bo, source: 'same', cases: [0, 0], at: minute(2) });
      const run = { versionId, purpose: 'census' } as const;
      const verificationId = await judge(handle.db, first.submissionId, run);
      const codeHash = sha256('same');
      const keep = (signature: string | null) =>
        inTransaction((tx) =>
          upsertBehaviour(tx, { versionId, codeHash, signature, misconception: null, verificationId }),
        );
      await keep('old');
      await keep('new');
      const all = await selectBehaviours(handle.db, versionId);
      expect([...all].map(([hash, { signature }]) => [hash, signature])).toEqual([[codeHash, 'new']]);
      expect(await selectBehavioursOfCode(handle.db, codeHash)).toMatchObject([{ signature: 'new' }]);
      expect(await selectIsCensusKnown(handle.db, versionId)).toBe(true);
      const example = (signature: string) =>
        selectOptionalExample(handle.db, { versionId, signature, assignmentId });
      expect([await example('new'), await example('old')]).toEqual([{ source: 'same', userId: ada }, null]);
      await inTransaction((tx) => lockBehaviours(tx, { versionId, signature: 'new' }));
      const comment = { assignmentId, versionId, signature: 'new', authorId: ta };
      for (const n of [2, 1])
        await inTransaction((tx) =>
          insertBehaviourComment(tx, { ...comment, body: `at ${n}`, createdAt: minute(n) }),
        );
      const bodies = (await selectBehaviourComments(handle.db, assignmentId)).map(({ body }) => body);
      expect(bodies).toEqual(['at 1', 'at 2']);
      expect(await selectOptionalLastCensus(handle.db, assignmentId)).toBeNull();
    });

    it('a wall is on once, ends once, and by itself when nobody turned it off', async () => {
      const { assignmentId, instructor: startedBy } = await newRoom();
      const start = (n: number) => insertWall(handle.db, { assignmentId, startedBy, startedAt: minute(n) });
      const open = async (n: number) =>
        (await selectOptionalOpenWall(handle.db, { assignmentId, now: minute(n) }))?.id ?? null;
      expect(await open(0)).toBeNull();
      const starts = [await start(0), await start(1)];
      const wallId = (await open(2)) ?? '';
      expect([starts, await open(12 * HOUR + 1)]).toEqual([[true, false], null]);
      for (const [n, casesPassed] of [
        [1, 2],
        [1, 3],
        [0, 1],
      ] as const)
        await upsertWallMinute(handle.db, { wallId, minute: minute(n), casesPassed });
      expect(await selectWallMinutes(handle.db, wallId)).toEqual([
        { minute: minute(0), casesPassed: 1 },
        { minute: minute(1), casesPassed: 5 },
      ]);
      expect(await start(12 * HOUR + 2)).toBe(true);
      const next = (await open(12 * HOUR + 3)) ?? '';
      const end = () => updateWallEnded(handle.db, { wallId: next, at: minute(13 * HOUR), final: { n: 1 } });
      expect([await end(), await end(), await open(13 * HOUR)]).toEqual([true, false, null]);
      expect(await selectOptionalLastWall(handle.db, assignmentId)).toMatchObject({
        id: next,
        final: { n: 1 },
      });
    });

    it('a room shows runs since an instant of students who are in it, and its pulse moves with them', async () => {
      const room = await newRoom();
      const { courseId, assignmentId, ada, bo, cy } = room;
      const claim = (userId: string, n: number, passedCases: readonly string[] | null) =>
        upsertClaim(handle.db, {
          ...{
            userId,
            assignmentId,
            points: 1,
            pointsMax: 10,
            casesPassed: 1,
            casesTotal: 2,
            backend: 'cpu',
          },
          ...{ passedCases, misconception: null, claimedAt: minute(n) },
        });
      const at = (n: number) => ({ courseId, assignmentId, since: minute(n) });
      const before = await selectRoomPulse(handle.db, at(5));
      await claim(ada, 5, ['case-1']);
      await claim(bo, 4, ['case-1']);
      await claim(cy, 6, null);
      expect(await selectRoomRuns(handle.db, at(5))).toEqual([
        { passedCases: ['case-1'], misconception: null },
      ]);
      const seen = await selectRoomPulse(handle.db, at(5));
      expect([seen === before, seen === (await selectRoomPulse(handle.db, at(5)))]).toEqual([false, true]);
      await claim(ada, 7, ['case-1', 'case-2']);
      expect(await selectRoomPulse(handle.db, at(5))).not.toBe(seen);
      await leave(room, ada);
      expect(await selectRoomRuns(handle.db, at(5))).toEqual([]);
    });

    it('what the grader gave up on is listed until it is judged again', async () => {
      const room = await newRoom();
      const { courseId, ada, bo } = room;
      const gone = await submit(room, { userId: ada, state: 'could-not-grade', at: minute(1) });
      await submit(room, { userId: bo, cases: [4, 6] });
      const stuck = async () =>
        (await selectStuckSubmissions(handle.db, { courseId, limit: 9 })).map(({ student }) => student);
      expect(await stuck()).toEqual(['Ada']);
      const by = { versionId: room.versionId, purpose: 'census', state: 'could-not-grade' } as const;
      await judge(handle.db, gone.submissionId, by);
      // A census of no batch that goes on is nobody's to try again.
      expect(await stuck()).toEqual(['Ada']);
    });
  });
});
