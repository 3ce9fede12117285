/** Graders beside each other: who is at what, and the sentences that they use again. */
import { index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, instant } from './columns.ts';
import { courses } from './courses.ts';
import { users } from './people.ts';
import { submissions } from './work.ts';

/** A grader's claim to a submission, so that two do not grade it at once. It runs out without activity. */
export const reviewHolds = pgTable(
  'review_holds',
  {
    submissionId: uuid()
      .primaryKey()
      .references(() => submissions.id),
    holderId: uuid()
      .notNull()
      .references(() => users.id),
    activeAt: instant().notNull(),
  },
  (table) => [index('review_holds_holder').on(table.holderId)],
);

export const snippets = pgTable(
  'snippets',
  {
    id: id(),
    courseId: uuid()
      .notNull()
      .references(() => courses.id),
    /** null: the course's, for all of its staff. */
    ownerId: uuid().references(() => users.id),
    /** Markdown. */
    body: text().notNull(),
    createdBy: uuid()
      .notNull()
      .references(() => users.id),
    createdAt: createdAt(),
    removedAt: instant(),
  },
  (table) => [index('snippets_course').on(table.courseId)],
);

/** Until when somebody has read what is new for them in a course. */
export const newsRead = pgTable(
  'news_read',
  {
    userId: uuid()
      .notNull()
      .references(() => users.id),
    courseId: uuid()
      .notNull()
      .references(() => courses.id),
    readAt: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.courseId] })],
);
