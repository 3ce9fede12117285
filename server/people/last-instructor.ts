import type { Transaction } from '#db/database.ts';
import { countInstructors } from '#db/queries/people/roster.ts';

/** Ends the transaction: a course always keeps an instructor. */
export class LastInstructor extends Error {}

/**
 * After a change of the locked roster in which an instructor left or became something else.
 * @throws LastInstructor
 */
export async function requireInstructor(tx: Transaction, courseId: string): Promise<void> {
  if ((await countInstructors(tx, courseId)) === 0) throw new LastInstructor();
}
