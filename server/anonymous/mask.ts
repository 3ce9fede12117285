/** What staff read of students whose work is graded without names. */
import { createHmac } from 'node:crypto';
import { selectAnonymousAssignments, selectIsAnonymous } from '#db/queries/grading/anonymous-grading.ts';
import type { ActorContext } from '../access/actor.ts';

export type Masking = Pick<ActorContext, 'db' | 'actor' | 'secret'>;

interface Masked {
  readonly assignmentId: string;
  readonly userId: string;
}

/** Crockford's letters: none is taken for another. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** One in 10⁹ for two students. */
const ALIAS_LENGTH = 6;

/** The same for one grader, exercise and student each time; nobody else's, and of no other exercise. */
export function aliasOf({ actor, secret }: Masking, { assignmentId, userId }: Masked): string {
  const bytes = createHmac('sha256', secret)
    .update(['alias', actor.userId, assignmentId, userId].join('\n'))
    .digest();
  const letters = [...bytes.subarray(0, ALIAS_LENGTH)].map((byte) => LETTERS[byte % LETTERS.length]);
  return `Student ${letters.join('')}`;
}

/** For rows of a whole course: the name, or the alias where the exercise is graded without names. */
export async function findMask(
  context: Masking,
  courseId: string,
): Promise<{
  readonly isOn: (assignmentId: string) => boolean;
  readonly nameOf: (of: Masked & { name: string }) => string;
}> {
  const anonymous = await selectAnonymousAssignments(context.db, courseId);
  const isOn = (assignmentId: string) => anonymous.has(assignmentId);
  return {
    isOn,
    nameOf: ({ name, ...masked }) => (isOn(masked.assignmentId) ? aliasOf(context, masked) : name),
  };
}

/** For one submission; null: it is read with its name. */
export async function findAlias(context: Masking, masked: Masked): Promise<string | null> {
  return (await selectIsAnonymous(context.db, masked.assignmentId)) ? aliasOf(context, masked) : null;
}
