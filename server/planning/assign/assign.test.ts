import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { selectAssignments } from '#db/queries/courses/courses.ts';
import { selectRoster } from '#db/queries/people/roster.ts';
import { auditEvents } from '#db/schema/audit.ts';
import { assignments } from '#db/schema/courses.ts';
import { submissions } from '#db/schema/work.ts';
import { TEST_DATABASES } from '#db/testing.ts';
import type { ActorContext } from '../../access/actor.ts';
import { viewCourseHome } from '../../courses/view-course-home.ts';
import { wallTimeOf } from '../../courses/wall-time.ts';
import { explainGrade } from '../../grading/explain-grade.ts';
import { addSection } from '../../people/add-section.ts';
import { changePerson } from '../../people/change-person.ts';
import { submitSolution } from '../../submissions/submit-solution.ts';
import { viewSubmission } from '../../submissions/view-submission.ts';
import { openTestWorld, PLACE, type TestWorld } from '../../testing.ts';
import { testGrader, worth } from '../../testing-grader.ts';
import { startWorker } from '../../worker/worker.ts';
import { viewWorkspace } from '../../workspace/view-workspace.ts';
import type { AssignmentTerms } from './assign-view.ts';
import { type ExtendInput, extendStudents, type Longer, takeBackExtension } from './extend.ts';
import { previewAsStudent, readAsStudent } from './preview-student.ts';
import { saveAssignment } from './save-assignment.ts';
import { viewAssign } from './view-assign.ts';

const ZONE = 'UTC';
const HOUR_MS = 60 * 60_000;

