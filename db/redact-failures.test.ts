import { randomUUID } from 'node:crypto';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenDatabase } from './client.ts';
import { insertUser } from './queries/people/people.ts';
import { upsertDraft } from './queries/work/drafts.ts';
import { TEST_DATABASES } from './testing.ts';

describe.each(TEST_DATABASES)('a failed statement on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    let handle: OpenDatabase;
    beforeAll(async () => {
      handle = await open();
    });
    afterAll(async () => {
      await handle?.close();
    });

    const failureOf = (work: Promise<unknown>) =>
      work.then(
        () => Promise.reject(new Error('It did not fail.')),
        (error: unknown) => error,
      );
    const everythingOf = (error: unknown) =>
      inspect(error, { depth: null, showHidden: true, maxStringLength: null });

    it('says which table and rule, and nothing of the source', async () => {
      const source = `const planted = 'a solution';\n${'// more\n'.repeat(50)}`;
      const draft = { userId: randomUUID(), assignmentId: randomUUID(), revision: 1, savedAt: new Date() };
      const failure = await failureOf(upsertDraft(handle.db, { ...draft, source }));
      expect(everythingOf(failure)).not.toContain('planted');
      expect(everythingOf(failure)).not.toContain(draft.userId);
      expect(failure).toMatchObject({
        message: expect.stringContaining('insert into "drafts"'),
        cause: { code: '23503', table: 'drafts', constraint: expect.stringContaining('drafts') },
      });
    });

    it('says nothing of it inside a transaction either', async () => {
      await insertUser(handle.db, { email: 'twice@x.example', name: 'x' });
      const again = handle.db.transaction((tx) => insertUser(tx, { email: 'twice@x.example', name: 'y' }));
      const failure = await failureOf(again);
      expect(everythingOf(failure)).not.toContain('twice@x.example');
      expect(failure).toMatchObject({ cause: { code: '23505' } });
    });
  });
});
