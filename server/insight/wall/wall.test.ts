import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEvents } from '#db/schema/audit.ts';
import { wallMinutes } from '#db/schema/insight.ts';
import { claims } from '#db/schema/work.ts';
import { TEST_DATABASES } from '#db/testing.ts';
import type { ActorContext } from '../../access/actor.ts';
import { viewCourseHome } from '../../courses/view-course-home.ts';
import { type RecordClaimInput, recordClaim } from '../../submissions/record-claim.ts';
import { openTestWorld, PLACE, type TestWorld } from '../../testing.ts';
import { endWall, startWall } from './run-wall.ts';
import { viewWall } from './view-wall.ts';
import { watchWall } from './watch-wall.ts';

const MINUTE_MS = 60_000;
/** After the exercise was published, and not on the edge of a minute. */
const START = Math.ceil(Date.now() / 3_600_000) * 3_600_000 + 20_000;

describe.each(TEST_DATABASES)('the lecture wall on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    let world: TestWorld;
    let ta: ActorContext;
    let instructor: ActorContext;
    let students: ActorContext[];
    const at = (context: ActorContext, minutes: number) =>
      world.at(context, new Date(START + minutes * MINUTE_MS));
    const run = (context: ActorContext, more: Partial<RecordClaimInput> = {}) =>
      recordClaim(context, {
        ...PLACE,
        ...{ points: 4, pointsMax: 4, casesPassed: 1, casesTotal: 1, backend: 'cpu' },
        passedCases: ['adds'],
        ...more,
      });
    const FAILED = { points: 0, casesPassed: 0, passedCases: [], misconception: 'subtracts' };
    const wall = async (minutes: number) => {
      const view = await viewWall(at(ta, minutes), PLACE);
      if (!view.ok) throw new Error(view.refusal);
      return view.value;
    };
    beforeAll(async () => {
      world = await openTestWorld(await open());
      ta = await world.person('ta');
      instructor = await world.person('instructor');
      students = await Promise.all([0, 1, 2].map(() => world.person('student')));
    });
    afterAll(async () => {
      await world?.close();
    });
    const student = (n: number) => {
      const one = students[n];
      if (!one) throw new Error(`there is no student ${n}`);
      return one;
    };

    it('is off until an instructor turns it on, and no run leaves a trace before', async () => {
      expect(await wall(0)).toMatchObject({ state: 'off', board: null, runs: false });
      await run(at(student(0), 0));
      expect(await startWall(ta, PLACE)).toEqual({ ok: false, refusal: 'instructor-only' });
      expect(await world.db.select().from(wallMinutes)).toEqual([]);
      await startWall(at(instructor, 1), PLACE);
      expect(await wall(1)).toMatchObject({ state: 'on', enrolled: 3, board: { working: 0, room: null } });
    });

    it('is turned on once, with one row in the log, whoever else clicks', async () => {
      await startWall(at(instructor, 1), PLACE);
      const started = await world.db.select().from(auditEvents).where(eq(auditEvents.action, 'wall.started'));
      expect(started).toMatchObject([{ actorId: instructor.actor.userId, courseId: world.courseId }]);
    });

    it('counts newest runs of students, and of nobody else', async () => {
      await run(at(student(0), 2));
      await run(at(ta, 2));
      await run(at(instructor, 2));
      expect((await wall(2)).board).toEqual({ working: 1, room: null });
      await run(at(student(1), 3), FAILED);
      await run(at(student(2), 3), FAILED);
      expect((await wall(3)).board).toMatchObject({
        working: 3,
        room: { passingAll: 1, cases: [{ number: 1, title: 'adds two numbers', passed: 1 }], casesPassed: 1 },
      });
      await run(at(student(1), 4), { misconception: null });
      expect((await wall(4)).board?.room).toMatchObject({ passingAll: 2, casesPassed: 2 });
    });

    it('does not count a case twice while its person keeps passing it', async () => {
      await run(at(student(0), 5));
      await run(at(student(0), 5.1));
      expect((await wall(5)).board?.room?.casesPassed).toBe(2);
    });

    it('says of a mistake only what the exercise knows', async () => {
      // The small course has no such misconception, so whoever claims it writes on nobody's wall.
      await run(at(student(0), 6), FAILED);
      await run(at(student(1), 6), FAILED);
      expect((await wall(6)).board?.room?.mistakes).toEqual([]);
    });

    it('holds nothing that names anybody', async () => {
      const text = JSON.stringify([await wall(6), await world.db.select().from(wallMinutes)]);
      for (const { actor } of students) {
        for (const secret of [actor.userId, actor.name, actor.email]) expect(text).not.toContain(secret);
      }
    });

    it('forgets who ran nothing for ten minutes', async () => {
      await run(at(student(2), 9));
      expect((await wall(15)).board?.working).toBe(3);
      expect((await wall(18)).board?.working).toBe(1);
    });

    it.each<[string, Partial<RecordClaimInput>]>([
      ['a case that the exercise does not have', { passedCases: ['nothing'] }],
      ['a hidden case', { passedCases: ['adds-any'] }],
      ['one case twice', { passedCases: ['adds', 'adds'], casesPassed: 2 }],
      ['fewer cases than it says', { passedCases: [], casesPassed: 1 }],
      ['a mistake that is no name', { misconception: 'Look here, all of you' }],
      ['a mistake with an endless name', { misconception: 'a'.repeat(101) }],
      ['a mistake of no cases', { passedCases: null, misconception: 'subtracts' }],
    ])('refuses a claim of %s, and keeps the last one', async (_title, odd) => {
      const before = await world.db.select().from(claims);
      expect(await run(at(student(0), 20), odd)).toEqual({ ok: false, refusal: 'claim-wrong' });
      expect(await world.db.select().from(claims)).toEqual(before);
    });

    it('takes one run of a person in a quarter of a second', async () => {
      await run(at(student(0), 21));
      expect(await run(at(student(0), 21.001))).toEqual({ ok: false, refusal: 'too-many-claims' });
      expect(await run(at(student(0), 21.01))).toMatchObject({ ok: true });
    });

    it('never makes points of a claim', async () => {
      const home = await viewCourseHome(student(0), { course: PLACE.course });
      expect(home.ok && home.value.modules[0]?.exercises[0]).toMatchObject({
        points: null,
        provisionalPoints: 4,
      });
    });

    it('tells whoever follows it of the next run, and frees the stream when they leave', async () => {
      const reader = new AbortController();
      const watched = await watchWall(at(ta, 22), { place: PLACE, signal: reader.signal });
      if (!watched.ok) throw new Error(watched.refusal);
      const seen: number[] = [];
      for await (const { board } of watched.value) {
        seen.push(board?.working ?? 0);
        if (seen.length === 1) await run(at(student(1), 22));
        else reader.abort();
      }
      expect(seen).toEqual([1, 2]);
    });

    it('keeps its last counts when it ends, and later runs leave no trace', async () => {
      await run(at(student(1), 23));
      expect(await endWall(ta, PLACE)).toEqual({ ok: false, refusal: 'instructor-only' });
      const last = (await wall(23)).board;
      await endWall(at(instructor, 23), PLACE);
      await run(at(student(2), 24), FAILED);
      await run(at(student(2), 25));
      expect(await wall(40)).toMatchObject({ state: 'ended', board: last });
      const ended = await world.db.select().from(auditEvents).where(eq(auditEvents.action, 'wall.ended'));
      expect(ended).toHaveLength(1);
    });

    it('starts empty again, and ends by itself after twelve hours', async () => {
      await startWall(at(instructor, 50), PLACE);
      expect((await wall(50)).board).toEqual({ working: 0, room: null });
      expect((await wall(50 + 12 * 60 + 1)).state).not.toBe('on');
      await startWall(at(instructor, 50 + 13 * 60), PLACE);
      expect((await wall(50 + 13 * 60)).state).toBe('on');
    });
  });
});
