import { upsertClaim } from '#db/queries/claims.ts';
import { selectVersionOutline } from '#db/queries/exercises.ts';
import type { ActorContext } from '../access/actor.ts';
import { type ExercisePlace, findAssignment, type PlaceRefusal } from '../courses/find-assignment.ts';
import { outlineOf } from '../exercises/exercise-outline.ts';
import { ok, type Result } from '../platform/result.ts';

export interface RecordClaimInput extends ExercisePlace {
  readonly points: number;
  readonly pointsMax: number;
  readonly casesPassed: number;
  readonly casesTotal: number;
  readonly backend: string;
}

/** Keeps what a browser run scored, for the provisional mark on the course home. It counts for nothing. */
export async function recordClaim(
  context: ActorContext,
  input: RecordClaimInput,
): Promise<Result<null, PlaceRefusal>> {
  const found = await findAssignment(context, input, 'record-claim');
  if (!found.ok) return found;
  const { assignment } = found.value;
  const outline = outlineOf(await selectVersionOutline(context.db, assignment.versionId));
  // A forged claim counts for nothing and shows nothing that the exercise cannot give.
  const pointsMax = Math.min(input.pointsMax, outline.pointsMax);
  const casesTotal = Math.min(input.casesTotal, outline.plan.length);
  await upsertClaim(context.db, {
    userId: context.actor.userId,
    assignmentId: assignment.id,
    points: Math.min(input.points, pointsMax),
    pointsMax,
    casesPassed: Math.min(input.casesPassed, casesTotal),
    casesTotal,
    backend: input.backend,
    passedCases: null,
    misconception: null,
    claimedAt: context.now(),
  });
  return ok(null);
}
