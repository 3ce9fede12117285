/** Grades: what counts, and the human words round it. */
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  pgTable,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { createdAt, id, instant } from './columns.ts';
import { assignments } from './courses.ts';
import { users } from './people.ts';
import { submissions, verifications } from './work.ts';

/** Set by a person, with a reason; append-only in practice, `revokedAt` ends one. */
export const overrides = pgTable(
  'overrides',
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    assignmentId: uuid()
      .notNull()
      .references(() => assignments.id),
    points: doublePrecision().notNull(),
    reason: text().notNull(),
    setBy: uuid()
      .notNull()
      .references(() => users.id),
    createdAt: createdAt(),
    revokedAt: instant(),
  },
  (table) => [
    index('overrides_user_assignment').on(table.userId, table.assignmentId),
    check('overrides_reason_given', sql`length(trim(${table.reason})) > 0`),
    check('overrides_points_not_negative', sql`${table.points} >= 0`),
  ],
);

/** What counts for one student and assignment, late policy and override applied. */
export const grades = pgTable(
  'grades',
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    assignmentId: uuid()
      .notNull()
      .references(() => assignments.id),
    points: doublePrecision().notNull(),
    /** Before the late policy. */
    pointsBeforeLate: doublePrecision().notNull(),
    pointsMax: doublePrecision().notNull(),
    verificationId: uuid().references(() => verifications.id),
    overrideId: uuid().references(() => overrides.id),
    changedAt: instant().notNull(),
  },
  (table) => [
    unique('grades_user_assignment').on(table.userId, table.assignmentId),
    index('grades_assignment').on(table.assignmentId),
    // A verification that is deleted is looked for here.
    index('grades_verification').on(table.verificationId),
    check('grades_name_their_source', sql`num_nonnulls(${table.verificationId}, ${table.overrideId}) >= 1`),
    check('grades_points_not_negative', sql`${table.points} >= 0`),
  ],
);

export const comments = pgTable(
  'comments',
  {
    id: id(),
    submissionId: uuid()
      .notNull()
      .references(() => submissions.id),
    authorId: uuid()
      .notNull()
      .references(() => users.id),
    /** 1-based line of the source; null: about the whole. */
    line: integer(),
    body: text().notNull(),
    shownToStudent: boolean().notNull().default(false),
    createdAt: createdAt(),
    resolvedAt: instant(),
  },
  (table) => [index('comments_submission').on(table.submissionId)],
);
