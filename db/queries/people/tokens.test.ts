import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenDatabase } from '../../client.ts';
import { fillCourse } from '../../testing/fill-course.ts';
import { TEST_DATABASES } from '../../testing.ts';
import {
  insertToken,
  selectOpenTokenCount,
  selectOptionalTokenByHash,
  updateTokenRevoked,
  updateTokenUsed,
} from './tokens.ts';

const at = (second: number) => new Date(Date.UTC(2026, 10, 1, 12, 0, second));

describe.each(TEST_DATABASES)('tokens on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    let handle: OpenDatabase;
    let key: { userId: string; courseId: string };
    beforeAll(async () => {
      handle = await open();
      const { userId, courseId } = await fillCourse(handle.db);
      key = { userId, courseId };
    });
    afterAll(async () => {
      await handle?.close();
    });

    const make = (tokenHash: string) =>
      handle.db.transaction((tx) =>
        insertToken(tx, { ...key, label: tokenHash, tokenHash, scope: 'read-grades', expiresAt: at(600) }),
      );

    it('opens its own course alone, until it runs out or is revoked, which happens once', async () => {
      const tokenId = await make('one');
      const inCourse = (courseId: string) =>
        selectOptionalTokenByHash(handle.db, { tokenHash: 'one', courseId });
      expect(await inCourse(key.courseId)).toMatchObject({ id: tokenId, scope: 'read-grades' });
      expect(await inCourse(crypto.randomUUID())).toBeNull();
      const open = (second: number) => selectOpenTokenCount(handle.db, { ...key, at: at(second) });
      expect([await open(599), await open(600)]).toEqual([1, 0]);
      const revoke = () => handle.db.transaction((tx) => updateTokenRevoked(tx, { tokenId, at: at(1) }));
      expect([await revoke(), await revoke(), await open(2)]).toEqual([true, false, 0]);
    });

    it('its uses are counted by the minute, also when they come at once', async () => {
      const tokenId = await make('two');
      const use = (second: number) => updateTokenUsed(handle.db, { tokenId, at: at(second), paceMs: 60_000 });
      const uses = await Promise.all([use(0), use(0), use(0), use(0)]);
      expect(uses.toSorted()).toEqual([1, 2, 3, 4]);
      expect([await use(59), await use(60), await use(61)]).toEqual([5, 1, 2]);
    });
  });
});
