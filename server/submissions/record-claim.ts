import { upsertClaim } from '#db/queries/drafts.ts';
import type { ActorContext } from '../auth/actor.ts';
import { type ExercisePlace, findAssignment, type PlaceRefusal } from '../exercises/find-assignment.ts';
import { ok, type Result } from '../result.ts';

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
  const found = await findAssignment(context, input);
  if (!found.ok) return found;
  const { points, pointsMax, casesPassed, casesTotal, backend } = input;
  await upsertClaim(context.db, {
    userId: context.actor.userId,
    assignmentId: found.value.assignment.id,
    points: Math.min(points, pointsMax),
    pointsMax,
    casesPassed,
    casesTotal,
    backend,
    claimedAt: context.now(),
  });
  return ok(null);
}
