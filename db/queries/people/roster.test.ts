import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenDatabase } from '../../client.ts';
import type { Transaction } from '../../database.ts';
import { users } from '../../schema/people.ts';
import { type Classroom, fillClassroom, handIn, minute } from '../../testing/classroom.ts';
import { TEST_DATABASES } from '../../testing.ts';
import {
  insertAuditEvent,
  selectAuditActions,
  selectAuditCount,
  selectAuditEvents,
  selectAuditPeople,
} from '../audit.ts';
import { selectOptionalCourse } from '../courses/courses.ts';
import { selectNothing } from '../health.ts';
import {
  insertInvitation,
  insertInvitationUse,
  lockInvitation,
  selectInvitations,
  selectOptionalInvitation,
  updateInvitationsClosed,
} from './invitations.ts';
import {
  insertAccount,
  insertUser,
  selectAccountsByEmail,
  selectIdentity,
  selectOptionalAccount,
  selectOptionalUser,
  selectOptionalUserByEmail,
  selectUserName,
  selectUserNames,
} from './people.ts';
import {
  countInstructors,
  insertRosterImport,
  selectLastSubmissions,
  selectOptionalLastImport,
  selectOptionalRosterRow,
  selectRoster,
  selectSections,
  updateImportUndone,
  upsertRosterRow,
  upsertSection,
} from './roster.ts';

let courses = 0;

