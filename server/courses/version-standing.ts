/** Whether a page that was opened with a version may go on with it. */
import type { Assignment } from '#db/queries/courses/courses.ts';
import type { ActorContext } from '../access/actor.ts';
import { ok, type Result } from '../platform/result.ts';
import { type ExercisePlace, findAssignment, type PlaceRefusal } from './find-assignment.ts';

/** The version that is assigned, and the one before it where students go on with the new one from their next opening. */
export function takesVersion(
  { versionId, priorVersionId }: Pick<Assignment, 'versionId' | 'priorVersionId'>,
  asked: string,
): boolean {
  return asked === versionId || asked === priorVersionId;
}

/** `gone`: nothing is handed in against it any more, and its page is to be opened again. */
export async function viewVersionStanding(
  context: ActorContext,
  { versionId, ...place }: ExercisePlace & { readonly versionId: string },
): Promise<Result<'taken' | 'gone', PlaceRefusal>> {
  const found = await findAssignment(context, place, 'open-exercise');
  if (!found.ok) return found;
  return ok(takesVersion(found.value.assignment, versionId) ? 'taken' : 'gone');
}
