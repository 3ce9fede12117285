/** Insight: what a course is told by, programs that behave alike, what is said to all of them, and the lecture wall. */
import { sql } from 'drizzle-orm';
import {
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { createdAt, id, instant } from './columns.ts';
import { assignments, courses } from './courses.ts';
import { exerciseVersions } from './exercises.ts';
import { users } from './people.ts';
import { verifications } from './work.ts';

/** When a student of a course is stuck; a course without a row goes by the default. */
export const stuckRules = pgTable(
  'stuck_rules',
  {
    courseId: uuid()
      .primaryKey()
      .references(() => courses.id),
    /** Failing submissions without one that passes. */
    submissionsMin: integer().notNull(),
    /** And none for so long. */
    silentHours: integer().notNull(),
    changedBy: uuid()
      .notNull()
      .references(() => users.id),
    changedAt: instant().notNull(),
  },
  (table) => [
    check(
      'stuck_rules_in_range',
      sql`${table.submissionsMin} between 1 and 100 and ${table.silentHours} between 1 and 2000`,
    ),
  ],
);

/** How a program failed on the fixed inputs of a version: equal signatures, equal wrong numbers. */
export const behaviours = pgTable(
  'behaviours',
  {
    versionId: uuid()
      .notNull()
      .references(() => exerciseVersions.id),
    /** SHA-256 of the source: whoever handed it in. */
    codeHash: text().notNull(),
    /** SHA-256 of every wrong answer; null: nothing came back that could be compared. */
    signature: text(),
    /** The first that was recognised on these inputs. */
    misconception: text(),
    /** The census run with the evidence. */
    verificationId: uuid()
      .notNull()
      .references(() => verifications.id),
  },
  (table) => [
    primaryKey({ columns: [table.versionId, table.codeHash] }),
    index('behaviours_signature').on(table.versionId, table.signature),
    // A verification that is deleted is looked for here.
    index('behaviours_verification').on(table.verificationId),
  ],
);

/** A comment for everybody whose program behaves so. It is offered to staff, never shown by itself. */
export const behaviourComments = pgTable(
  'behaviour_comments',
  {
    id: id(),
    assignmentId: uuid()
      .notNull()
      .references(() => assignments.id),
    versionId: uuid()
      .notNull()
      .references(() => exerciseVersions.id),
    signature: text().notNull(),
    /** Markdown. */
    body: text().notNull(),
    authorId: uuid()
      .notNull()
      .references(() => users.id),
    createdAt: createdAt(),
    retiredAt: instant(),
  },
  (table) => [index('behaviour_comments_signature').on(table.versionId, table.signature)],
);

/** An exercise on the wall of a room. Without an open row claims leave no trace there. */
export const walls = pgTable(
  'walls',
  {
    id: id(),
    assignmentId: uuid()
      .notNull()
      .references(() => assignments.id),
    startedBy: uuid()
      .notNull()
      .references(() => users.id),
    startedAt: instant().notNull(),
    endedAt: instant(),
    /** What it showed last, in the form of its page. */
    final: jsonb().$type<unknown>(),
  },
  (table) => [uniqueIndex('walls_open').on(table.assignmentId).where(sql`${table.endedAt} is null`)],
);

/** Cases that the room passed in each minute: counts, of nobody. */
export const wallMinutes = pgTable(
  'wall_minutes',
  {
    wallId: uuid()
      .notNull()
      .references(() => walls.id),
    minute: instant().notNull(),
    casesPassed: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.wallId, table.minute] })],
);
