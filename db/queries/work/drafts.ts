import { and, count, desc, eq, gt, inArray, or, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../database.ts';
import { drafts, draftsKept } from '../../schema/work.ts';

export type Draft = typeof drafts.$inferSelect;

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

/** What a person keeps of one exercise: the last texts, and no more bytes than these. */
const KEPT_MAX = 20;
const KEPT_BYTES_MAX = 2 * 1024 * 1024;

/** Keeps a text and forgets the oldest of that person and exercise beyond the bounds; the last is always kept. */
export async function insertKeptDraft(
  tx: Transaction,
  draft: Omit<typeof draftsKept.$inferInsert, 'id'>,
): Promise<void> {
  await tx.insert(draftsKept).values(draft);
  const own = and(eq(draftsKept.userId, draft.userId), eq(draftsKept.assignmentId, draft.assignmentId));
  const newestFirst = sql`over (order by ${draftsKept.keptAt} desc, ${draftsKept.id})`;
  const ranked = tx
    .select({
      id: draftsKept.id,
      place: sql<number>`row_number() ${newestFirst}`.as('place'),
      bytes: sql<number>`sum(octet_length(${draftsKept.source})) ${newestFirst}`.as('bytes'),
    })
    .from(draftsKept)
    .where(own)
    .as('ranked');
  const beyond = tx
    .select({ id: ranked.id })
    .from(ranked)
    .where(or(gt(ranked.place, KEPT_MAX), and(gt(ranked.place, 1), gt(ranked.bytes, KEPT_BYTES_MAX))));
  await tx.delete(draftsKept).where(inArray(draftsKept.id, beyond));
}

/** How many texts a person kept since then, in all exercises. */
export async function selectKeptCount(db: Queryable, key: { userId: string; since: Date }): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(draftsKept)
    .where(and(eq(draftsKept.userId, key.userId), gt(draftsKept.keptAt, key.since)));
  return row?.n ?? 0;
}

/** Newest first. */
export async function selectKeptDrafts(
  db: Queryable,
  key: OwnAssignment,
): Promise<readonly Pick<Draft, 'source' | 'revision' | 'savedAt'>[]> {
  return db
    .select({ source: draftsKept.source, revision: draftsKept.revision, savedAt: draftsKept.savedAt })
    .from(draftsKept)
    .where(and(eq(draftsKept.userId, key.userId), eq(draftsKept.assignmentId, key.assignmentId)))
    .orderBy(desc(draftsKept.keptAt));
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
