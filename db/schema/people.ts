/** People: who they are and how they prove it. What they may do is an enrolment (`courses.ts`). */
import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, instant } from './columns.ts';

export const users = pgTable(
  'users',
  {
    id: id(),
    email: text().notNull().unique(),
    name: text().notNull(),
    /** Raised to end every session of a person at once. */
    tokenVersion: integer().notNull().default(0),
    /** Of the whole instance: has every role in every course. */
    isAdmin: boolean().notNull().default(false),
    deactivatedAt: instant(),
    createdAt: createdAt(),
  },
  (table) => [check('users_email_lower_case', sql`${table.email} = lower(${table.email})`)],
);

/** One way to sign in. `subject` is the e-mail address for passwords, the provider's own id for OpenID Connect. */
export const accounts = pgTable(
  'accounts',
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    provider: text().notNull(),
    subject: text().notNull(),
    /** Argon2id in PHC form; only for provider `credentials`. */
    passwordHash: text(),
    createdAt: createdAt(),
  },
  (table) => [
    unique('accounts_provider_subject').on(table.provider, table.subject),
    index('accounts_user').on(table.userId),
    check(
      'accounts_password_for_credentials',
      sql`(${table.provider} = 'credentials') = (${table.passwordHash} is not null)`,
    ),
  ],
);

/** Failed sign-ins, counted per account and per address; shared by every process on one database. */
export const signInFailures = pgTable(
  'sign_in_failures',
  {
    id: id(),
    /** "account:<email>", "address:<ip>" or both. */
    key: text().notNull(),
    at: createdAt(),
  },
  (table) => [index('sign_in_failures_key_at').on(table.key, table.at)],
);

/** Sessions that were signed out before they ran out: their tokens admit nobody any more. */
export const endedSessions = pgTable(
  'ended_sessions',
  {
    /** The session id inside the token. */
    id: uuid().primaryKey(),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    endedAt: createdAt(),
  },
  (table) => [index('ended_sessions_at').on(table.endedAt)],
);
