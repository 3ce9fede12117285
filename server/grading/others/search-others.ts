import { selectIsAnonymous } from '#db/queries/grading/anonymous-grading.ts';
import { type ComparableRow, selectComparable } from '#db/queries/grading/comparable.ts';
import type { ActorContext } from '../../access/actor.ts';
import { aliasOf } from '../../anonymous/mask.ts';
import { ok, type Result } from '../../platform/result.ts';
import { findReviewed, type ReviewRefusal } from '../queue/find-reviewed.ts';
import type { OtherSubmissionsView, OtherSubmissionView } from './other-submission-view.ts';

const FOUND_MAX = 20;

/**
 * Other submissions to the exercise of the one that is read: by parts of a name or mail address and by number ("lea 12",
 * "submission 12"); where it is graded without names, by part of an alias only. Those of the same student come first, then
 * the newest one of everybody, in the order of what they are called, then the next older ones. For staff.
 */
export async function searchOthers(
  context: ActorContext,
  input: { submissionId: string; search: string },
): Promise<Result<OtherSubmissionsView, ReviewRefusal>> {
  const reviewed = await findReviewed(context, input.submissionId);
  if (!reviewed.ok) return reviewed;
  const { assignmentId, userId, id } = reviewed.value.submission;
  const rows = await selectComparable(context.db, { assignmentId, exceptId: id });
  const isAnonymous = await selectIsAnonymous(context.db, assignmentId);
  const words = wordsOf(input.search);
  const found = rows
    .map((row) => ({ row, student: isAnonymous ? aliasOf(context, { ...row, assignmentId }) : row.name }))
    .filter(({ row: { email, number }, student }) => {
      const text = plain(isAnonymous ? student : `${student} ${email}`);
      return words.every((word) => text.includes(word) || word === String(number));
    });
  return ok({ found: inOrder(found, userId).slice(0, FOUND_MAX), total: found.length });
}

interface Called {
  readonly row: ComparableRow;
  readonly student: string;
}

function inOrder(found: readonly Called[], userId: string): readonly OtherSubmissionView[] {
  const newestFirst = found.toSorted((a, b) => b.row.number - a.row.number);
  const seen = new Map<string, number>();
  return newestFirst
    .map((called) => {
      const newerCount = seen.get(called.row.userId) ?? 0;
      seen.set(called.row.userId, newerCount + 1);
      // One's own are not mixed with those of others, however old they are.
      return { ...called, own: called.row.userId === userId, newerCount };
    })
    .sort(
      (a, b) =>
        Number(b.own) - Number(a.own) ||
        a.newerCount - b.newerCount ||
        a.student.localeCompare(b.student) ||
        // Two of one name, in an order that says nothing of either.
        a.row.submissionId.localeCompare(b.row.submissionId),
    )
    .map(({ row: { submissionId, number, points, pointsMax }, student, own }) => {
      return { submissionId, student, own, number, points, pointsMax };
    });
}

/** "Submission" and "#" before a number are how it is read out. */
function wordsOf(search: string): readonly string[] {
  return plain(search)
    .split(/\s+/)
    .map((word) => (/^#\d+$/.test(word) ? word.slice(1) : word))
    .filter((word) => word !== '' && word !== 'submission');
}

/** "Noël" is found by "noel". */
function plain(text: string): string {
  return text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
}
