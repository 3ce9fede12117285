import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { selectAssignments } from '#db/queries/courses/courses.ts';
import { selectOptionalGrade } from '#db/queries/grading/grades.ts';
import { insertInvitation } from '#db/queries/people/invitations.ts';
import { selectAccountsByEmail, selectOptionalUserByEmail } from '#db/queries/people/people.ts';
import { auditEvents } from '#db/schema/audit.ts';
import { assignments, enrolments, sectionDates } from '#db/schema/courses.ts';
import { TEST_DATABASES } from '#db/testing.ts';
import type { ActorContext } from '../access/actor.ts';
import { signInWithOidc } from '../accounts/sign-in-oidc.ts';
import { testGrader, worth } from '../testing-grader.ts';
import { startWorker } from '../worker/worker.ts';
import { addSection } from './add-section.ts';
import { changePerson } from './change-person.ts';
import { applyImport, type ImportInput, previewImport } from './import/import-people.ts';
import { hashToken } from './invitation-token.ts';
import { DAY_MS, tokenOf, usePeople } from './testing.ts';
import { undoImport } from './undo-import.ts';

describe.each(TEST_DATABASES)('people of a course on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    const { scene, people, roleOf, link, join, accept, stateOf } = usePeople(open);

    describe('an import', () => {
      const list = (text: string, more: Partial<ImportInput> = {}): ImportInput => ({
        course: 'tiny',
        text,
        role: 'student',
        section: null,
        corrections: [],
        ...more,
      });
      async function plan(input: ImportInput) {
        const result = await previewImport(scene.lead, input);
        if (!result.ok) throw new Error(result.refusal);
        return result.value;
      }
      const kinds = async (input: ImportInput) => (await plan(input)).rows.map((row) => row.kind);

      it('accounts for every line, does what the preview shows, and can be taken back', async () => {
        const known = await scene.world.person(null);
        const member = await scene.world.person('student');
        const text = [
          '\uFEFF"surname, first";mail;grp;matr',
          '"Wexcombe, Ines";ines@uni.example;B;1',
          `"Known, Kim";${known.actor.email};B;2`,
          `"Member, Mo";${member.actor.email};C;3`,
          '"Okonjo, Tal";tal.okonjo(at)uni.example;C;4',
          '"Wexcombe, Ines";INES@uni.example;A;5',
          `"Lead, Li";${scene.lead.actor.email};;6`,
        ].join('\r\n');
        const first = await plan(list(text));
        expect(first.table).toMatchObject({ delimiter: ';' });
        expect(first.rows.map((row) => [row.line, row.kind, row.countsInstead])).toEqual([
          [2, 'invites', null],
          [3, 'enrols', null],
          [4, 'section', null],
          [5, 'error', null],
          [6, 'duplicate', 2],
          [7, 'unchanged', null],
        ]);
        const offer = 'tal.okonjo@uni.example';
        expect(first.rows[3]?.problem).toMatchObject({
          kind: 'no-at',
          start: 24,
          length: 4,
          character: 11,
          offer,
        });
        expect(await applyImport(scene.lead, { ...list(text), hash: first.hash })).toMatchObject({
          refusal: 'import-unsettled',
        });
        const settled = list(text, { corrections: [{ index: 3, correction: { email: offer } }] });
        const { hash, sections } = await plan(settled);
        expect(sections).toMatchObject([
          { name: 'B', now: 0, in: 2, out: 0 },
          { name: 'C', now: 0, in: 2, out: 0 },
          { name: null, now: expect.any(Number), in: 0, out: 1 },
        ]);
        const made = await applyImport(scene.lead, { ...settled, hash });
        if (!made.ok) throw new Error(made.refusal);
        const after = await people();
        const sectionOf = (email: string) => {
          const id = after.people.find((person) => person.email === email)?.sectionId;
          return after.sections.find((section) => section.id === id)?.name;
        };
        expect([sectionOf(known.actor.email), sectionOf(member.actor.email)]).toEqual(['B', 'C']);
        expect(after.invited.map(({ email, section }) => [email, section])).toEqual([
          ['ines@uni.example', 'B'],
          [offer, 'C'],
        ]);
        // The same list once more changes nothing.
        expect(new Set(await kinds(settled))).toEqual(new Set(['unchanged', 'duplicate']));

        const undone = await undoImport(scene.lead, { course: 'tiny', importId: made.value.importId });
        expect(undone).toEqual({ ok: true, value: { undone: 4 } });
        const back = await people();
        expect(back.invited).toEqual([]);
        expect(back.people.some((person) => person.userId === known.actor.userId)).toBe(false);
        expect(back.people.find((person) => person.userId === member.actor.userId)?.sectionId).toBeNull();
      });

      it('is not taken back where the course would be left without an instructor', async () => {
        const next = await scene.world.person(null);
        const beside = await scene.world.person(null);
        const text = `mail,role\n${next.actor.email},instructor\n${beside.actor.email},student`;
        const { hash } = await plan(list(text));
        const made = await applyImport(scene.lead, { ...list(text), hash });
        if (!made.ok) throw new Error(made.refusal);
        const undo = () => undoImport(next, { course: 'tiny', importId: made.value.importId });
        const become = async (role: 'ta' | 'instructor') => {
          const input = { course: 'tiny', userId: scene.lead.actor.userId, becomes: { role } };
          const seen = await changePerson(next, { ...input, seen: null });
          await changePerson(next, { ...input, seen: seen.ok ? seen.value.hash : null });
        };
        await become('ta');
        expect(await undo()).toEqual({ ok: false, refusal: 'last-instructor' });
        // Nor is any other part of it.
        const rolesNow = [await roleOf(next.actor.email), await roleOf(beside.actor.email)];
        expect(rolesNow).toEqual(['instructor', 'student']);
        await become('instructor');
        expect(await undo()).toEqual({ ok: true, value: { undone: 2 } });
        expect(await roleOf(next.actor.email)).toBeUndefined();
      });

      it('applies nothing when the course has changed since the preview', async () => {
        const member = await scene.world.person(null);
        const input = list(member.actor.email);
        const { hash } = await plan(input);
        await accept(member, await link());
        expect(await applyImport(scene.lead, { ...input, hash })).toMatchObject({ refusal: 'plan-changed' });
      });

      it('reads pasted addresses, however they are parted', async () => {
        const { rows, table } = await plan(
          list('Ann Lee <ann@p.example>, bob@p.example\ncy@p.example; not one'),
        );
        expect(table).toBeNull();
        expect(rows.map(({ line, name, email, kind }) => [line, name, email, kind])).toEqual([
          [1, 'Ann Lee', 'ann@p.example', 'invites'],
          [1, '', 'bob@p.example', 'invites'],
          [2, '', 'cy@p.example', 'invites'],
          [2, '', 'not one', 'error'],
        ]);
        expect(await kinds(list('x', { corrections: [{ index: 0, correction: 'left-out' }] }))).toEqual([
          'left-out',
        ]);
      });

      it('makes a link for one person that lets in nobody else, once', async () => {
        const input = list('own@link.example');
        const { hash } = await plan(input);
        await applyImport(scene.lead, { ...input, hash });
        const invited = (await people()).invited.find(({ email }) => email === 'own@link.example');
        const token = tokenOf(invited?.href);
        expect(await join(token, 'other@link.example')).toMatchObject({ refusal: 'invitation-for-another' });
        expect(await join(token, 'own@link.example')).toMatchObject({ ok: true });
        expect(await stateOf(token)).toBe('used');
        expect(await kinds(input)).toEqual(['unchanged']);
      });
    });

    describe('an account whose address nobody confirmed', () => {
      const listed = (email: string) => ({
        ...{ course: 'tiny', text: `mail,role\n${email},ta`, section: null, corrections: [] },
        role: 'student' as const,
      });
      async function imported(email: string) {
        const plan = await previewImport(scene.lead, listed(email));
        if (!plan.ok) throw new Error(plan.refusal);
        const { hash, rows } = plan.value;
        expect(await applyImport(scene.lead, { ...listed(email), hash })).toMatchObject({ ok: true });
        return rows[0];
      }
      /** In another course of this site by a link for all, with whatever address they wrote. */
      async function joinedElsewhere(email: string): Promise<ActorContext> {
        expect(await join(await link(), email)).toMatchObject({ ok: true });
        const { actor } = scene.lead;
        const user = await selectOptionalUserByEmail(scene.world.db, email);
        const enrolment = { courseId: scene.world.courseId, userId: user?.id ?? '' };
        await scene.world.db.delete(enrolments).where(eq(enrolments.userId, enrolment.userId));
        return { ...scene.lead, actor: { ...actor, userId: enrolment.userId, email, name: 'New Person' } };
      }

      it('is staff by the link that is sent to the address, and not by a list that has it', async () => {
        const email = 'tess@unconfirmed.example';
        const tess = await joinedElsewhere(email);
        expect(await imported(email)).toMatchObject({ kind: 'invites', role: 'ta', unconfirmed: true });
        expect(await roleOf(email)).toBeUndefined();
        const invited = (await people()).invited.find((one) => one.email === email);
        const token = tokenOf(invited?.href);
        // Who opens it without signing in makes no second account of the address.
        expect(await join(token, email)).toMatchObject({ refusal: 'address-has-account' });
        expect(await accept(tess, token)).toMatchObject({ ok: true });
        expect(await roleOf(email)).toBe('ta');
      });

      it('is staff at once where it came in by a link of its own, or from a provider', async () => {
        const own = 'own@confirmed.example';
        await imported(own);
        const invited = (await people()).invited.find((one) => one.email === own);
        expect(await join(tokenOf(invited?.href), own)).toMatchObject({ ok: true });
        const claims = { iss: 'https://id.x.example', sub: 'c', email: 'prov@confirmed.example' };
        await signInWithOidc(scene.world, { ...claims, email_verified: true });
        const known = await selectAccountsByEmail(scene.world.db, [own, claims.email]);
        expect([...known.values()].map(({ isConfirmed }) => isConfirmed)).toEqual([true, true]);
        expect(await imported(claims.email)).toMatchObject({ kind: 'enrols', role: 'ta' });
        expect(await roleOf(claims.email)).toBe('ta');
      });
    });

    describe('a person', () => {
      const change = (userId: string, becomes: Parameters<typeof changePerson>[1]['becomes']) =>
        changePerson(scene.lead, { course: 'tiny', userId, becomes, seen: null });

      it('changes role once the list of changed grades was seen, and leaves', async () => {
        const { actor } = await scene.world.person('student');
        const becomes = { role: 'ta' as const };
        const seen = await change(actor.userId, becomes);
        if (!seen.ok) throw new Error(seen.refusal);
        expect(seen.value).toMatchObject({ applied: false, effects: [] });
        expect(await roleOf(actor.email)).toBe('student');
        const { hash } = seen.value;
        const input = { course: 'tiny', userId: actor.userId, seen: hash };
        expect(await changePerson(scene.lead, { ...input, becomes })).toMatchObject({
          value: { applied: true },
        });
        expect(await roleOf(actor.email)).toBe('ta');
        await changePerson(scene.lead, { ...input, becomes: null });
        expect(await roleOf(actor.email)).toBeUndefined();
      });

      it('who is given what they have already is not written down as changed', async () => {
        const { actor } = await scene.world.person('student');
        const { userId } = actor;
        const about = async () => {
          const rows = await scene.world.db
            .select()
            .from(auditEvents)
            .where(eq(auditEvents.subjectId, userId));
          return rows.map(({ action }) => action);
        };
        const give = async (becomes: Parameters<typeof changePerson>[1]['becomes']) => {
          const seen = await change(userId, becomes);
          const hash = seen.ok ? seen.value.hash : null;
          return changePerson(scene.lead, { course: 'tiny', userId, becomes, seen: hash });
        };
        for (const becomes of [{ role: 'student' as const }, { sectionId: null }])
          expect(await give(becomes)).toMatchObject({ value: { applied: true, effects: [] } });
        expect(await about()).toEqual([]);
        await give({ role: 'ta' });
        expect(await about()).toEqual(['person.role-changed']);
      });

      it('who is taken out has no link left, and comes back by a new one with the grades of its section', async () => {
        const student = await scene.world.person('student');
        const { userId, email } = student.actor;
        const [placed] = await selectAssignments(scene.world.db, scene.world.courseId);
        const assignmentId = placed?.assignment.id ?? '';
        const night = await addSection(scene.lead, { course: 'tiny', name: 'Night' });
        const sectionId = night.ok ? night.value.sectionId : '';
        const day = (n: number) => new Date(scene.world.now().getTime() + n * DAY_MS);
        const terms = { dueAt: day(-1.5), latePolicy: { percentPerDay: 10, daysMax: 7 } };
        await scene.world.db.update(assignments).set(terms).where(eq(assignments.id, assignmentId));
        await scene.world.db
          .insert(sectionDates)
          .values({ assignmentId, sectionId, dueAt: day(1), setBy: scene.lead.actor.userId });
        await scene.world.submit(student, worth(10));
        const worker = await startWorker(scene.world, { host: testGrader(), slots: 1 });
        await worker.drained();
        await worker.stop();
        const points = async () =>
          (await selectOptionalGrade(scene.world.db, { userId, assignmentId }))?.points;
        expect(await points()).toBe(8);
        const invite = async (n: number) => {
          const invitation = {
            courseId: scene.world.courseId,
            email,
            role: 'student',
            sectionId,
          } as const;
          const made = {
            tokenHash: hashToken(`token-${n}`),
            invitedBy: scene.lead.actor.userId,
            expiresAt: day(1),
          };
          await scene.world.db.transaction((tx) => insertInvitation(tx, { ...invitation, ...made }));
        };
        await invite(1);
        const seen = await change(userId, null);
        const hash = seen.ok ? seen.value.hash : null;
        await changePerson(scene.lead, { course: 'tiny', userId, becomes: null, seen: hash });
        expect(await accept(student, 'token-1')).toMatchObject({
          refusal: 'invitation-closed',
        });
        await invite(2);
        expect(await accept(student, 'token-2')).toMatchObject({ ok: true });
        expect(await points()).toBe(10);
      });

      it('who is given another section keeps the role that they have by now, and the other way round', async () => {
        const { actor } = await scene.world.person('student');
        const section = await addSection(scene.lead, { course: 'tiny', name: 'Evening' });
        if (!section.ok) throw new Error(section.refusal);
        const { sectionId } = section.value;
        const seen = await change(actor.userId, { sectionId });
        const hash = seen.ok ? seen.value.hash : null;
        // Two pages that were opened at the same time.
        for (const becomes of [{ role: 'ta' as const }, { sectionId }])
          await changePerson(scene.lead, { course: 'tiny', userId: actor.userId, becomes, seen: hash });
        const now = (await people()).people.find(({ userId }) => userId === actor.userId);
        expect(now).toMatchObject({ role: 'ta', sectionId });
      });

      it('who is the last instructor neither leaves nor becomes anything else', async () => {
        for (const becomes of [null, { role: 'ta' as const }])
          expect(await change(scene.lead.actor.userId, becomes)).toMatchObject({
            refusal: 'last-instructor',
          });
        const second = await scene.world.person('instructor');
        const input = { course: 'tiny', userId: second.actor.userId, becomes: null };
        const seen = await changePerson(scene.lead, { ...input, seen: null });
        const hash = seen.ok ? seen.value.hash : null;
        expect(await changePerson(scene.lead, { ...input, seen: hash })).toMatchObject({
          value: { applied: true },
        });
      });
    });
  });
});
