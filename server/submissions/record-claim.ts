import type { Transaction } from '#db/database.ts';
import { selectVersionOutline } from '#db/queries/exercises/exercises.ts';
import { selectOptionalOpenWall, upsertWallMinute } from '#db/queries/insight/walls.ts';
import { type Claim, lockOptionalClaim, upsertClaim } from '#db/queries/work/claims.ts';
import type { ActorContext } from '../access/actor.ts';
import { may } from '../access/deeds.ts';
import { type ExercisePlace, findAssignment, type PlaceRefusal } from '../courses/find-assignment.ts';
import { type ExerciseOutline, outlineOf } from '../exercises/exercise-outline.ts';
import { ok, type Result, refuse } from '../platform/result.ts';

export interface RecordClaimInput extends ExercisePlace {
  /** That ran; null: of a page that does not say. */
  readonly versionId?: string | null;
  readonly points: number;
  readonly pointsMax: number;
  readonly casesPassed: number;
  readonly casesTotal: number;
  readonly backend: string;
  /** Ids of the public cases that passed; null: of a page that says nothing of its cases. */
  readonly passedCases?: readonly string[] | null;
  /** The first that the run recognised, by its name. */
  readonly misconception?: string | null;
}

/** Nobody runs all cases more often by hand. */
const CLAIM_GAP_MS = 250;
const MINUTE_MS = 60_000;
/** A file's name without its ending; a name of the judge's own begins with "_". */
const MISCONCEPTION = /^_?[a-z0-9]+(?:-[a-z0-9]+)*$/;
const MISCONCEPTION_LENGTH_MAX = 100;

/**
 * Keeps what a browser run scored, for the provisional mark on the course home and for a lecture wall that is on. It
 * counts for nothing; no more than the newest of each person and exercise is kept.
 */
export async function recordClaim(
  context: ActorContext,
  input: RecordClaimInput,
): Promise<Result<null, PlaceRefusal | 'claim-wrong' | 'too-many-claims'>> {
  const found = await findAssignment(context, input, 'record-claim');
  if (!found.ok) return found;
  const { assignment, member } = found.value;
  // What another version scored, as offline before this one came, says nothing of this one.
  if ((input.versionId ?? assignment.versionId) !== assignment.versionId) return refuse('claim-wrong');
  const outline = outlineOf(await selectVersionOutline(context.db, assignment.versionId));
  if (!isOfExercise(input, outline)) return refuse('claim-wrong');
  // A forged claim counts for nothing and shows nothing that the exercise cannot give.
  const pointsMax = Math.min(input.pointsMax, outline.pointsMax);
  const casesTotal = Math.min(input.casesTotal, outline.plan.length);
  const claim = {
    userId: context.actor.userId,
    assignmentId: assignment.id,
    points: Math.min(input.points, pointsMax),
    pointsMax,
    casesPassed: Math.min(input.casesPassed, casesTotal),
    casesTotal,
    backend: input.backend,
    passedCases: input.passedCases ?? null,
    misconception: input.misconception ?? null,
    claimedAt: context.now(),
  };
  return context.db.transaction(async (tx) => {
    const last = await lockOptionalClaim(tx, claim);
    const sinceMs = last === null ? Infinity : claim.claimedAt.getTime() - last.claimedAt.getTime();
    if (sinceMs >= 0 && sinceMs < CLAIM_GAP_MS) return refuse('too-many-claims');
    await upsertClaim(tx, claim);
    if (may(member, 'count-on-wall')) await countOnWall(tx, { claim, last });
    return ok(null);
  });
}

/** Its cases are public ones of the exercise, each once, and as many as it says; a mistake is a name and nothing else. */
function isOfExercise(
  { casesPassed, passedCases = null, misconception = null }: RecordClaimInput,
  { plan }: ExerciseOutline,
): boolean {
  if (misconception !== null) {
    if (misconception.length > MISCONCEPTION_LENGTH_MAX || !MISCONCEPTION.test(misconception)) return false;
  }
  if (passedCases === null) return misconception === null;
  const known = new Set(plan.filter(({ visibility }) => visibility === 'public').map(({ id }) => id));
  const said = new Set(passedCases);
  return (
    said.size === passedCases.length && said.size === casesPassed && [...said].every((id) => known.has(id))
  );
}

/** Adds the cases that this run passes and the last one did not to the minute, where a wall is on. */
async function countOnWall(
  tx: Transaction,
  { claim, last }: { claim: Omit<Claim, 'id'>; last: Claim | null },
): Promise<void> {
  const { assignmentId, claimedAt, passedCases } = claim;
  if (passedCases === null || passedCases.length === 0) return;
  const wall = await selectOptionalOpenWall(tx, { assignmentId, now: claimedAt });
  if (!wall) return;
  const before = new Set(last && last.claimedAt >= wall.startedAt ? last.passedCases : []);
  const casesPassed = passedCases.filter((id) => !before.has(id)).length;
  if (casesPassed === 0) return;
  const minute = new Date(Math.floor(claimedAt.getTime() / MINUTE_MS) * MINUTE_MS);
  await upsertWallMinute(tx, { wallId: wall.id, minute, casesPassed });
}
