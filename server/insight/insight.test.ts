import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { selectAssignments } from '#db/queries/courses/courses.ts';
import { insertExtension, replaceSectionDates } from '#db/queries/courses/due-dates.ts';
import { selectVersionOutline } from '#db/queries/exercises/exercises.ts';
import { updateBatchGivenUp } from '#db/queries/jobs/batches.ts';
import { upsertRosterRow, upsertSection } from '#db/queries/people/roster.ts';
import { assignments } from '#db/schema/courses.ts';
import { comments } from '#db/schema/grades.ts';
import { seedLargeCourse } from '#db/seed-large.ts';
import { TEST_DATABASES } from '#db/testing.ts';
import type { ActorContext } from '../access/actor.ts';
import { setAnonymous } from '../grading/anonymous/set-anonymous.ts';
import { overrideGrade, takeBackOverride } from '../grading/override-grade.ts';
import { cancelBatch } from '../jobs/batches/cancel-batch.ts';
import { startCensus } from '../jobs/batches/start-census.ts';
import type { GradingHost } from '../jobs/grading-host.ts';
import { viewDraft } from '../studio/drafts/view-draft.ts';
import { handOverMistake } from '../studio/misconceptions/hand-over-mistake.ts';
import { drawnPrograms } from '../submissions/seed-programs.ts';
import { viewSubmission } from '../submissions/view-submission.ts';
import { openTestWorld, PLACE, type TestWorld } from '../testing.ts';
import { testGrader, worth } from '../testing-grader.ts';
import { startWorker } from '../worker/worker.ts';
import { commentOnGroup, listOfferedComments } from './behaviour-comments.ts';
import { draftMisconception } from './draft-misconception.ts';
import { changeStuckRule } from './stuck-rule.ts';
import { viewCourseInsight } from './view-course-insight.ts';
import { viewExerciseInsight } from './view-exercise-insight.ts';

const HOUR_MS = 3_600_000;

const HINT = { misconception: 'subtracts', title: 'Subtracts', hint: 'Plus or minus?' };

/** Programs that say so come to 7 in every case, others to 8, whatever was asked. */
function numbersGrader(): GradingHost {
  const plain = testGrader();
  return {
    async run(version, options) {
      const report = await plain.run(version, options);
      const data = [options.solution.includes('=> 7') ? 7 : 8];
      const hints = options.solution.includes('hinted') ? [HINT] : [];
      const actual = { shape: [1], data, dtype: 'float32' as const };
      const cases = report.cases.map((outcome) =>
        outcome.evidence
          ? {
              ...outcome,
              hints,
              evidence: { ...outcome.evidence, actual, expected: { ...actual, data: [3] } },
            }
          : outcome,
      );
      return { ...report, cases };
    },
  };
}

