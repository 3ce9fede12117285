import { and, count, eq, gt, inArray, isNull, lt, notExists, or, sql } from 'drizzle-orm';
import type { Queryable } from '../../database.ts';
import { accounts, endedSessions, signInFailures, users } from '../../schema/people.ts';

export type User = typeof users.$inferSelect;
export type Account = typeof accounts.$inferSelect;

/** The person of a session that was not ended, if they may still sign in. */
export async function selectOptionalSessionUser(
  db: Queryable,
  session: { userId: string; sessionId: string },
): Promise<User | null> {
  const ended = db.select().from(endedSessions).where(eq(endedSessions.id, session.sessionId));
  const [user] = await db
    .select()
    .from(users)
    .where(and(eq(users.id, session.userId), isNull(users.deactivatedAt), notExists(ended)));
  return user ?? null;
}

/** Also forgets sessions that ended so long ago that their tokens have run out. */
export async function insertEndedSession(
  db: Queryable,
  session: { userId: string; sessionId: string; at: Date; forgetBefore: Date },
): Promise<void> {
  await db.delete(endedSessions).where(lt(endedSessions.endedAt, session.forgetBefore));
  await db
    .insert(endedSessions)
    .values({ id: session.sessionId, userId: session.userId, endedAt: session.at })
    .onConflictDoNothing();
}

/** The person, if they may still sign in. */
export async function selectOptionalUser(db: Queryable, userId: string): Promise<User | null> {
  const [user] = await db
    .select()
    .from(users)
    .where(and(eq(users.id, userId), isNull(users.deactivatedAt)));
  return user ?? null;
}

export async function selectUserName(db: Queryable, userId: string): Promise<string> {
  const [user] = await db.select({ name: users.name }).from(users).where(eq(users.id, userId));
  if (!user) throw new Error(`There is no user ${userId}.`);
  return user.name;
}

/** What names a person. */
export async function selectIdentity(
  db: Queryable,
  userId: string,
): Promise<Pick<User, 'id' | 'name' | 'email'>> {
  const columns = { id: users.id, name: users.name, email: users.email };
  const [user] = await db.select(columns).from(users).where(eq(users.id, userId));
  if (!user) throw new Error(`There is no user ${userId}.`);
  return user;
}

export async function selectUserNames(
  db: Queryable,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (userIds.length === 0) return new Map();
  const rows = await db
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(inArray(users.id, [...userIds]));
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** The account that has an address. */
export interface AddressAccount {
  readonly userId: string;
  /** Something beyond its own word says that the address is its holder's. */
  readonly isConfirmed: boolean;
}

/**
 * An address is confirmed by a provider, or by a link that was for it alone. Behind any other link people write what they
 * like; an account that came by no link at all was made by the installation.
 */
const IS_CONFIRMED = sql<boolean>`(
  exists (select 1 from accounts a where a.user_id = users.id and a.provider like 'oidc:%')
  or exists (
    select 1 from invitation_uses u join invitations i on i.id = u.invitation_id
    where u.user_id = users.id and i.email = users.email
  )
  or not exists (select 1 from invitation_uses u where u.user_id = users.id)
)`;

/** By address, as far as there are any. */
export async function selectAccountsByEmail(
  db: Queryable,
  emails: readonly string[],
): Promise<ReadonlyMap<string, AddressAccount>> {
  if (emails.length === 0) return new Map();
  const rows = await db
    .select({ email: users.email, userId: users.id, isConfirmed: IS_CONFIRMED })
    .from(users)
    .where(inArray(users.email, [...emails]));
  return new Map(rows.map(({ email, ...account }) => [email, account]));
}

export async function selectOptionalUserByEmail(db: Queryable, email: string): Promise<User | null> {
  const [user] = await db.select().from(users).where(eq(users.email, email));
  return user ?? null;
}

export async function selectOptionalAccount(
  db: Queryable,
  key: { provider: string; subject: string },
): Promise<{ account: Account; user: User } | null> {
  const [row] = await db
    .select({ account: accounts, user: users })
    .from(accounts)
    .innerJoin(users, eq(users.id, accounts.userId))
    .where(and(eq(accounts.provider, key.provider), eq(accounts.subject, key.subject)));
  return row ?? null;
}

export async function insertUser(db: Queryable, user: { email: string; name: string }): Promise<User> {
  const [row] = await db.insert(users).values(user).returning();
  if (!row) throw new Error(`Inserting the user ${user.email} returned no row.`);
  return row;
}

/** null: somebody has that address, perhaps since a moment. */
export async function insertOptionalUser(
  db: Queryable,
  user: { email: string; name: string },
): Promise<User | null> {
  const [row] = await db.insert(users).values(user).onConflictDoNothing().returning();
  return row ?? null;
}

export async function insertAccount(
  db: Queryable,
  account: Pick<Account, 'userId' | 'provider' | 'subject' | 'passwordHash'>,
): Promise<void> {
  await db.insert(accounts).values(account);
}

/** Failures since `since`, per key. */
export async function selectSignInFailures(
  db: Queryable,
  search: { keys: readonly string[]; since: Date },
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .select({ key: signInFailures.key, failures: count() })
    .from(signInFailures)
    .where(and(inArray(signInFailures.key, [...search.keys]), gt(signInFailures.at, search.since)))
    .groupBy(signInFailures.key);
  return new Map(rows.map((row) => [row.key, row.failures]));
}

/** One row a key; gives their ids. Also forgets failures from before `forgetBefore`, so that the table stays small. */
export async function insertSignInFailures(
  db: Queryable,
  failure: { keys: readonly string[]; at: Date; forgetBefore: Date },
): Promise<readonly string[]> {
  await db.delete(signInFailures).where(lt(signInFailures.at, failure.forgetBefore));
  const rows = await db
    .insert(signInFailures)
    .values(failure.keys.map((key) => ({ key, at: failure.at })))
    .returning({ id: signInFailures.id });
  return rows.map((row) => row.id);
}

/** Those rows, and all of those keys. */
export async function deleteSignInFailures(
  db: Queryable,
  { ids, keys }: { ids: readonly string[]; keys: readonly string[] },
): Promise<void> {
  await db
    .delete(signInFailures)
    .where(or(inArray(signInFailures.id, [...ids]), inArray(signInFailures.key, [...keys])));
}
