/** Whether a grade is still what a person saw who gives points over it: asked in the transaction in which they are given. */
import type { Transaction } from '#db/database.ts';
import { selectOptionalGrade } from '#db/queries/grading/grades.ts';

/** Another verdict counts by now. @param seenPoints null: there was no grade */
export async function isGradeMoved(
  tx: Transaction,
  { seenPoints, ...key }: { userId: string; assignmentId: string; seenPoints: number | null },
): Promise<boolean> {
  const counting = await selectOptionalGrade(tx, key);
  return (counting?.points ?? null) !== seenPoints;
}
