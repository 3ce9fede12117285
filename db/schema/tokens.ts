/** API tokens: a person's key to one course, for a program of theirs. */
import { index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, instant } from './columns.ts';
import { courses } from './courses.ts';
import { users } from './people.ts';

/** What a token opens: taking grades out, or also setting them from a file. */
export const TOKEN_SCOPES = ['read-grades', 'write-grades'] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];

export const apiTokens = pgTable(
  'api_tokens',
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    courseId: uuid()
      .notNull()
      .references(() => courses.id),
    /** What its owner calls it. */
    label: text().notNull(),
    /** SHA-256 of the token: reading this table admits nobody. */
    tokenHash: text().notNull().unique(),
    scope: text({ enum: TOKEN_SCOPES }).notNull(),
    expiresAt: instant().notNull(),
    createdAt: createdAt(),
    lastUsedAt: instant(),
    revokedAt: instant(),
    /** Its uses since a minute began: so many a minute, then it waits. */
    paceBeganAt: instant(),
    paceUses: integer().notNull().default(0),
  },
  (table) => [index('api_tokens_user').on(table.userId, table.courseId)],
);
