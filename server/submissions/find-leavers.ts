import type { Queryable } from '#db/database.ts';
import { selectCourseOfAssignment } from '#db/queries/courses/courses.ts';
import { selectOptionalUser } from '#db/queries/people/people.ts';
import { selectOptionalRosterRow } from '#db/queries/people/roster.ts';
import { may } from '../access/deeds.ts';

/** Who of these could not comment in the course any more: what they have drafted waits for nobody. */
export async function findLeavers(
  db: Queryable,
  { assignmentId, authorIds }: { assignmentId: string; authorIds: readonly string[] },
): Promise<ReadonlySet<string>> {
  const leavers = new Set<string>();
  // Of most submissions nobody else has drafted anything.
  if (authorIds.length === 0) return leavers;
  const { id: courseId } = await selectCourseOfAssignment(db, assignmentId);
  for (const userId of new Set(authorIds)) {
    const enrolled = await selectOptionalRosterRow(db, { courseId, userId });
    const role = enrolled && enrolled.endedAt === null ? enrolled.role : null;
    if (role !== null && may({ userId, role }, 'comment-on-submission')) continue;
    const user = await selectOptionalUser(db, userId);
    if (!user?.isAdmin) leavers.add(userId);
  }
  return leavers;
}
