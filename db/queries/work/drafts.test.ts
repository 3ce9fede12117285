import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OpenDatabase } from '../../client.ts';
import { draftsKept } from '../../schema/work.ts';
import { type FilledCourse, fillCourse } from '../../testing/fill-course.ts';
import { TEST_DATABASES } from '../../testing.ts';
import { insertUser } from '../people/people.ts';
import { selectClaims, upsertClaim } from './claims.ts';
import {
  insertKeptDraft,
  selectDraftTimes,
  selectKeptCount,
  selectKeptDrafts,
  selectOptionalDraft,
  upsertDraft,
} from './drafts.ts';

describe.each(TEST_DATABASES)('drafts on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    let handle: OpenDatabase;
    let world: FilledCourse;
    let own: { userId: string; assignmentId: string };
    let other: { userId: string; assignmentId: string };
    beforeAll(async () => {
      handle = await open();
      world = await fillCourse(handle.db);
      const { userId, assignmentId } = world;
      own = { userId, assignmentId };
      const someone = await insertUser(handle.db, { email: 'ada@x.example', name: 'Ada' });
      other = { userId: someone.id, assignmentId };
    });
    beforeEach(async () => {
      await handle.db.delete(draftsKept);
    });
    afterAll(async () => {
      await handle?.close();
    });

    const at = (minute: number) => new Date(Date.UTC(2026, 9, 1, 12, minute));
    const keep = (minute: number, source: string, key = own) =>
      handle.db.transaction((tx) =>
        insertKeptDraft(tx, { ...key, source, revision: minute, savedAt: at(minute), keptAt: at(minute) }),
      );
    const kept = async (key = own) => (await selectKeptDrafts(handle.db, key)).map(({ source }) => source);

    it('a later draft takes the place of the earlier, of one person and exercise alone', async () => {
      await upsertDraft(handle.db, { ...own, source: 'one', revision: 1, savedAt: at(1) });
      await upsertDraft(handle.db, { ...other, source: 'theirs', revision: 1, savedAt: at(2) });
      await upsertDraft(handle.db, { ...own, source: 'two', revision: 2, savedAt: at(3) });
      expect(await selectOptionalDraft(handle.db, own)).toMatchObject({ source: 'two', revision: 2 });
      expect(await selectOptionalDraft(handle.db, other)).toMatchObject({ source: 'theirs' });
      const times = await selectDraftTimes(handle.db, { ...own, assignmentIds: [own.assignmentId] });
      expect(times).toEqual(new Map([[own.assignmentId, at(3)]]));
    });

    it('the last twenty texts are kept, newest first, and nobody else’s are touched', async () => {
      await keep(0, 'theirs', other);
      for (let minute = 1; minute <= 22; minute += 1) await keep(minute, `text ${minute}`);
      const texts = await kept();
      expect(texts).toHaveLength(20);
      expect([texts[0], texts.at(-1)]).toEqual(['text 22', 'text 3']);
      expect(await kept(other)).toEqual(['theirs']);
    });

    it('no more than two mebibytes are kept, and the last text however long it is', async () => {
      const mebibyte = 1024 * 1024;
      await keep(1, 'a'.repeat(mebibyte));
      await keep(2, 'b'.repeat(mebibyte));
      expect((await kept()).map((text) => text[0])).toEqual(['b', 'a']);
      // Bytes count, not letters: an é has two.
      await keep(3, 'é'.repeat(mebibyte / 4));
      expect((await kept()).map((text) => text[0])).toEqual(['é', 'b']);
      await keep(4, 'c'.repeat(3 * mebibyte));
      expect((await kept()).map((text) => text[0])).toEqual(['c']);
    });

    it('what was kept since an instant is counted over all exercises of that person', async () => {
      for (const minute of [1, 2, 3]) await keep(minute, 'text');
      await keep(3, 'theirs', other);
      const { userId } = own;
      expect(await selectKeptCount(handle.db, { userId, since: at(1) })).toBe(2);
      expect(await selectKeptCount(handle.db, { userId, since: at(3) })).toBe(0);
    });

    it('a claim is replaced by the next, and one of more points than there are is refused', async () => {
      const claim = {
        ...own,
        pointsMax: 10,
        casesPassed: 1,
        casesTotal: 2,
        backend: 'cpu',
        passedCases: null,
        misconception: null,
        claimedAt: at(1),
      };
      await upsertClaim(handle.db, { ...claim, points: 9 });
      await upsertClaim(handle.db, { ...claim, points: 4, claimedAt: at(2) });
      const claims = await selectClaims(handle.db, { ...own, assignmentIds: [own.assignmentId] });
      expect(claims.get(own.assignmentId)).toMatchObject({ points: 4, claimedAt: at(2) });
      await expect(upsertClaim(handle.db, { ...claim, points: 11 })).rejects.toThrow();
    });
  });
});
