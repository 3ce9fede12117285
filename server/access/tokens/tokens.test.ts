import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { upsertEnrolment } from '#db/queries/courses/courses.ts';
import { auditEvents } from '#db/schema/audit.ts';
import { enrolments } from '#db/schema/courses.ts';
import { apiTokens } from '#db/schema/tokens.ts';
import { TEST_DATABASES } from '#db/testing.ts';
import { exportGrades } from '../../grading/export-grades.ts';
import { importGrades, previewGrades } from '../../grading/import/import-grades.ts';
import { copyCourse } from '../../planning/lifecycle/copy-course.ts';
import { openTestWorld, type TestWorld } from '../../testing.ts';
import type { ActorContext } from '../actor.ts';
import { listTokens } from './list-tokens.ts';
import { type MakeTokenInput, makeToken } from './make-token.ts';
import { revokeToken } from './revoke-token.ts';
import { findTokenActor, USES_MAX } from './use-token.ts';

const WRONG = { ok: false, refusal: 'token-wrong' };
const DAY_MS = 86_400_000;

describe.each(TEST_DATABASES)('tokens on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    let world: TestWorld;
    let lead: ActorContext;
    let ta: ActorContext;
    beforeAll(async () => {
      world = await openTestWorld(await open());
      [lead, ta] = [await world.person('instructor'), await world.person('ta')];
      await copyCourse(lead, { course: 'tiny', slug: 'next', title: 'Next', term: 'Autumn', weeks: null });
    });
    afterAll(async () => {
      await world?.close();
    });

    const make = async (context: ActorContext, more: Partial<MakeTokenInput> = {}) => {
      const input = { course: 'tiny', label: 'a script', scope: 'read-grades', days: 30, ...more } as const;
      const made = await makeToken(context, input);
      if (!made.ok) throw new Error(made.refusal);
      return made.value.secret;
    };
    const use = (
      secret: string,
      more: Partial<Parameters<typeof findTokenActor>[1]> = {},
      services = world,
    ) =>
      findTokenActor(services, {
        authorization: `Bearer ${secret}`,
        course: 'tiny',
        scope: 'read-grades',
        ...more,
      });
    const mine = async (context: ActorContext) => {
      const view = await listTokens(context, { course: 'tiny' });
      if (!view.ok) throw new Error(view.refusal);
      return view.value.tokens;
    };

    it('open the grades of their course in the name of their owner, and the log names them', async () => {
      const secret = await make(ta, { label: 'nightly export' });
      const context = await use(secret);
      if (!context.ok) throw new Error(context.refusal);
      expect(context.value.actor).toMatchObject({ userId: ta.actor.userId, token: 'nightly export' });
      expect(await exportGrades(context.value, { course: 'tiny', format: 'csv' })).toMatchObject({
        ok: true,
      });
      const exported = eq(auditEvents.action, 'grades.exported');
      const [row] = await world.db.select().from(auditEvents).where(exported);
      expect(row).toMatchObject({ actorId: ta.actor.userId, details: { token: 'nightly export' } });
      expect((await mine(ta))[0]).toMatchObject({ state: 'open', isOwn: true });
      expect((await mine(ta))[0]?.lastUsedAt).not.toBeNull();
    });

    it('are nowhere in the database: it keeps a hash', async () => {
      const secret = await make(ta);
      const rows = JSON.stringify([
        await world.db.select().from(apiTokens),
        await world.db.select().from(auditEvents),
      ]);
      expect(rows).not.toContain(secret);
      expect(rows).not.toContain(secret.slice(8));
    });

    it('open no other course, though their owner has both', async () => {
      const secret = await make(lead);
      expect(await use(secret, { course: 'next' })).toEqual(WRONG);
      expect(await use(await make(lead, { course: 'next' }))).toEqual(WRONG);
    });

    it('open nothing once they have ended or were revoked, and no malformed one does', async () => {
      const secret = await make(ta, { days: 1 });
      const later = { ...world, now: () => new Date(Date.now() + DAY_MS + 1_000) };
      expect(await use(secret, {}, later)).toEqual(WRONG);
      expect(await use(secret)).toMatchObject({ ok: true });
      const [token] = await mine(ta);
      expect(await revokeToken(ta, { course: 'tiny', tokenId: token?.id ?? '' })).toMatchObject({ ok: true });
      expect(await use(secret)).toEqual(WRONG);
      for (const authorization of [
        null,
        '',
        'Bearer',
        `Basic ${secret}`,
        secret,
        'Bearer \u0000',
        `Bearer ${secret} x`,
      ])
        expect(await use(secret, { authorization })).toEqual(WRONG);
      expect(await use(secret, { course: 'a\0' })).toEqual(WRONG);
    });

    it('set grades only where they were made for it, through the plan as on the page', async () => {
      const student = await world.person('student');
      const text = `Email,sums/add\n${student.actor.email},6\n`;
      const reading = await make(ta);
      expect(await use(reading, { scope: 'write-grades' })).toEqual({
        ok: false,
        refusal: 'token-reads-only',
      });
      const context = await use(await make(ta, { scope: 'write-grades' }), { scope: 'write-grades' });
      if (!context.ok) throw new Error(context.refusal);
      const plan = await previewGrades(context.value, { course: 'tiny', text });
      if (!plan.ok) throw new Error(plan.refusal);
      const input = { course: 'tiny', text, hash: plan.value.hash, reason: 'oral exam' };
      expect(await importGrades(context.value, input)).toEqual({ ok: true, value: { changes: 1 } });
      expect(await importGrades(context.value, input)).toEqual({ ok: false, refusal: 'plan-changed' });
    });

    it('can do no more than their owner can by now', async () => {
      const former = await world.person('ta');
      const secret = await make(former);
      await upsertEnrolment(world.db, {
        courseId: world.courseId,
        userId: former.actor.userId,
        role: 'student',
      });
      const asStudent = await use(secret);
      if (!asStudent.ok) throw new Error(asStudent.refusal);
      const ask = { course: 'tiny', format: 'csv' } as const;
      expect(await exportGrades(asStudent.value, ask)).toEqual({ ok: false, refusal: 'staff-only' });
      const own = eq(enrolments.userId, former.actor.userId);
      await world.db.update(enrolments).set({ endedAt: world.now() }).where(own);
      expect(await exportGrades(asStudent.value, ask)).toEqual({ ok: false, refusal: 'not-found' });
    });

    it('wait once they were used thirty times within a minute', async () => {
      const secret = await make(lead);
      for (let used = 0; used < USES_MAX; used++) expect((await use(secret)).ok).toBe(true);
      expect(await use(secret)).toEqual({ ok: false, refusal: 'token-too-often' });
      const later = { ...world, now: () => new Date(Date.now() + 61_000) };
      expect(await use(secret, {}, later)).toMatchObject({ ok: true });
    });

    it('of a TA are revoked by the TA or an instructor, by no other TA', async () => {
      await make(ta, { label: 'to be revoked' });
      const colleague = await world.person('ta');
      const [token] = await mine(ta);
      const input = { course: 'tiny', tokenId: token?.id ?? '' };
      expect(await mine(colleague)).toEqual([]);
      expect(await revokeToken(colleague, input)).toEqual({ ok: false, refusal: 'not-found' });
      const seen = (await mine(lead)).find(({ id }) => id === token?.id);
      expect(seen).toMatchObject({ owner: ta.actor.name, isOwn: false });
      expect(await revokeToken(lead, { ...input, course: 'next' })).toEqual({
        ok: false,
        refusal: 'not-found',
      });
      expect(await revokeToken(lead, input)).toMatchObject({ ok: true });
      const revoked = await world.db
        .select()
        .from(auditEvents)
        .where(eq(auditEvents.subjectId, input.tokenId));
      expect(revoked.map(({ action }) => action).toSorted()).toEqual(['token.made', 'token.revoked']);
    });

    it('are refused without a label, without an end, and beyond ten', async () => {
      const another = await world.person('ta');
      const input = { course: 'tiny', label: 'x', scope: 'read-grades', days: 30 } as const;
      const refusalOf = async (more: Partial<MakeTokenInput>) => {
        const made = await makeToken(another, { ...input, ...more });
        return made.ok ? null : made.refusal;
      };
      expect(await refusalOf({ label: ' ' })).toBe('token-label-wrong');
      for (const days of [0, 367, 1.5, Number.NaN])
        expect(await refusalOf({ days })).toBe('token-days-wrong');
      for (let made = 0; made < 10; made++) expect(await refusalOf({})).toBeNull();
      expect(await refusalOf({})).toBe('too-many-tokens');
    });

    it('are ten at most however many are made at once, and one that is over makes room', async () => {
      const another = await world.person('ta');
      const input = { course: 'tiny', label: 'x', scope: 'read-grades', days: 1 } as const;
      const made = await Promise.all(Array.from({ length: 14 }, () => makeToken(another, input)));
      expect(made.filter(({ ok }) => ok)).toHaveLength(10);
      expect(await mine(another)).toHaveLength(10);
      const tomorrow = world.at(another, new Date(Date.now() + DAY_MS + 1_000));
      expect(await makeToken(tomorrow, input)).toMatchObject({ ok: true });
    });
  });
});
