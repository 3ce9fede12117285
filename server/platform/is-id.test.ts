import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OpenDatabase } from '#db/client.ts';
import { selectOptionalSubmissionIdentity } from '#db/queries/work/submissions.ts';
import { openTestDatabase } from '#db/testing.ts';
import { isId } from './is-id.ts';

let handle: OpenDatabase;
beforeAll(async () => {
  handle = await openTestDatabase();
});
afterAll(() => handle?.close());

const look = (id: string) => selectOptionalSubmissionIdentity(handle.db, id);

test.each([randomUUID(), randomUUID().toUpperCase(), '00000000-0000-0000-0000-000000000000'])(
  'a database looks for an id: %s',
  async (id) => {
    expect(isId(id)).toBe(true);
    expect(await look(id)).toBeNull();
  },
);

test.each(['', "' or 1=1 --", 'not-an-id', `${randomUUID()}0`, `x${randomUUID()}`, 'g'.repeat(36)])(
  'a database fails at what is none: %s',
  async (text) => {
    expect(isId(text)).toBe(false);
    await expect(look(text)).rejects.toThrow();
  },
);
