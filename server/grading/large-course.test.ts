import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { and, eq, isNotNull, like } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { selectAssignments } from '#db/queries/courses/courses.ts';
import { selectVersionOutline } from '#db/queries/exercises/exercises.ts';
import { selectOptionalStoredReport } from '#db/queries/work/reports.ts';
import { auditEvents } from '#db/schema/audit.ts';
import { assignments } from '#db/schema/courses.ts';
import { grades } from '#db/schema/grades.ts';
import { standings, submissions } from '#db/schema/work.ts';
import { countLargeCourse, seedLargeCourse } from '#db/seed-large.ts';
import { TEST_DATABASES } from '#db/testing.ts';
import { type Report, reportSchema } from '#grader/protocol.ts';
import type { ActorContext } from '../access/actor.ts';
import { unpackReport } from '../submissions/reports/pack-report.ts';
import { drawnPrograms, seedProgram } from '../submissions/seed-programs.ts';
import { openTestWorld, type TestWorld } from '../testing.ts';
import { explainGrade } from './explain-grade.ts';
import { listSubmissionTable } from './list-submission-table.ts';
import { settleGrade } from './settle-grade.ts';
import type { SubmissionTableFilter } from './submission-table-view.ts';
import { viewGradebook } from './view-gradebook.ts';

const GOLDEN = 'grader/judge/golden';

/** As the judge gives them. */
const REPORTS = readdirSync(GOLDEN).flatMap((name): Report[] => {
  const path = `${GOLDEN}/${name}/report.json`;
  return existsSync(path) ? [reportSchema.parse(JSON.parse(readFileSync(path, 'utf8')))] : [];
});

const SIZE = { slug: 'large', students: 30, exercises: 10 };

describe.each(TEST_DATABASES)('a course seeded at once, on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    let world: TestWorld;
    let ta: ActorContext;
    beforeAll(async () => {
      world = await openTestWorld(await open());
      ta = await world.person('ta');
      const [placed] = await selectAssignments(world.db, world.courseId);
      const version = await selectVersionOutline(world.db, placed?.assignment.versionId ?? '');
      const course = { ...SIZE, programs: drawnPrograms(version) };
      expect(await seedLargeCourse(world.db, course)).toBe(true);
      expect(await seedLargeCourse(world.db, course)).toBe(false);
    });
    afterAll(async () => {
      await world?.close();
    });

    const written = () =>
      world.db
        .select({ userId: grades.userId, assignmentId: grades.assignmentId, points: grades.points })
        .from(grades)
        .orderBy(grades.userId, grades.assignmentId);

    it('has the students, and about 1.4 submissions a cell', async () => {
      const counts = await countLargeCourse(world.db, SIZE.slug);
      expect(counts.students).toBe(SIZE.students);
      expect(counts.submissions / (SIZE.students * SIZE.exercises)).toBeCloseTo(1.4, 0);
    });

    it('is what settling every grade anew would write', async () => {
      const before = await written();
      const work = await world.db
        .selectDistinct({ userId: standings.userId, assignment: assignments })
        .from(standings)
        .innerJoin(assignments, eq(assignments.id, standings.assignmentId));
      for (const { userId, assignment } of work) {
        await world.db.transaction((tx) =>
          settleGrade(tx, { userId, assignment, actorId: null, cause: 'test', at: world.now() }),
        );
      }
      expect(await world.db.$count(auditEvents, eq(auditEvents.action, 'grade.changed'))).toBe(0);
      expect(await written()).toEqual(before);
    });

    it('keeps reports of the judge as production does: each comes back whole', async () => {
      const [placed] = await selectAssignments(world.db, world.courseId);
      const version = await selectVersionOutline(world.db, placed?.assignment.versionId ?? '');
      const programs = REPORTS.map((report, at) => seedProgram(version, { source: `// ${at}`, report }));
      await seedLargeCourse(world.db, { slug: 'judged', students: 40, exercises: 2, programs });
      const handedIn = await world.db
        .selectDistinctOn([submissions.source], { source: submissions.source, id: standings.reportedId })
        .from(submissions)
        .innerJoin(standings, eq(standings.submissionId, submissions.id))
        .where(and(like(submissions.source, '// %'), isNotNull(standings.reportedId)));
      expect(handedIn).toHaveLength(REPORTS.length);
      for (const { source, id } of handedIn) {
        const stored = await selectOptionalStoredReport(world.db, id ?? '');
        const whole = unpackReport(stored?.body, stored?.outcomes ?? []);
        expect(whole).toEqual(JSON.parse(JSON.stringify(REPORTS[Number(source.slice(3))])));
      }
    });

    it('is shown with every kind of cell, and each explains itself', async () => {
      const view = await viewGradebook(ta, { course: SIZE.slug });
      if (!view.ok) throw new Error(view.refusal);
      expect(view.value.columns).toHaveLength(SIZE.exercises);
      expect(view.value.rows).toHaveLength(SIZE.students);
      const letters = new Set(view.value.rows.flatMap((row) => [...row.letters]));
      expect(letters.has('v') && letters.has('m')).toBe(true);
      const [row] = view.value.rows;
      for (const [at, column] of view.value.columns.entries()) {
        const place = { course: SIZE.slug, studentId: row?.id ?? '', exercise: column.slug };
        const explained = await explainGrade(ta, place);
        expect(explained.ok && explained.value.points).toBe(row?.letters[at] === 'v' ? row.points[at] : null);
      }
    });

    it('has each of its submissions on one page of the table, newest first, and no page outside of them', async () => {
      const page = async (n = 1, more: SubmissionTableFilter = {}) => {
        const listed = await listSubmissionTable(ta, { course: SIZE.slug, filter: { page: n, ...more } });
        if (!listed.ok) throw new Error(listed.refusal);
        return listed.value;
      };
      const { rowsTotal, pageSize } = await page();
      const last = Math.ceil(rowsTotal / pageSize);
      expect(last).toBeGreaterThan(2);
      const pages = await Promise.all(Array.from({ length: last }, (_, at) => page(at + 1)));
      const rows = pages.flatMap((one) => one.rows);
      expect(new Set(rows.map(({ submissionId }) => submissionId)).size).toBe(rowsTotal);
      const times = rows.map(({ submittedAt }) => submittedAt);
      expect(times).toEqual(times.toSorted().toReversed());
      const clamped = [0, -3, last + 1, 1e6].map(async (n) => (await page(n)).page);
      expect(await Promise.all(clamped)).toEqual([1, 1, last, last]);
      const nothing = await page(7, { search: 'nobody of that name' });
      expect([nothing.rows, nothing.rowsTotal, nothing.page]).toEqual([[], 0, 1]);
      const counting = await page(1, { onlyCounting: true });
      expect(counting.rowsTotal).toBeLessThan(rowsTotal);
      expect(Object.values(counting.stateCounts).reduce((sum, n) => sum + n, 0)).toBe(counting.rowsTotal);
    });
  });
});