describe.each(TEST_DATABASES)('who is in a course, on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    let handle: OpenDatabase;
    let room: Classroom;
    beforeAll(async () => {
      handle = await open();
      await selectNothing(handle.db);
      courses += 1;
      room = await fillClassroom(handle.db, `roster-${courses}`);
    });
    afterAll(async () => {
      await handle?.close();
    });

    const inTransaction = <T>(act: (tx: Transaction) => Promise<T>) => handle.db.transaction(act);

    it('a roster has everybody who ever was there, by name, and says who is not any more', async () => {
      const { courseId, bo } = room;
      const section = await upsertSection(handle.db, { courseId, name: 'Tuesday' });
      const again = await upsertSection(handle.db, { courseId, name: 'Tuesday' });
      await upsertSection(handle.db, { courseId, name: 'Monday' });
      expect(again.id).toBe(section.id);
      const names = (await selectSections(handle.db, courseId)).map(({ name }) => name);
      expect(names).toEqual(['Monday', 'Tuesday']);
      const change = { courseId, userId: bo, role: 'student', sectionId: section.id } as const;
      await inTransaction((tx) => upsertRosterRow(tx, { ...change, endedAt: minute(1) }));
      const roster = await selectRoster(handle.db, courseId);
      expect(roster.map(({ name, role, endedAt }) => [name, role, endedAt])).toEqual([
        ['Ada', 'student', null],
        ['Bo', 'student', minute(1)],
        ['Cy', 'student', null],
        ['Ina', 'instructor', null],
        ['Tam', 'ta', null],
      ]);
      await inTransaction((tx) => upsertRosterRow(tx, { ...change, role: 'ta', endedAt: null }));
      const back = await selectOptionalRosterRow(handle.db, { courseId, userId: bo });
      expect(back).toMatchObject({ role: 'ta', sectionId: section.id, endedAt: null });
      const stranger = (await insertUser(handle.db, { email: 'no@x.example', name: 'No' })).id;
      expect(await selectOptionalRosterRow(handle.db, { courseId, userId: stranger })).toBeNull();
    });

    it('instructors who have left are not counted', async () => {
      const { courseId, instructor: userId, ta } = room;
      const set = (userId: string, endedAt: Date | null) =>
        inTransaction((tx) =>
          upsertRosterRow(tx, { courseId, userId, role: 'instructor', sectionId: null, endedAt }),
        );
      expect(await countInstructors(handle.db, courseId)).toBe(1);
      await set(ta, null);
      expect(await countInstructors(handle.db, courseId)).toBe(2);
      await set(userId, minute(1));
      expect(await countInstructors(handle.db, courseId)).toBe(1);
    });

    it('a person’s last submission is the newest of the whole course', async () => {
      const { courseId, ada, versionId, assignmentId, secondId } = room;
      await handIn(handle.db, { userId: ada, versionId, assignmentId, at: minute(8) });
      await handIn(handle.db, { userId: ada, versionId, assignmentId: secondId, at: minute(3) });
      expect([...(await selectLastSubmissions(handle.db, courseId))]).toEqual([[ada, minute(8)]]);
    });

    it('imports are taken back newest first', async () => {
      const { courseId, instructor: importedBy } = room;
      const run = (n: number) =>
        inTransaction((tx) =>
          insertRosterImport(tx, { courseId, importedBy, effects: [], createdAt: minute(n) }),
        );
      const last = async () => (await selectOptionalLastImport(handle.db, courseId))?.id ?? null;
      expect(await last()).toBeNull();
      const [first, second] = [await run(1), await run(2)];
      const undo = (importId: string) =>
        inTransaction((tx) => updateImportUndone(tx, { importId, at: minute(3) }));
      expect(await last()).toBe(second);
      await undo(second);
      expect(await last()).toBe(first);
      await undo(first);
      expect(await last()).toBeNull();
    });

    it('a link is found by its hash alone, knows how many came in, and each of them once', async () => {
      const { courseId, instructor: invitedBy, ada, cy } = room;
      const section = await upsertSection(handle.db, { courseId, name: 'Links' });
      const invite = (tokenHash: string, email: string | null, createdAt: Date) =>
        inTransaction((tx) =>
          insertInvitation(tx, {
            ...{ courseId, role: 'student', invitedBy, expiresAt: minute(60), email, tokenHash, createdAt },
            sectionId: email === null ? section.id : null,
          }),
        );
      await invite('open', null, minute(1));
      await invite('hers', 'new@x.example', minute(2));
      await expect(invite('open', null, minute(3))).rejects.toThrow();
      await expect(invite('loud', 'New@X.example', minute(3))).rejects.toThrow();
      const found = await selectOptionalInvitation(handle.db, 'open');
      expect(found).toMatchObject({ used: 0, sectionName: 'Links', course: { id: courseId } });
      expect(await selectOptionalInvitation(handle.db, 'nope')).toBeNull();
      const invitationId = found?.invitation.id ?? '';
      const use = (userId: string) =>
        inTransaction(async (tx) => {
          await lockInvitation(tx, invitationId);
          await insertInvitationUse(tx, { invitationId, userId, usedAt: minute(4) });
        });
      for (const userId of [ada, ada, cy]) await use(userId);
      const open = async () =>
        (await selectInvitations(handle.db, courseId)).map(({ invitation, used }) => [
          invitation.tokenHash,
          used,
        ]);
      expect(await open()).toEqual([
        ['open', 2],
        ['hers', 0],
      ]);
      const at = minute(5);
      const close = (which: { ids: readonly string[] } | { open: true }) =>
        inTransaction((tx) => updateInvitationsClosed(tx, { courseId, at, ...which }));
      expect([await close({ ids: [] }), await close({ open: true }), await close({ open: true })]).toEqual([
        0, 1, 0,
      ]);
      expect(await open()).toEqual([['hers', 0]]);
      const hers = (await selectOptionalInvitation(handle.db, 'hers'))?.invitation.id ?? '';
      const other = await fillClassroom(handle.db, `${room.courseSlug}-other`);
      const foreign = { courseId: other.courseId, at, ids: [hers] };
      expect(await inTransaction((tx) => updateInvitationsClosed(tx, foreign))).toBe(0);
      expect(await close({ ids: [hers] })).toBe(1);
    });

    it('people are found by address and id, as far as there are any, and nobody signs in once deactivated', async () => {
      const email = `eve@${room.courseSlug}.example`;
      const { id } = await insertUser(handle.db, { email, name: 'Eve' });
      await expect(insertUser(handle.db, { email, name: 'Other' })).rejects.toThrow();
      await expect(insertUser(handle.db, { email: 'UP@x.example', name: 'Up' })).rejects.toThrow();
      expect(await selectIdentity(handle.db, id)).toEqual({ id, email, name: 'Eve' });
      expect(await selectUserName(handle.db, id)).toBe('Eve');
      const nobody = crypto.randomUUID();
      await expect(selectUserName(handle.db, nobody)).rejects.toThrow('no user');
      await expect(selectIdentity(handle.db, nobody)).rejects.toThrow('no user');
      expect([...(await selectUserNames(handle.db, [id, nobody]))]).toEqual([[id, 'Eve']]);
      expect([...(await selectAccountsByEmail(handle.db, [email, 'x@x.example'])).keys()]).toEqual([email]);
      expect(await selectUserNames(handle.db, [])).toEqual(new Map());
      expect(await selectAccountsByEmail(handle.db, [])).toEqual(new Map());
      expect((await selectOptionalUserByEmail(handle.db, email))?.id).toBe(id);
      expect(await selectOptionalUserByEmail(handle.db, 'x@x.example')).toBeNull();
      const account = { userId: id, provider: 'credentials', subject: email };
      await insertAccount(handle.db, { ...account, passwordHash: 'hash' });
      const oidc = { ...account, provider: 'oidc', subject: 'sub-1' };
      await insertAccount(handle.db, { ...oidc, passwordHash: null });
      await expect(insertAccount(handle.db, { ...oidc, subject: 's', passwordHash: 'h' })).rejects.toThrow();
      const found = await selectOptionalAccount(handle.db, { provider: 'oidc', subject: 'sub-1' });
      expect(found?.user.id).toBe(id);
      expect(await selectOptionalAccount(handle.db, { provider: 'oidc', subject: email })).toBeNull();
      expect((await selectOptionalUser(handle.db, id))?.name).toBe('Eve');
      await handle.db
        .update(users)
        .set({ deactivatedAt: minute(1) })
        .where(eq(users.id, id));
      expect(await selectOptionalUser(handle.db, id)).toBeNull();
      // Their name stays on what they did.
      expect(await selectUserName(handle.db, id)).toBe('Eve');
    });

    it('a course’s log is read newest first, by whom, about whom, what and when, and of no other course', async () => {
      const { courseId, instructor, ada } = room;
      const since = new Date(Date.now() - 60_000);
      const record = (
        action: string,
        actorId: string | null,
        more: { subjectId?: string; note?: string } = {},
      ) =>
        insertAuditEvent(handle.db, {
          ...{ courseId, action, actorId, subjectId: more.subjectId ?? null },
          details: more.note === undefined ? {} : { note: more.note },
        });
      await record('grade.changed', instructor, { subjectId: ada });
      await record('grade.changed', null, { note: '100% late_day' });
      await record('course.archived', instructor);
      const other = await fillClassroom(handle.db, `${room.courseSlug}-log`);
      await insertAuditEvent(handle.db, {
        ...{
          courseId: other.courseId,
          action: 'course.made',
          actorId: instructor,
          subjectId: null,
          details: {},
        },
      });
      const log = async (search: Partial<Parameters<typeof selectAuditCount>[1]>) => {
        const page = { courseId, nameless: new Set<string>(), ...search };
        const rows = await selectAuditEvents(handle.db, { ...page, offset: 0, limit: 10 });
        expect(await selectAuditCount(handle.db, page)).toBe(rows.length);
        return rows.map(({ action, actorName, subjectName }) => [action, actorName, subjectName]);
      };
      const [archived, late, changed] = [
        ['course.archived', 'Ina', null],
        ['grade.changed', null, null],
        ['grade.changed', 'Ina', 'Ada'],
      ];
      expect(await log({})).toEqual([archived, late, changed]);
      expect(await log({ action: 'course.archived' })).toEqual([archived]);
      expect([await log({ actor: 'system' }), await log({ actor: instructor })]).toEqual([
        [late],
        [archived, changed],
      ]);
      expect([await log({ about: 'aDa' }), await log({ about: ada.toUpperCase() })]).toEqual([
        [changed],
        [changed],
      ]);
      // Signs that mean something to LIKE are themselves here.
      expect([await log({ about: '100%' }), await log({ about: 'l_te' }), await log({ about: '%' })]).toEqual(
        [[late], [], [late]],
      );
      expect([await log({ before: since }), await log({ from: since })]).toMatchObject([[], { length: 3 }]);
      expect(await selectAuditPeople(handle.db, courseId)).toEqual([{ id: instructor, name: 'Ina' }]);
      expect(await selectAuditActions(handle.db, courseId)).toEqual([
        { action: 'course.archived', count: 1 },
        { action: 'grade.changed', count: 2 },
      ]);
      expect((await selectOptionalCourse(handle.db, room.courseSlug))?.id).toBe(courseId);
    });
  });
});
