/** Reports: their numbers, and one at a time their evidence. */
import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../database.ts';
import { evidence, outcomes } from '../../schema/reports.ts';
import { reports } from '../../schema/work.ts';

export type EvidenceRow = typeof evidence.$inferSelect;
export type OutcomeRow = typeof outcomes.$inferSelect;
export type NewOutcome = Omit<OutcomeRow, 'verificationId'>;

/** A report as its rows, of whatever verification. */
export interface StoredRows {
  readonly report: Omit<typeof reports.$inferInsert, 'id' | 'createdAt' | 'verificationId'>;
  readonly outcomes: readonly NewOutcome[];
  readonly evidence: readonly EvidenceRow[];
}

export interface NewReport extends StoredRows {
  readonly report: StoredRows['report'] & { readonly verificationId: string };
}

export async function insertReport(tx: Transaction, stored: NewReport): Promise<void> {
  const { verificationId } = stored.report;
  await tx.insert(reports).values(stored.report);
  // In one order everywhere: two reports that bring the same evidence wait for each other, and not in a circle.
  const bodies = [...stored.evidence].sort((a, b) => (a.hash < b.hash ? -1 : 1));
  if (bodies.length > 0) await tx.insert(evidence).values(bodies).onConflictDoNothing();
  const rows = stored.outcomes.map((outcome) => ({ ...outcome, verificationId }));
  if (rows.length > 0) await tx.insert(outcomes).values(rows);
}

/** The same report for another verification of the same submission. */
export async function insertReportCopy(
  tx: Transaction,
  { from, to }: { from: string; to: string },
): Promise<void> {
  const [report] = await tx.select().from(reports).where(eq(reports.verificationId, from));
  if (!report) throw new Error(`Verification ${from} has no report to copy.`);
  const { id: _id, createdAt: _createdAt, ...same } = report;
  await tx.insert(reports).values({ ...same, verificationId: to });
  const rows = await tx.select().from(outcomes).where(eq(outcomes.verificationId, from));
  if (rows.length > 0) await tx.insert(outcomes).values(rows.map((row) => ({ ...row, verificationId: to })));
}

/** What became of each case, without evidence, by verification and in order. */
export async function selectOutcomes(
  db: Queryable,
  verificationIds: readonly string[],
): Promise<ReadonlyMap<string, readonly OutcomeRow[]>> {
  if (verificationIds.length === 0) return new Map();
  const rows = await db
    .select()
    .from(outcomes)
    .where(inArray(outcomes.verificationId, [...verificationIds]))
    .orderBy(asc(outcomes.position));
  return Map.groupBy(rows, ({ verificationId }) => verificationId);
}

/** The known mistakes that were recognised, each with its case, by verification; only of those where one was. */
export async function selectRecognised(
  db: Queryable,
  verificationIds: readonly string[],
): Promise<ReadonlyMap<string, readonly { readonly caseId: string; readonly mistake: string }[]>> {
  if (verificationIds.length === 0) return new Map();
  const rows = await db
    .select({ id: outcomes.verificationId, caseId: outcomes.caseId, mistake: outcomes.misconception })
    .from(outcomes)
    .where(and(inArray(outcomes.verificationId, [...verificationIds]), isNotNull(outcomes.misconception)))
    .orderBy(asc(outcomes.position));
  const told = rows.flatMap(({ mistake, ...of }) => (mistake === null ? [] : [{ ...of, mistake }]));
  return Map.groupBy(told, ({ id }) => id);
}

export interface StoredReport {
  readonly body: unknown;
  readonly outcomes: readonly (Pick<OutcomeRow, 'durationMs' | 'inTolerances' | 'cost'> & {
    readonly body: Uint8Array | null;
  })[];
}

/** One report with all its evidence: for its reader, never for a list. */
export async function selectOptionalStoredReport(
  db: Queryable,
  verificationId: string,
): Promise<StoredReport | null> {
  const [report] = await db
    .select({ body: reports.body })
    .from(reports)
    .where(eq(reports.verificationId, verificationId));
  if (!report) return null;
  const rows = await db
    .select({
      durationMs: outcomes.durationMs,
      inTolerances: outcomes.inTolerances,
      cost: outcomes.cost,
      body: evidence.body,
    })
    .from(outcomes)
    .leftJoin(evidence, eq(evidence.hash, outcomes.evidenceHash))
    .where(eq(outcomes.verificationId, verificationId))
    .orderBy(asc(outcomes.position));
  return { body: report.body, outcomes: rows };
}
