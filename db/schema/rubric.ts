/** Rubric: points for what no case sees, given by people, and every change of what an item is worth. */
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { createdAt, id, instant } from './columns.ts';
import { assignments } from './courses.ts';
import { users } from './people.ts';
import { submissions } from './work.ts';

export const rubricItems = pgTable(
  'rubric_items',
  {
    id: id(),
    assignmentId: uuid()
      .notNull()
      .references(() => assignments.id),
    /** What the student reads. */
    title: text().notNull(),
    /** Added to those of the cases; below 0 takes away. */
    points: doublePrecision().notNull(),
    /** 1, 2, 3 …: the digit that gives it. */
    position: integer().notNull(),
    createdBy: uuid()
      .notNull()
      .references(() => users.id),
    createdAt: createdAt(),
    /** Out of use: it counts nowhere. */
    retiredAt: instant(),
  },
  (table) => [
    index('rubric_items_assignment').on(table.assignmentId, table.position),
    check('rubric_items_title_given', sql`length(trim(${table.title})) > 0`),
  ],
);

/** An item given to a submission. It counts once the student may see it. */
export const rubricMarks = pgTable(
  'rubric_marks',
  {
    id: id(),
    itemId: uuid()
      .notNull()
      .references(() => rubricItems.id),
    submissionId: uuid()
      .notNull()
      .references(() => submissions.id),
    givenBy: uuid()
      .notNull()
      .references(() => users.id),
    givenAt: instant().notNull(),
    released: boolean().notNull().default(false),
  },
  (table) => [
    unique('rubric_marks_item_submission').on(table.itemId, table.submissionId),
    index('rubric_marks_submission').on(table.submissionId),
  ],
);

/** What an item says and is worth. */
export interface RubricWording {
  readonly title: string;
  readonly points: number;
  readonly retired: boolean;
}

/** A change of an item that touched graded work, and what takes it back. */
export const rubricEdits = pgTable(
  'rubric_edits',
  {
    id: id(),
    itemId: uuid()
      .notNull()
      .references(() => rubricItems.id),
    before: jsonb().$type<RubricWording>().notNull(),
    after: jsonb().$type<RubricWording>().notNull(),
    /** Grades that it changed. */
    gradesChanged: integer().notNull(),
    editedBy: uuid()
      .notNull()
      .references(() => users.id),
    editedAt: instant().notNull(),
    undoneAt: instant(),
  },
  (table) => [index('rubric_edits_item').on(table.itemId, table.editedAt)],
);