describe.each(TEST_DATABASES)('insight on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    let world: TestWorld;
    let staff: ActorContext;
    const later = (context: ActorContext, hours: number) =>
      world.at(context, new Date(world.now().getTime() + hours * HOUR_MS));
    const exercise = async (context = staff) => {
      const view = await viewExerciseInsight(context, { ...PLACE, versionId: null });
      if (!view.ok) throw new Error(view.refusal);
      return view.value;
    };
    const course = async (context = staff) => {
      const view = await viewCourseInsight(context, { course: 'tiny' });
      if (!view.ok) throw new Error(view.refusal);
      return view.value;
    };
    let stuck: ActorContext;
    /** Hands in nothing. */
    let absent: ActorContext;

    beforeAll(async () => {
      world = await openTestWorld(await open());
      staff = await world.person('ta');
      const passing = await world.person('student');
      stuck = await world.person('student');
      absent = await world.person('student');
      await world.submit(staff, worth(10));
      await world.submit(passing, worth(3));
      await world.submit(later(passing, 2), worth(10));
      for (const points of [1, 7, 4]) await world.submit(stuck, worth(points));
      const worker = await startWorker(world, { host: testGrader(), slots: 1 });
      await worker.drained();
      await worker.stop();
    });
    afterAll(async () => {
      await world?.close();
    });

    it('counts each student once, by the newest submission, and nobody of the staff', async () => {
      const { students, cases, versions, enrolled } = await exercise();
      expect(enrolled).toBe(3);
      expect(versions).toMatchObject([{ number: 1, students: 2 }]);
      expect(cases.map(({ hidden }) => hidden)).toEqual([false, true]);
      expect(students.map(({ points, submissions, failed }) => [points, submissions, failed])).toEqual([
        [10, 2, []],
        [4, 3, [1]],
      ]);
    });

    it('calls nobody passing who handed in nothing, whatever points they have by hand', async () => {
      const cell = { course: 'tiny', studentId: absent.actor.userId, exercise: 'sums/add' };
      const given = { points: 10, reason: 'from last year', seenOverrideId: null };
      const set = await overrideGrade(staff, { ...cell, ...given });
      if (!set.ok) throw new Error(set.refusal);
      expect((await course()).exercises).toMatchObject([{ submitters: 2, passing: 1 }]);
      await takeBackOverride(staff, { ...cell, ...set.value });
    });

    it('tells how long it took from the first submission to the first that passes', async () => {
      const minutes = (await exercise()).students.map(({ minutesToPass }) => minutesToPass);
      expect(minutes[0]).toBeGreaterThan(119);
      expect(minutes[1]).toBeNull();
    });

    it('names whoever failed three times and was then silent for 48 hours, by a rule that can be changed', async () => {
      expect((await exercise()).stuck).toEqual([]);
      const inThreeDays = later(staff, 72);
      const expected = [{ name: stuck.actor.name, submissions: 3, points: 4, hoursSilent: 72 }];
      expect((await exercise(inThreeDays)).stuck).toMatchObject(expected);
      expect((await course(inThreeDays)).stuck).toMatchObject(expected);
      await changeStuckRule(staff, { course: 'tiny', submissionsMin: 4, silentHours: 48 });
      expect((await course(inThreeDays)).stuck).toEqual([]);
      await changeStuckRule(staff, { course: 'tiny', submissionsMin: 1, silentHours: 1 });
      expect((await course(later(staff, 3))).stuck).toMatchObject([{ name: stuck.actor.name }]);
      const wrong = await changeStuckRule(staff, { course: 'tiny', submissionsMin: 0, silentHours: 1 });
      expect(wrong).toEqual({ ok: false, refusal: 'input-wrong' });
    });

    it('names them as long as the exercise takes work of them: grace, section and own date', async () => {
      const [placed] = await selectAssignments(world.db, world.courseId);
      const assignmentId = placed?.assignment.id ?? '';
      const { userId } = stuck.actor;
      const inHours = (hours: number) => later(staff, hours).now();
      const closing = (graceMinutes: number) => {
        const latePolicy = { percentPerDay: 10, daysMax: 0, graceMinutes };
        return world.db.update(assignments).set({ dueAt: inHours(1), latePolicy });
      };
      const isNamed = async () => (await course(later(staff, 3))).stuck.some((row) => row.userId === userId);
      await closing(0);
      expect(await isNamed()).toBe(false);
      await closing(180);
      expect(await isNamed()).toBe(true);
      await closing(0);
      const { id: sectionId } = await upsertSection(world.db, { courseId: world.courseId, name: 'Evening' });
      await world.db.transaction(async (tx) => {
        const row = { courseId: world.courseId, userId, role: 'student', sectionId, endedAt: null } as const;
        await upsertRosterRow(tx, row);
        const dates = [{ sectionId, dueAt: inHours(10) }];
        await replaceSectionDates(tx, { assignmentId, setBy: staff.actor.userId, dates });
      });
      expect(await isNamed()).toBe(true);
      const extendTo = (dueAt: Date) =>
        world.db.transaction((tx) =>
          insertExtension(tx, { assignmentId, userId, dueAt, reason: 'ill', grantedBy: staff.actor.userId }),
        );
      await extendTo(inHours(2));
      expect(await isNamed()).toBe(false);
      await extendTo(inHours(20));
      expect(await isNamed()).toBe(true);
      await world.db.update(assignments).set({ dueAt: null, latePolicy: placed?.assignment.latePolicy });
    });

    it('groups programs by their wrong numbers, offers a comment to whoever joins, and keeps the author out of the draft', async () => {
      const grader = numbersGrader();
      const work = async () => {
        const worker = await startWorker(world, { host: grader, slots: 1 });
        await worker.drained();
        await worker.stop();
      };
      const wrong = (name: string) => `// ${name} wrote this\nexport const add = () => ${7};\n`;
      const first = await world.person('student');
      const { name, email } = first.actor;
      const own = name.toLowerCase().replace(' ', '_');
      await world.submit(first, `const ${own} = '${name}, ${email}';\n${wrong(name)}`);
      for (let at = 1; at < 5; at++)
        await world.submit(await world.person('student'), wrong(`Student ${at}`));
      await work();
      // The same numbers, but a mistake with a name was recognised: no member of the group.
      const hintedId = await world.submit(await world.person('student'), `// hinted\n${wrong('Hinted')}`);
      await work();
      expect((await exercise()).groups).toEqual([]);
      const census = async () => {
        const started = await startCensus(staff, { ...PLACE, versionId: null });
        return { batchId: started.ok ? started.value.batchId : '' };
      };
      const stopped = await census();
      expect((await exercise()).census).toMatchObject({ state: 'running' });
      expect(await cancelBatch(staff, stopped)).toMatchObject({ ok: true });
      expect((await exercise()).census).toMatchObject({ state: 'cancelled' });
      const given = { ...(await census()), at: new Date() };
      await world.db.transaction((tx) => updateBatchGivenUp(tx, given));
      expect((await exercise()).census).toMatchObject({ state: 'stuck' });
      await world.db.transaction((tx) => updateBatchGivenUp(tx, { ...given, at: null }));
      await work();
      expect((await exercise()).census).toMatchObject({ state: 'ready' });
      const { groups, versionId } = await exercise();
      expect(groups).toMatchObject([{ shown: { caseNumber: 1, actual: { data: [7] } } }]);
      expect(groups[0]?.userIds).toHaveLength(5);
      const place = { ...PLACE, versionId: versionId ?? '', signature: groups[0]?.signature ?? '' };
      const draft = await draftMisconception(staff, place);
      expect(draft.ok && draft.value.source).toMatch(
        /^export const title = .*\n[\s\S]*export const add = \(\) => 7;\n$/,
      );
      expect(draft.ok && draft.value.source).not.toContain('wrote');
      expect(draft.ok && draft.value.source).toContain("const somebody = 'somebody, somebody';");
      expect(draft).toMatchObject({ value: { mayWrite: false } });
      const instructor = await world.person('instructor');
      expect(await handOverMistake(staff, place)).toEqual({ ok: false, refusal: 'not-found' });
      const handed = await handOverMistake(instructor, place);
      if (!handed.ok) throw new Error(handed.refusal);
      // A second time it is the same draft, with the file once.
      expect(await handOverMistake(instructor, place)).toEqual(handed);
      const inStudio = await viewDraft(instructor, handed.value);
      const files = inStudio.ok ? inStudio.value.files : [];
      const mistakes = files.filter(({ path }) => path.startsWith('misconceptions/unnamed-'));
      expect(mistakes).toEqual([expect.objectContaining({ content: expect.stringContaining('() => 7') })]);
      const body = 'Which two numbers go in?';
      const clicks = [commentOnGroup(staff, { ...place, body }), commentOnGroup(staff, { ...place, body })];
      const said = (await Promise.all(clicks)).toSorted((a, b) => Number(b.ok) - Number(a.ok));
      expect(said[0]).toEqual({ ok: true, value: { drafts: 5 } });
      expect(said[1]).toEqual({ ok: false, refusal: 'comment-there' });
      const drafted = await world.db.select().from(comments).where(eq(comments.body, body));
      expect(drafted).toHaveLength(5);
      expect(drafted.map(({ submissionId }) => submissionId)).not.toContain(hintedId);
      // The next one arrives, and finds its group without anybody asking.
      const next = await world.person('student');
      const submissionId = await world.submit(next, wrong('The next'));
      await work();
      await work();
      const offered = await listOfferedComments(staff, { submissionId });
      expect(offered).toMatchObject({ ok: true, value: [{ body: 'Which two numbers go in?' }] });
      const read = await viewSubmission(next, { submissionId });
      expect(read.ok && read.value.comments).toEqual([]);
      expect((await exercise()).groups[0]?.userIds).toHaveLength(6);
    });

    it('lists aliases in an order that says nothing of names, where there are none', async () => {
      const instructor = await world.person('instructor');
      const nameless = { course: 'tiny', exercise: 'sums/add' };
      await setAnonymous(instructor, { ...nameless, anonymous: true });
      const { students, groups } = await exercise();
      await setAnonymous(instructor, { ...nameless, anonymous: false });
      const aliases = students.map(({ name }) => name);
      expect(aliases.every((alias) => /^Student [0-9A-Z]{6}$/.test(alias))).toBe(true);
      expect(aliases).toEqual(aliases.toSorted((a, b) => a.localeCompare(b, 'en')));
      for (const { userIds } of groups) expect(userIds).toEqual([...userIds].sort());
    });

    it('calls silent who has handed in nothing for two weeks in which something fell due', async () => {
      const day = 24;
      await world.db.update(assignments).set({ dueAt: null });
      expect((await course(later(staff, 13 * day))).silent).toEqual([]);
      const dueAt = later(staff, 10 * day).now();
      await world.db.update(assignments).set({ dueAt });
      expect((await course(later(staff, 13 * day))).silent).toMatchObject([{ lastAt: null, missed: 1 }]);
      // Nine have handed it in by then: however long ago, they have missed nothing.
      expect((await course(later(staff, 20 * day))).silent).toHaveLength(1);
    });

    it('has everybody of a large course once, but those whom the grader gave up on', async () => {
      const [placed] = await selectAssignments(world.db, world.courseId);
      const version = await selectVersionOutline(world.db, placed?.assignment.versionId ?? '');
      const programs = drawnPrograms(version);
      await seedLargeCourse(world.db, { slug: 'large', students: 40, exercises: 4, programs });
      const view = await viewCourseInsight(staff, { course: 'large' });
      if (!view.ok) throw new Error(view.refusal);
      expect(view.value.exercises).toHaveLength(4);
      for (const { slug, submitters } of view.value.exercises) {
        const [module = '', name = ''] = slug.split('/');
        const place = { course: 'large', module, exercise: name, versionId: null };
        const one = await viewExerciseInsight(staff, place);
        if (!one.ok) throw new Error(one.refusal);
        const shown = new Set(one.value.students.map(({ userId }) => userId));
        expect(shown.size).toBe(one.value.students.length);
        expect(shown.size).toBeGreaterThan(submitters * 0.8);
        expect(shown.size).toBeLessThanOrEqual(submitters);
      }
    });
  });
});
