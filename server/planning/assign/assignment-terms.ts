import { createHash } from 'node:crypto';
import type { Queryable } from '#db/database.ts';
import type { Assignment } from '#db/queries/courses/courses.ts';
import { selectSectionDates } from '#db/queries/courses/due-dates.ts';
import { wallTimeOf } from '../../courses/wall-time.ts';
import type { AssignmentTerms } from './assign-view.ts';

/** What an assignment says now, in the words of its form. */
export async function readTerms(
  db: Queryable,
  { assignment, timeZone }: { assignment: Assignment; timeZone: string },
): Promise<AssignmentTerms> {
  const wall = (at: Date | null) => at && wallTimeOf(at, timeZone);
  const { opensAt, dueAt, latePolicy, gradeRule, submissionsPerHour, hiddenFeedback, disclosure } =
    assignment;
  return {
    opens: wall(opensAt),
    due: wall(dueAt),
    latePolicy,
    gradeRule,
    submissionsPerHour,
    hiddenFeedback,
    disclosure,
    sectionDates: (await selectSectionDates(db, assignment.id)).map((row) => ({
      sectionId: row.sectionId,
      due: wallTimeOf(row.dueAt, timeZone),
    })),
  };
}

/** Two people who edit at once: the second has another base than what is there. */
export function hashTerms(terms: AssignmentTerms): string {
  return createHash('sha256').update(JSON.stringify(terms)).digest('hex');
}
