import { and, desc, eq, inArray } from 'drizzle-orm';
import type { Queryable, Transaction } from '../database.ts';
import { claims, drafts, draftsKept } from '../schema/work.ts';

export type Draft = typeof drafts.$inferSelect;
export type Claim = typeof claims.$inferSelect;

interface OwnAssignment {
  readonly userId: string;
  readonly assignmentId: string;
}

export async function selectOptionalDraft(db: Queryable, key: OwnAssignment): Promise<Draft | null> {
  const [draft] = await db
    .select()
    .from(drafts)
    .where(and(eq(drafts.userId, key.userId), eq(drafts.assignmentId, key.assignmentId)));
  return draft ?? null;
}

/** The same, and nobody else changes it until the transaction ends. */
export async function selectOptionalDraftForUpdate(
  tx: Transaction,
  key: OwnAssignment,
): Promise<Draft | null> {
  const [draft] = await tx
    .select()
    .from(drafts)
    .where(and(eq(drafts.userId, key.userId), eq(drafts.assignmentId, key.assignmentId)))
    .for('update');
  return draft ?? null;
}

export async function upsertDraft(db: Queryable, draft: Omit<Draft, 'id'>): Promise<void> {
  const { userId, assignmentId, ...change } = draft;
  await db
    .insert(drafts)
    .values(draft)
    .onConflictDoUpdate({ target: [drafts.userId, drafts.assignmentId], set: change });
}

export async function insertKeptDraft(db: Queryable, draft: Omit<Draft, 'id'>): Promise<void> {
  await db.insert(draftsKept).values(draft);
}

/** Older ones stay in the table; nobody looks for them in a list. */
const KEPT_SHOWN_MAX = 20;

/** Newest first. */
export async function selectKeptDrafts(
  db: Queryable,
  key: OwnAssignment,
): Promise<readonly Pick<Draft, 'source' | 'revision' | 'savedAt'>[]> {
  return db
    .select({ source: draftsKept.source, revision: draftsKept.revision, savedAt: draftsKept.savedAt })
    .from(draftsKept)
    .where(and(eq(draftsKept.userId, key.userId), eq(draftsKept.assignmentId, key.assignmentId)))
    .orderBy(desc(draftsKept.keptAt))
    .limit(KEPT_SHOWN_MAX);
}

/** When each assignment's draft was last saved. */
export async function selectDraftTimes(
  db: Queryable,
  key: { userId: string; assignmentIds: readonly string[] },
): Promise<ReadonlyMap<string, Date>> {
  if (key.assignmentIds.length === 0) return new Map();
  const rows = await db
    .select({ assignmentId: drafts.assignmentId, savedAt: drafts.savedAt })
    .from(drafts)
    .where(and(eq(drafts.userId, key.userId), inArray(drafts.assignmentId, [...key.assignmentIds])));
  return new Map(rows.map((row) => [row.assignmentId, row.savedAt]));
}

export async function selectClaims(
  db: Queryable,
  key: { userId: string; assignmentIds: readonly string[] },
): Promise<ReadonlyMap<string, Claim>> {
  if (key.assignmentIds.length === 0) return new Map();
  const rows = await db
    .select()
    .from(claims)
    .where(and(eq(claims.userId, key.userId), inArray(claims.assignmentId, [...key.assignmentIds])));
  return new Map(rows.map((row) => [row.assignmentId, row]));
}

export async function upsertClaim(db: Queryable, claim: Omit<Claim, 'id'>): Promise<void> {
  const { userId, assignmentId, ...change } = claim;
  await db
    .insert(claims)
    .values(claim)
    .onConflictDoUpdate({ target: [claims.userId, claims.assignmentId], set: change });
}
