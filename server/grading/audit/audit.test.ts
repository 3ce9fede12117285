import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertAuditEvent } from '#db/queries/audit.ts';
import { auditEvents } from '#db/schema/audit.ts';
import { TEST_DATABASES } from '#db/testing.ts';
import type { ActorContext } from '../../access/actor.ts';
import { openTestWorld, type TestWorld } from '../../testing.ts';
import { type AuditFilter, auditSearch } from './audit-filter.ts';
import { exportAudit } from './export-audit.ts';
import { listAudit } from './list-audit.ts';

describe.each(TEST_DATABASES)('the log on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    let world: TestWorld;
    let ta: ActorContext;
    let student: ActorContext;
    beforeAll(async () => {
      world = await openTestWorld(await open());
      [ta, student] = [await world.person('ta'), await world.person('student')];
      const { courseId, db } = world;
      const about = { courseId, subjectId: student.actor.userId };
      await insertAuditEvent(db, { ...about, actorId: null, action: 'grade.changed', details: { to: 7 } });
      await insertAuditEvent(db, {
        ...about,
        actorId: ta.actor.userId,
        action: 'override.set',
        details: { reason: '100%_sure' },
      });
      const at = new Date('2026-03-29T00:30:00Z');
      await db.insert(auditEvents).values({ courseId, actorId: null, action: 'old.event', at, details: {} });
    });
    afterAll(async () => {
      await world?.close();
    });

    const shown = async (filter: AuditFilter) => {
      const view = await listAudit(ta, { course: 'tiny', filter, page: 1 });
      if (!view.ok) throw new Error(view.refusal);
      expect(view.value.total).toBe(view.value.events.length);
      const known = new Set(['grade.changed', 'override.set', 'old.event']);
      return view.value.events.map(({ action }) => action).filter((action) => known.has(action));
    };

    it('is filtered by who, what, to whom and when, each alone and all together', async () => {
      const { userId, name, email } = ta.actor;
      expect(await shown({ person: userId })).toEqual(['override.set']);
      expect(await shown({ person: 'system' })).toEqual(['grade.changed', 'old.event']);
      expect(await shown({ action: 'grade.changed' })).toEqual(['grade.changed']);
      expect(await shown({ thing: student.actor.name.toUpperCase() })).toEqual([
        'override.set',
        'grade.changed',
      ]);
      expect(await shown({ thing: student.actor.email })).toHaveLength(2);
      expect(await shown({ thing: student.actor.userId })).toHaveLength(2);
      expect(await shown({ thing: '100%_' })).toEqual(['override.set']);
      expect(await shown({ thing: 'nobody at all' })).toEqual([]);
      expect(await shown({ until: '2026-03-31' })).toEqual(['old.event']);
      const all = { person: userId, action: 'override.set', thing: 'sure', since: '2026-04-01' };
      expect(await shown(all)).toEqual(['override.set']);
      expect(await shown({ ...all, person: 'system' })).toEqual([]);
      const view = await listAudit(ta, { course: 'tiny', filter: {}, page: 1 });
      expect(view.ok && view.value.people).toContainEqual({ id: userId, name });
      expect(email).toContain('@');
    });

    it('names the student and the exercise of a submission', async () => {
      const submissionId = await world.submit(student, 'export const add = 1;');
      const event = { courseId: world.courseId, actorId: ta.actor.userId, subjectId: submissionId };
      await insertAuditEvent(world.db, { ...event, action: 'submission.flagged', details: {} });
      const view = await listAudit(ta, { course: 'tiny', filter: { action: 'submission.flagged' }, page: 1 });
      expect(view).toMatchObject({
        value: { events: [{ subject: student.actor.name, exercise: expect.stringMatching(/^1\.1 Add/) }] },
      });
    });

    it('shows all of it where a part of the address makes no sense', async () => {
      expect(await shown({ person: "' or 1=1", since: '2026-02-30', until: 'x', thing: '  ' })).toHaveLength(
        3,
      );
    });

    it('goes out as it is filtered, and no text in it is a formula', async () => {
      const row = { courseId: world.courseId, actorId: null, action: '=HYPERLINK("x")', subjectId: null };
      await insertAuditEvent(world.db, { ...row, details: { reason: '=1+1' } });
      const out = await exportAudit(ta, { course: 'tiny', filter: { thing: '=1+1' } });
      if (!out.ok) throw new Error(out.refusal);
      const [head, line, rest] = out.value.body.split('\r\n');
      expect(head).toBe('\uFEFFAt,Who,What,To whom,Id,Details');
      expect(line).toContain(`"'=HYPERLINK(""x"")"`);
      expect(rest).toBe('');
      expect(
        await listAudit(ta, { course: 'tiny', filter: { action: 'log.exported' }, page: 1 }),
      ).toMatchObject({
        value: { total: 1, events: [{ actor: ta.actor.name, details: { events: 1 } }] },
      });
    });
  });
});

it('reads days on the clock of the course, also where it changes', () => {
  const course = { id: 'c', timeZone: 'Europe/Zurich' };
  const day = { since: '2026-03-29', until: '2026-03-29' };
  expect(auditSearch(course, { filter: day, nameless: new Set() })).toMatchObject({
    from: new Date('2026-03-28T23:00:00Z'),
    before: new Date('2026-03-29T22:00:00Z'),
  });
  // In Santiago the day of the change has no midnight.
  const chile = { id: 'c', timeZone: 'America/Santiago' };
  expect(auditSearch(chile, { filter: { since: '2026-09-06' }, nameless: new Set() }).from).toEqual(
    new Date('2026-09-06T04:00:00Z'),
  );
});