describe.each(TEST_DATABASES)('an assignment on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    let world: TestWorld;
    let lead: ActorContext;
    let student: ActorContext;
    let sectionId: string;
    const hoursFromNow = (hours: number) => wallTimeOf(new Date(Date.now() + hours * HOUR_MS), ZONE);

    beforeAll(async () => {
      world = await openTestWorld(await open());
      lead = await world.person('instructor');
      student = await world.person('student');
      const section = await addSection(lead, { course: 'tiny', name: 'B' });
      if (!section.ok) throw new Error(section.refusal);
      ({ sectionId } = section.value);
      await world.submit(student, worth(10));
      const worker = await startWorker(world, { host: testGrader(), slots: 1 });
      await worker.drained();
      await worker.stop();
    });
    afterAll(async () => {
      await world?.close();
    });

    async function view() {
      const result = await viewAssign(lead, PLACE);
      if (!result.ok) throw new Error(result.refusal);
      return result.value;
    }
    /** Saves with the list seen, as the page does. */
    async function save(change: Partial<AssignmentTerms>) {
      const { terms, base } = await view();
      const input = { ...PLACE, terms: { ...terms, ...change }, base };
      const shown = await saveAssignment(lead, { ...input, seen: null });
      if (!shown.ok) return shown;
      expect(shown.value.applied).toBe(false);
      return saveAssignment(lead, { ...input, seen: shown.value.hash });
    }
    const points = async () => {
      const explained = await explainGrade(lead, {
        course: 'tiny',
        studentId: student.actor.userId,
        exercise: 'sums/add',
      });
      return explained.ok ? explained.value.points : null;
    };
    const extend = async (longer: Longer, userIds = [student.actor.userId]) => {
      const input = {
        course: 'tiny',
        exercises: ['sums/add'],
        userIds,
        longer,
        reason: 'the lab was closed',
      };
      const shown = await extendStudents(lead, { ...input, seen: null });
      return shown.ok ? extendStudents(lead, { ...input, seen: shown.value.hash }) : shown;
    };

    it('changes no grade before its list was seen; then it is settled again', async () => {
      const { terms, base } = await view();
      const late = { ...terms, opens: hoursFromNow(-90), due: hoursFromNow(-30) };
      const shown = await saveAssignment(lead, { ...PLACE, terms: late, base, seen: null });
      expect(shown).toMatchObject({ value: { applied: false, effects: [{ from: 10, to: 8 }] } });
      expect([await points(), (await view()).terms.due]).toEqual([10, terms.due]);
      const done = await save({ opens: late.opens, due: late.due });
      expect(done).toMatchObject({ value: { applied: true, effects: [{ from: 10, to: 8 }] } });
      expect(await points()).toBe(8);
    });

    it('an extension given afterwards raises the grade, and taken back lets it fall', async () => {
      expect(await extend({ kind: 'days', days: 1 })).toMatchObject({
        value: { effects: [{ from: 8, to: 9 }] },
      });
      expect(await points()).toBe(9);
      expect(await extend({ kind: 'days', days: 3 })).toMatchObject({ value: { effects: [{ to: 10 }] } });
      const which = { course: 'tiny', exercise: 'sums/add', userId: student.actor.userId };
      const shown = await takeBackExtension(lead, { ...which, seen: null });
      const hash = shown.ok ? shown.value.hash : null;
      expect(await takeBackExtension(lead, { ...which, seen: hash })).toMatchObject({
        value: { applied: true, effects: [{ from: 10, to: 8 }] },
      });
    });

    it('an extension that is taken back again is written down once', async () => {
      const { actor } = await world.person('student');
      const longer: Longer = { kind: 'days', days: 1 };
      await extend(longer, [actor.userId]);
      const which = { course: 'tiny', exercise: 'sums/add', userId: actor.userId };
      for (const _ of [1, 2]) {
        const shown = await takeBackExtension(lead, { ...which, seen: null });
        await takeBackExtension(lead, { ...which, seen: shown.ok ? shown.value.hash : null });
      }
      const about = eq(auditEvents.subjectId, actor.userId);
      const told = (await world.db.select().from(auditEvents).where(about)).map(({ action }) => action);
      expect(told.toSorted()).toEqual(['extension.granted', 'extension.taken-back']);
      expect(await takeBackExtension(lead, { ...which, exercise: 'sums/none', seen: null })).toEqual({
        ok: false,
        refusal: 'not-found',
      });
    });

    it('a factor gives so many times as long from opening to due, to the minute, and days may be fewer', async () => {
      const { terms } = await view();
      const { actor } = await world.person('student');
      const due = async () => (await view()).extensions.find(({ userId }) => userId === actor.userId)?.due;
      const later = (ms: number) => wallTimeOf(new Date(Date.parse(`${terms.due}Z`) + ms), ZONE);
      const span = Date.parse(`${terms.due}Z`) - Date.parse(`${terms.opens}Z`);
      await extend({ kind: 'factor', factor: 1.5 }, [actor.userId]);
      expect(await due()).toBe(later(span / 2));
      // Of the date that holds by now: what was given stays given.
      await extend({ kind: 'factor', factor: 1.25 }, [actor.userId]);
      expect(await due()).toBe(later((span * 3) / 4));
      await extend({ kind: 'days', days: -1 }, [actor.userId]);
      expect(await due()).toBe(later((span * 3) / 4 - 24 * HOUR_MS));
      // From here on as if nobody had been given more.
      const which = { course: 'tiny', exercise: 'sums/add', userId: actor.userId };
      const shown = await takeBackExtension(lead, { ...which, seen: null });
      await takeBackExtension(lead, { ...which, seen: shown.ok ? shown.value.hash : null });
    });

    it('an extension that nobody means is refused, for nobody, without a reason or without end', async () => {
      const refusal = async (more: Partial<ExtendInput>) => {
        const userIds = [student.actor.userId];
        const whom = { course: 'tiny', exercises: ['sums/add'], userIds, reason: 'ill', seen: null };
        const result = await extendStudents(lead, { ...whom, longer: { kind: 'days', days: 1 }, ...more });
        return result.ok ? null : result.refusal;
      };
      for (const days of [0, 1.5, 366, -366, Number.NaN])
        expect(await refusal({ longer: { kind: 'days', days } })).toBe('longer-wrong');
      for (const factor of [1, 0.5, 10.1, Number.NaN, Number.POSITIVE_INFINITY])
        expect(await refusal({ longer: { kind: 'factor', factor } })).toBe('longer-wrong');
      expect(await refusal({ longer: { kind: 'until', at: '2026-02-30T10:00' } })).toBe('time-unreadable');
      expect(await refusal({ reason: ' \n' })).toBe('reason-empty');
      expect(await refusal({ reason: `${'x'.repeat(999)}😀` })).toBeNull();
      expect(await refusal({ userIds: [] })).toBe('nobody-chosen');
      expect(await refusal({ exercises: ['sums/none'] })).toBe('nobody-chosen');
      const former = await world.formerStudent();
      for (const { actor } of [await world.person(null), former])
        expect(await refusal({ userIds: [student.actor.userId, actor.userId] })).toBe('person-unknown');
      // What has no due date has none that could be later.
      expect(await refusal({ exercises: ['sums/multiply'] })).toBe('nothing-due');
      const factor = { kind: 'factor', factor: 2 } as const;
      expect(await refusal({ exercises: ['sums/multiply'], longer: factor })).toBe('nothing-due');
    });

    it('days more are given once to one list: asked for again, or by two at once, it is shown again', async () => {
      const other = await world.person('student');
      const days: Longer = { kind: 'days', days: 2 };
      const userIds = [other.actor.userId];
      const input = { course: 'tiny', exercises: ['sums/add'], userIds, longer: days, reason: 'ill' };
      const shown = await extendStudents(lead, { ...input, seen: null });
      const seen = shown.ok ? shown.value.hash : null;
      const second = await world.person('instructor');
      const both = [lead, second].map((one) => extendStudents(one, { ...input, seen }));
      const applied = (await Promise.all(both)).map((result) => result.ok && result.value.applied);
      expect(applied.sort()).toEqual([false, true]);
      const again = await extendStudents(lead, { ...input, seen });
      expect(again).toMatchObject({ value: { applied: false } });
      const { terms, extensions } = await view();
      const given = extensions.filter(({ userId }) => userId === other.actor.userId);
      const twoDaysOn = new Date(Date.parse(`${terms.due}Z`) + 48 * HOUR_MS);
      expect(given).toMatchObject([{ due: wallTimeOf(twoDaysOn, ZONE) }]);
      const which = { course: 'tiny', exercise: 'sums/add', userId: other.actor.userId };
      const back = await takeBackExtension(lead, { ...which, seen: null });
      await takeBackExtension(lead, { ...which, seen: back.ok ? back.value.hash : null });
    });

    it('a section has its own date, and who comes into it is settled by it', async () => {
      await save({ sectionDates: [{ sectionId, due: hoursFromNow(-6) }] });
      const move = { course: 'tiny', userId: student.actor.userId, becomes: { sectionId } };
      const shown = await changePerson(lead, { ...move, seen: null });
      expect(shown).toMatchObject({ value: { effects: [{ from: 8, to: 9 }] } });
      await changePerson(lead, { ...move, seen: shown.ok ? shown.value.hash : null });
      // A person's wins, even if it is stricter.
      await extend({ kind: 'until', at: hoursFromNow(-54) });
      expect(await points()).toBe(7);
      expect((await view()).extensions).toMatchObject([{ section: 'B', earlier: true }]);
      await extend({ kind: 'days', days: 30 });
    });

    it('a time that does not exist, due before opening, and a rule out of range are refused', async () => {
      expect(await save({ opens: hoursFromNow(5), due: hoursFromNow(1) })).toMatchObject({
        refusal: 'due-before-opening',
      });
      expect(await save({ due: '2026-02-30T10:00' })).toMatchObject({ refusal: 'time-unreadable' });
      for (const percentPerDay of [101, -1, 0.99, 0.01, 1e-10])
        expect(await save({ latePolicy: { percentPerDay, daysMax: 1 } })).toMatchObject({
          refusal: 'policy-wrong',
        });
      expect(
        await save({ sectionDates: [{ sectionId: crypto.randomUUID(), due: hoursFromNow(1) }] }),
      ).toMatchObject({ refusal: 'section-unknown' });
      const { terms } = await view();
      const stale = await saveAssignment(lead, { ...PLACE, terms, base: 'of before', seen: null });
      expect(stale).toMatchObject({ refusal: 'terms-changed' });
    });

    it('of two instructors who save at once, the second does not overwrite the first', async () => {
      const { terms, base } = await view();
      const second = await world.person('instructor');
      const input = (hours: number) => ({ ...PLACE, terms: { ...terms, due: hoursFromNow(hours) }, base });
      const asked = await Promise.all(
        [[lead, 300] as const, [second, 400] as const].map(async ([one, hours]) => {
          const shown = await saveAssignment(one, { ...input(hours), seen: null });
          return { one, hours, seen: shown.ok ? shown.value.hash : null };
        }),
      );
      const saved = asked.map(({ one, hours, seen }) => saveAssignment(one, { ...input(hours), seen }));
      const answers = (await Promise.all(saved)).map((result) => (result.ok ? 'saved' : result.refusal));
      expect(answers.sort()).toEqual(['saved', 'terms-changed']);
    });

    it('takes as many submissions an hour as it says', async () => {
      await save({ opens: null, due: null, sectionDates: [], submissionsPerHour: 1 });
      const other = await world.person('student');
      await world.submit(other, worth(1));
      const workspace = await viewWorkspace(other, PLACE);
      if (!workspace.ok) throw new Error(workspace.refusal);
      const { versionId } = workspace.value.exercise;
      const again = { ...PLACE, versionId, source: worth(2), claimedPoints: null };
      const next = () => submitSolution(other, { ...again, submissionId: crypto.randomUUID() });
      expect(await next()).toMatchObject({ refusal: 'too-many-this-hour' });
      await save({ submissionsPerHour: null });
      expect(await next()).toMatchObject({ ok: true });
    });

    it('the preview is what a real student gets: before opening, on time, late and closed', async () => {
      await save({
        opens: '2026-03-02T08:00',
        due: '2026-03-09T18:00',
        latePolicy: { percentPerDay: 10, daysMax: 3, graceMinutes: 15 },
        sectionDates: [{ sectionId, due: '2026-03-10T22:00' }],
      });
      const before = (await selectRoster(world.db, world.courseId)).length;
      const real = {
        everyone: await world.person('student'),
        section: await world.person('student'),
        person: await world.person('student'),
      };
      await changeSection(real.section.actor.userId);
      await changeSection(real.person.actor.userId);
      await extendUntil('2026-03-12T09:00', real.person.actor.userId);
      const instants = ['2026-03-02T07:59', '2026-03-05T12:00', '2026-03-11T12:00', '2026-04-01T12:00'];
      for (const kind of ['everyone', 'section', 'person'] as const) {
        const whom = {
          everyone: { kind: 'everyone' as const },
          section: { kind: 'section' as const, sectionId },
          person: { kind: 'person' as const, userId: real.person.actor.userId },
        }[kind];
        for (const at of instants) {
          const then = world.at(real[kind], new Date(`${at}Z`));
          const payload = await readAsStudent(lead, { ...PLACE, whom, at });
          const home = await viewCourseHome(then, { course: 'tiny' });
          expect(payload).toEqual({
            ok: true,
            value: { workspace: await viewWorkspace(then, PLACE), home: home.ok ? home.value : null },
          });
        }
      }
      // Nobody stays behind.
      expect((await selectRoster(world.db, world.courseId)).length).toBe(before + 3);
      const facts = async (at: string) => {
        const seen = await previewAsStudent(lead, { ...PLACE, whom: { kind: 'section', sectionId }, at });
        return seen.ok
          ? [seen.value.state, seen.value.lateSteps, seen.value.pointsAtMost, seen.value.rule]
          : seen;
      };
      expect(await facts('2026-03-01T12:00')).toEqual(['locked', 0, 0, 'section']);
      expect(await facts('2026-03-10T22:15')).toEqual(['open', 0, 10, 'section']);
      expect(await facts('2026-03-10T22:16')).toEqual(['late', 1, 9, 'section']);
      expect(await facts('2026-03-13T22:15')).toEqual(['late', 3, 7, 'section']);
      expect(await facts('2026-03-13T22:16')).toEqual(['closed', 0, 0, 'section']);
    });

    async function extendUntil(at: string, userId: string) {
      const longer = { kind: 'until' as const, at };
      const input = { course: 'tiny', exercises: ['sums/add'], userIds: [userId], longer, reason: 'ill' };
      const shown = await extendStudents(lead, { ...input, seen: null });
      await extendStudents(lead, { ...input, seen: shown.ok ? shown.value.hash : null });
    }

    async function changeSection(userId: string) {
      const move = { course: 'tiny', userId, becomes: { sectionId } };
      const shown = await changePerson(lead, { ...move, seen: null });
      await changePerson(lead, { ...move, seen: shown.ok ? shown.value.hash : null });
    }

    it('sealed, numbers the hidden cases of what was handed in before too, also once it is closed', async () => {
      const [submissionId = ''] = await submissionsOf(student);
      const hidden = async () => {
        const seen = await viewSubmission(student, { submissionId });
        return seen.ok && seen.value.report?.cases.find(({ visibility }) => visibility === 'hidden');
      };
      await save({ hiddenFeedback: 'full-after-close', opens: null, due: '2026-03-09T18:00' });
      expect(await hidden()).toMatchObject({ title: 'adds any numbers' });
      await save({ disclosure: 'sealed' });
      expect(await hidden()).toMatchObject({ title: 'Hidden case 1', untitled: true });
      await save({ disclosure: null });
    });

    async function submissionsOf({ actor }: ActorContext) {
      const all = await world.db.select().from(submissions).where(eq(submissions.userId, actor.userId));
      return all.map(({ id }) => id);
    }

    it('keeps what was saved, also the rules that no page of a student shows', async () => {
      await save({ hiddenFeedback: 'full-after-close', gradeRule: 'latest' });
      const [first] = await selectAssignments(world.db, world.courseId);
      expect(first?.assignment).toMatchObject({ hiddenFeedback: 'full-after-close', gradeRule: 'latest' });
      expect(await world.db.select().from(assignments)).toHaveLength(2);
    });
  });
});
