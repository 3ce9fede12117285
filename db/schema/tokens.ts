/** API tokens: a person's key to one course, for a program of theirs. */
import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, instant } from './columns.ts';
import { courses } from './courses.ts';
import { users } from './people.ts';

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
    expiresAt: instant().notNull(),
    createdAt: createdAt(),
    lastUsedAt: instant(),
    revokedAt: instant(),
  },
  (table) => [index('api_tokens_user').on(table.userId, table.courseId)],
);
