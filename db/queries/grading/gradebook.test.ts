import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { assignments, enrolments } from '../../schema/courses.ts';
import { overrides } from '../../schema/grades.ts';
import { reviewFlags } from '../../schema/review.ts';
import { claims } from '../../schema/work.ts';
import { type Classroom, minute } from '../../testing/classroom.ts';
import { useClassrooms } from '../../testing/classrooms.ts';
import { TEST_DATABASES } from '../../testing.ts';
import { insertUser } from '../people/people.ts';
import { insertComment } from '../work/comments.ts';
import { selectComparable } from './comparable.ts';
import {
  selectCommentedCells,
  selectFlaggedCells,
  selectLateCells,
  selectOpenCells,
  selectPackedGrades,
  selectStudents,
  selectUngradedClaims,
} from './gradebook.ts';
import { upsertGrade } from './grades.ts';

const MARKS = [selectLateCells, selectCommentedCells, selectFlaggedCells, selectOpenCells] as const;

describe.each(TEST_DATABASES)('a gradebook on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    const { handle, newRoom, submit } = useClassrooms(open, 'gradebook');

    const withdraw = ({ secondId }: Classroom) =>
      handle.db
        .update(assignments)
        .set({ withdrawnAt: minute(9) })
        .where(eq(assignments.id, secondId));

    /** A grade of some points of so many; by hand where it says so. */
    async function grade(
      room: Classroom,
      of: { userId: string; points: number; pointsMax?: number; assignmentId?: string; byHand?: true },
    ): Promise<void> {
      const { userId, points, pointsMax = 10, assignmentId = room.assignmentId } = of;
      const { verificationId } = await submit({ ...room, assignmentId }, { userId, cases: [4, 6] });
      const set = { userId, assignmentId, points, reason: 'oral', setBy: room.ta };
      const [override] = of.byHand ? await handle.db.insert(overrides).values(set).returning() : [];
      await upsertGrade(handle.db, {
        ...{ userId, assignmentId, points, pointsBeforeLate: points, pointsMax },
        ...{ verificationId, overrideId: override?.id ?? null, changedAt: minute(1) },
      });
    }

    it('has every grade at its student’s place, to the last digit, with those by hand and of other maxima', async () => {
      const room = await newRoom();
      const { ada, bo, cy, assignmentId, secondId } = room;
      await grade(room, { userId: ada, points: 1 / 3 });
      await grade(room, { userId: bo, points: 7.25, byHand: true });
      await grade(room, { userId: cy, points: 4, pointsMax: 8 });
      await grade(room, { userId: bo, points: 0, assignmentId: secondId, pointsMax: 5 });
      await grade(room, { userId: ada, points: 2, assignmentId: secondId, pointsMax: 6 });
      const pointsMax = new Map([
        [assignmentId, 10],
        [secondId, 10],
      ]);
      const studentIds = [cy, ada, bo];
      const packed = await selectPackedGrades(handle.db, { pointsMax, studentIds });
      const of = (id: string) => {
        const { places = [], points = [], overridden = [], otherMax } = packed.get(id) ?? {};
        return {
          points: new Map(places.map((place, at) => [studentIds[place], points[at]])),
          overridden: overridden.map((place) => studentIds[place]),
          otherMax: new Map([...(otherMax ?? [])].map(([place, max]) => [studentIds[place], max])),
        };
      };
      expect(of(assignmentId)).toEqual({
        points: new Map([
          [cy, 4],
          [ada, 1 / 3],
          [bo, 7.25],
        ]),
        overridden: [bo],
        otherMax: new Map([[cy, 8]]),
      });
      expect(of(secondId)).toEqual({
        points: new Map([
          [ada, 2],
          [bo, 0],
        ]),
        overridden: [],
        otherMax: new Map([
          [ada, 6],
          [bo, 5],
        ]),
      });
    });

    it('has a student who is asked for twice once, and nobody who is not asked for', async () => {
      const room = await newRoom();
      const { ada, bo, assignmentId } = room;
      await grade(room, { userId: ada, points: 3 });
      await grade(room, { userId: bo, points: 4 });
      const pointsMax = new Map([[assignmentId, 10]]);
      const packed = await selectPackedGrades(handle.db, { pointsMax, studentIds: [ada, ada] });
      expect(packed.get(assignmentId)).toMatchObject({ points: [3] });
      expect(await selectPackedGrades(handle.db, { pointsMax, studentIds: [room.cy] })).toEqual(new Map());
    });

    it('lists students by name, those of one name each, and no staff and nobody who left', async () => {
      const room = await newRoom();
      const { courseId } = room;
      const namesake = await insertUser(handle.db, { email: `ada2@${room.courseSlug}.example`, name: 'Ada' });
      await handle.db.insert(enrolments).values({ courseId, userId: namesake.id, role: 'student' });
      const own = and(eq(enrolments.courseId, courseId), eq(enrolments.userId, room.bo));
      await handle.db
        .update(enrolments)
        .set({ endedAt: minute(1) })
        .where(own);
      const students = await selectStudents(handle.db, courseId);
      expect(students.map(({ name }) => name)).toEqual(['Ada', 'Ada', 'Cy']);
      expect(students.slice(0, 2).map(({ id }) => id)).toEqual([room.ada, namesake.id].toSorted());
    });

    it('marks each cell once, however many of its submissions are late, commented or flagged', async () => {
      const room = await newRoom();
      const { ada: userId, ta, assignmentId, courseId } = room;
      const key = { userId, assignmentId };
      for (const number of [1, 2]) {
        const late = { counts: number === 2, lateSteps: 1 };
        const { submissionId } = await submit(room, { userId, number, cases: [4, 0], ...late });
        for (const line of [1, 2])
          await insertComment(handle.db, {
            ...{ submissionId, authorId: ta, line, body: 'so', shownToStudent: true, createdAt: minute(2) },
          });
        await handle.db.insert(reviewFlags).values({ submissionId, flaggedBy: ta, flaggedAt: minute(2) });
      }
      expect(await selectLateCells(handle.db, courseId)).toEqual([key]);
      expect(await selectCommentedCells(handle.db, courseId)).toEqual([key]);
      expect(await selectFlaggedCells(handle.db, courseId)).toEqual([key]);
      await handle.db.update(reviewFlags).set({ clearedBy: ta, clearedAt: minute(3) });
      expect(await selectFlaggedCells(handle.db, courseId)).toEqual([]);
    });

    it('marks as late only what counts, and as open only what is newest', async () => {
      const room = await newRoom();
      const { ada, bo, cy, assignmentId, courseId } = room;
      await submit(room, { userId: ada, number: 1, cases: [4, 6], lateSteps: 2 });
      await submit(room, { userId: ada, number: 2, cases: [4, 6], counts: true });
      expect(await selectLateCells(handle.db, courseId)).toEqual([]);
      await submit(room, { userId: bo, number: 1, state: 'could-not-grade' });
      await submit(room, { userId: bo, number: 2, state: 'verifying', claimedPoints: 3 });
      await submit({ ...room, assignmentId: room.secondId }, { userId: bo, number: 3, cases: [4, 6] });
      await submit(room, { userId: cy, state: 'queued' });
      const open = await selectOpenCells(handle.db, courseId);
      const cells = open.map((cell) => [cell.userId, cell.assignmentId, cell.state, cell.claimedPoints]);
      expect(new Map(cells.map(([userId, ...rest]) => [userId, rest]))).toEqual(
        new Map([
          [bo, [assignmentId, 'verifying', 3]],
          [cy, [assignmentId, 'queued', null]],
        ]),
      );
    });

    it('marks nothing of another course and nothing of an exercise that was withdrawn', async () => {
      const [room, other] = [await newRoom(), await newRoom()];
      const second = { ...room, assignmentId: room.secondId };
      const late = { cases: [4, 0], counts: true, lateSteps: 1 } as const;
      const { submissionId } = await submit(second, { userId: room.ada, ...late });
      await submit(second, { userId: room.bo, state: 'queued' });
      await insertComment(handle.db, {
        ...{ submissionId, authorId: room.ta, line: null, body: 'so' },
        ...{ shownToStudent: false, createdAt: minute(2) },
      });
      await handle.db.insert(reviewFlags).values({ submissionId, flaggedBy: room.ta, flaggedAt: minute(2) });
      const marks = ({ courseId }: Classroom) =>
        Promise.all(MARKS.map(async (select) => (await select(handle.db, courseId)).length));
      expect([await marks(room), await marks(other)]).toEqual([
        [1, 1, 1, 1],
        [0, 0, 0, 0],
      ]);
      await withdraw(room);
      expect(await marks(room)).toEqual([0, 0, 0, 0]);
    });

    it('shows what a browser claims until there is a grade, also one of no points', async () => {
      const room = await newRoom();
      const { ada, bo, cy, assignmentId, secondId, courseId } = room;
      const claim = (userId: string, points: number, of = assignmentId) => ({
        ...{ userId, assignmentId: of, points, pointsMax: 10, casesPassed: 1, casesTotal: 2 },
        ...{ backend: 'cpu', claimedAt: minute(1) },
      });
      await handle.db
        .insert(claims)
        .values([claim(ada, 6), claim(bo, 7), claim(cy, 8), claim(ada, 9, secondId)]);
      await grade(room, { userId: bo, points: 0 });
      const claimed = async () =>
        (await selectUngradedClaims(handle.db, courseId)).map(({ points }) => points).toSorted();
      expect(await claimed()).toEqual([6, 8, 9]);
      // A grade in one exercise hides no claim in another.
      await grade(room, { userId: ada, points: 10 });
      expect(await claimed()).toEqual([8, 9]);
      await withdraw(room);
      expect(await claimed()).toEqual([8]);
    });

    it('leads to what a submission is compared with: all of its exercise but itself, also what waits', async () => {
      const room = await newRoom();
      const { ada: userId, bo, secondId, assignmentId, courseSlug } = room;
      const { submissionId: exceptId } = await submit(room, { userId, number: 1, cases: [4, 6] });
      const own = await submit(room, { userId, number: 2, cases: [4, 1] });
      const waiting = await submit(room, { userId: bo, state: 'queued' });
      await submit({ ...room, assignmentId: secondId }, { userId: bo, cases: [4, 6] });
      const rows = await selectComparable(handle.db, { assignmentId, exceptId });
      expect(rows.toSorted((a, b) => b.number - a.number)).toEqual([
        {
          ...{ submissionId: own.submissionId, userId, name: 'Ada', email: `ada@${courseSlug}.example` },
          ...{ number: 2, points: 5, pointsMax: 10 },
        },
        {
          ...{
            submissionId: waiting.submissionId,
            userId: bo,
            name: 'Bo',
            email: `bo@${courseSlug}.example`,
          },
          ...{ number: 1, points: null, pointsMax: null },
        },
      ]);
    });
  });
});
