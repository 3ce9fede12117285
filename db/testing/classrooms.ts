/** A database for the tests of one suite, with a course for each test that asks for one. */
import { afterAll, beforeAll } from 'vitest';
import type { OpenDatabase } from '../client.ts';
import type { Database, Transaction } from '../database.ts';
import type { TestDatabase } from '../testing.ts';
import { type Classroom, fillClassroom, handIn, type Work } from './classroom.ts';

/** Opens it before the tests of the `describe` that calls this, and closes it after them. @param name begins the courses' slugs */
export function useClassrooms(open: TestDatabase['open'], name: string) {
  let opened: OpenDatabase | null = null;
  let courses = 0;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened?.close());

  const handle = {
    get db(): Database {
      if (opened === null) throw new Error('The database is open while tests run, not before.');
      return opened.db;
    },
  };
  return {
    handle,
    inTransaction: <T>(act: (tx: Transaction) => Promise<T>) => handle.db.transaction(act),
    newRoom: (): Promise<Classroom> => {
      courses += 1;
      return fillClassroom(handle.db, `${name}-${courses}`);
    },
    submit: ({ assignmentId, versionId }: Classroom, work: { userId: string } & Partial<Work>) =>
      handIn(handle.db, { assignmentId, versionId, ...work }),
  };
}
