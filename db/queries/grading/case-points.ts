/** Points of cases that people set, and what they change of a submission's points. */
import { and, asc, desc, eq, inArray, isNull, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../database.ts';
import { caseOverrides } from '../../schema/case-points.ts';
import { users } from '../../schema/people.ts';
import { outcomes } from '../../schema/reports.ts';

export type CaseOverride = typeof caseOverrides.$inferSelect;

/**
 * What points of cases by hand change of what one verification of a submission gave: a column for whatever grades are
 * made from. A case that the verification does not have changes nothing, and none is worth more there than it gives.
 */
export function casePointsOf(submissionId: SQLWrapper, verificationId: SQLWrapper): SQL<number> {
  return sql<number>`coalesce((select sum(least(held.points, given.points_max) - given.points)
    from (select distinct on (own.case_id) own.case_id, own.points from case_overrides own
      where own.submission_id = ${submissionId} and own.revoked_at is null
      order by own.case_id, own.created_at desc) held
    join outcomes given on given.case_id = held.case_id and given.verification_id = ${verificationId}), 0)::float8`;
}

export interface HeldCasePoints extends CaseOverride {
  /** Name of who set them. */
  readonly by: string;
}

/** Those that hold on a submission, by case. */
export async function selectHeldCasePoints(
  db: Queryable,
  submissionId: string,
): Promise<readonly HeldCasePoints[]> {
  const rows = await db
    .selectDistinctOn([caseOverrides.caseId], { held: caseOverrides, by: users.name })
    .from(caseOverrides)
    .innerJoin(users, eq(users.id, caseOverrides.setBy))
    .where(and(eq(caseOverrides.submissionId, submissionId), isNull(caseOverrides.revokedAt)))
    .orderBy(asc(caseOverrides.caseId), desc(caseOverrides.createdAt));
  return rows.map(({ held, by }) => ({ ...held, by }));
}

/** Which of these submissions have any. */
export async function selectSubmissionsWithHeldCasePoints(
  db: Queryable,
  submissionIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (submissionIds.length === 0) return new Set();
  const rows = await db
    .selectDistinct({ submissionId: caseOverrides.submissionId })
    .from(caseOverrides)
    .where(and(inArray(caseOverrides.submissionId, [...submissionIds]), isNull(caseOverrides.revokedAt)));
  return new Set(rows.map(({ submissionId }) => submissionId));
}

/** What each case gave in a verification. */
export async function selectCaseOutcomes(
  db: Queryable,
  verificationId: string,
): Promise<
  ReadonlyMap<string, { readonly points: number; readonly pointsMax: number; readonly position: number }>
> {
  const rows = await db
    .select({
      caseId: outcomes.caseId,
      points: outcomes.points,
      pointsMax: outcomes.pointsMax,
      position: outcomes.position,
    })
    .from(outcomes)
    .where(eq(outcomes.verificationId, verificationId));
  return new Map(rows.map(({ caseId, ...outcome }) => [caseId, outcome]));
}

export async function insertCaseOverride(
  tx: Transaction,
  override: Pick<CaseOverride, 'submissionId' | 'caseId' | 'points' | 'reason' | 'setBy'>,
): Promise<string> {
  const [row] = await tx.insert(caseOverrides).values(override).returning({ id: caseOverrides.id });
  if (!row) throw new Error('Inserting points of a case returned no row.');
  return row.id;
}

export async function updateCaseOverrideRevoked(
  tx: Transaction,
  change: { overrideId: string; at: Date },
): Promise<void> {
  await tx.update(caseOverrides).set({ revokedAt: change.at }).where(eq(caseOverrides.id, change.overrideId));
}
