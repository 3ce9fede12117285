/** Graders beside each other: who is at what, and the sentences that they use again. */
import { sql } from 'drizzle-orm';
import { index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, instant } from './columns.ts';
import { assignments, courses } from './courses.ts';
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

/** A grader has been through a submission: queues leave it out. A newer submission is a new matter. */
export const reviewsDone = pgTable('reviews_done', {
  submissionId: uuid()
    .primaryKey()
    .references(() => submissions.id),
  doneBy: uuid()
    .notNull()
    .references(() => users.id),
  doneAt: instant().notNull(),
});

/** Somebody of the staff wants a submission to be looked at again. One holds at a time; ending it is a row of its own. */
export const reviewFlags = pgTable(
  'review_flags',
  {
    id: id(),
    submissionId: uuid()
      .notNull()
      .references(() => submissions.id),
    flaggedBy: uuid()
      .notNull()
      .references(() => users.id),
    flaggedAt: instant().notNull(),
    clearedBy: uuid().references(() => users.id),
    clearedAt: instant(),
  },
  (table) => [uniqueIndex('review_flags_open').on(table.submissionId).where(sql`${table.clearedAt} is null`)],
);

/** Assignments that are graded without names. */
export const anonymousGrading = pgTable('anonymous_grading', {
  assignmentId: uuid()
    .primaryKey()
    .references(() => assignments.id),
  setBy: uuid()
    .notNull()
    .references(() => users.id),
  setAt: instant().notNull(),
});

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
