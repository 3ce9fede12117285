/** API tokens: a person's keys to a course. */
import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../database.ts';
import { users } from '../../schema/people.ts';
import { apiTokens } from '../../schema/tokens.ts';

export type ApiToken = typeof apiTokens.$inferSelect;

export async function insertToken(
  tx: Transaction,
  token: Pick<ApiToken, 'userId' | 'courseId' | 'label' | 'tokenHash' | 'scope' | 'expiresAt'>,
): Promise<string> {
  const [row] = await tx.insert(apiTokens).values(token).returning({ id: apiTokens.id });
  if (!row) throw new Error('Inserting a token returned no row.');
  return row.id;
}

export async function selectOptionalTokenByHash(
  db: Queryable,
  key: { tokenHash: string; courseId: string },
): Promise<ApiToken | null> {
  const [row] = await db
    .select()
    .from(apiTokens)
    .where(and(eq(apiTokens.tokenHash, key.tokenHash), eq(apiTokens.courseId, key.courseId)));
  return row ?? null;
}

export async function selectOptionalToken(db: Queryable, tokenId: string): Promise<ApiToken | null> {
  const [row] = await db.select().from(apiTokens).where(eq(apiTokens.id, tokenId));
  return row ?? null;
}

/** Of a course, with whose they are, the newest first. */
export async function selectTokens(
  db: Queryable,
  courseId: string,
): Promise<readonly { readonly token: ApiToken; readonly owner: string }[]> {
  return db
    .select({ token: apiTokens, owner: users.name })
    .from(apiTokens)
    .innerJoin(users, eq(users.id, apiTokens.userId))
    .where(eq(apiTokens.courseId, courseId))
    .orderBy(desc(apiTokens.createdAt), desc(apiTokens.id));
}

/** Tokens of a person that still open something. */
export async function selectOpenTokenCount(
  db: Queryable,
  key: { userId: string; courseId: string; at: Date },
): Promise<number> {
  return db.$count(
    apiTokens,
    and(
      eq(apiTokens.userId, key.userId),
      eq(apiTokens.courseId, key.courseId),
      isNull(apiTokens.revokedAt),
      gt(apiTokens.expiresAt, key.at),
    ),
  );
}

/** Compare-and-set: true for whoever revokes it. */
export async function updateTokenRevoked(
  tx: Transaction,
  { tokenId, at }: { tokenId: string; at: Date },
): Promise<boolean> {
  const rows = await tx
    .update(apiTokens)
    .set({ revokedAt: at })
    .where(and(eq(apiTokens.id, tokenId), isNull(apiTokens.revokedAt)))
    .returning({ id: apiTokens.id });
  return rows.length === 1;
}

/** One more use. @returns how many there were since the present minute began, this one included */
export async function updateTokenUsed(
  db: Queryable,
  { tokenId, at, paceMs }: { tokenId: string; at: Date; paceMs: number },
): Promise<number> {
  const began = new Date(at.getTime() - paceMs).toISOString();
  const isNew = sql`${apiTokens.paceBeganAt} is null or ${apiTokens.paceBeganAt} <= ${began}::timestamptz`;
  const [row] = await db
    .update(apiTokens)
    .set({
      lastUsedAt: at,
      paceBeganAt: sql`case when ${isNew} then ${at.toISOString()}::timestamptz else ${apiTokens.paceBeganAt} end`,
      paceUses: sql`case when ${isNew} then 1 else ${apiTokens.paceUses} + 1 end`,
    })
    .where(eq(apiTokens.id, tokenId))
    .returning({ uses: apiTokens.paceUses });
  return row?.uses ?? 0;
}
