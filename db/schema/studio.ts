/** Exercises while instructors write them: drafts of files, how they were before, their checks, and what was published. */
import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, instant } from './columns.ts';
import { assignments, courses } from './courses.ts';
import { exerciseVersions } from './exercises.ts';
import { users } from './people.ts';

/** What an instructor is writing. It stays when a version is published: the next version is written in it. */
export const exerciseDrafts = pgTable(
  'exercise_drafts',
  {
    id: id(),
    /** Whose instructors write it. The published exercise may be used in others. */
    courseId: uuid()
      .notNull()
      .references(() => courses.id),
    /** The permanent id in its `exercise.yaml`; no other draft writes the same exercise. */
    exerciseId: uuid().notNull().unique(),
    /** "<module>/<slug>"; unique among all that was ever drafted, as the published exercise needs a name of its own. */
    slug: text().notNull().unique(),
    /** Of `exercise.yaml` when that could last be read. */
    title: text().notNull(),
    /** Counts saves. */
    revision: integer().notNull().default(1),
    /** The version that it was begun as a copy of. */
    copiedFrom: uuid().references(() => exerciseVersions.id),
    /** The planned row of the outline that it is written for, or the row with the version that it goes on from. */
    assignmentId: uuid().references(() => assignments.id),
    savedAt: instant().notNull(),
    savedBy: uuid()
      .notNull()
      .references(() => users.id),
    createdAt: createdAt(),
    /** Out of the list; it can be taken back. */
    deletedAt: instant(),
  },
  (table) => [index('exercise_drafts_course').on(table.courseId)],
);

export const exerciseDraftFiles = pgTable(
  'exercise_draft_files',
  {
    draftId: uuid()
      .notNull()
      .references(() => exerciseDrafts.id),
    path: text().notNull(),
    /** As a bundle has it: text, or base64 of an asset. */
    content: text().notNull(),
    /** SHA-256 of the content, hex: whoever saves names the hash of what they changed. */
    hash: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.draftId, table.path] })],
);

/** A draft as it was when a sitting ended: before somebody else saved, or long after the last save. */
export const exerciseDraftSnapshots = pgTable(
  'exercise_draft_snapshots',
  {
    id: id(),
    draftId: uuid()
      .notNull()
      .references(() => exerciseDrafts.id),
    revision: integer().notNull(),
    savedAt: instant().notNull(),
    savedBy: uuid()
      .notNull()
      .references(() => users.id),
    /** Hash by path; the texts are in `exercise_draft_contents`, each once. */
    files: jsonb().$type<Readonly<Record<string, string>>>().notNull(),
  },
  (table) => [unique('exercise_draft_snapshots_revision').on(table.draftId, table.revision)],
);

export const exerciseDraftContents = pgTable('exercise_draft_contents', {
  /** SHA-256, hex. */
  hash: text().primaryKey(),
  content: text().notNull(),
});

/** `ready` has its findings, `broken` could not be loaded; `failed`: the grader itself did. */
export const DRAFT_CHECK_STATES = ['running', 'ready', 'broken', 'cancelled', 'failed'] as const;
export type DraftCheckState = (typeof DRAFT_CHECK_STATES)[number];

/** What a draft was worth at one revision, proved in realms. */
export const exerciseDraftChecks = pgTable(
  'exercise_draft_checks',
  {
    id: id(),
    draftId: uuid()
      .notNull()
      .references(() => exerciseDrafts.id),
    revision: integer().notNull(),
    state: text({ enum: DRAFT_CHECK_STATES }).notNull().default('running'),
    /** Exactly what is checked, stored solutions with it. */
    files: jsonb().$type<Readonly<Record<string, string>>>().notNull(),
    /** Content hash of the exercise in them; null where they are none. */
    hash: text(),
    /** The matrix so far: rows, cases, cells. */
    matrix: jsonb().$type<unknown>(),
    /** Claims that are proved, and all. */
    done: integer().notNull().default(0),
    total: integer(),
    /** The proofs. */
    findings: jsonb().$type<unknown>(),
    /** What publishing needs of a judge: the cases and, of a sealed exercise, its recording. */
    plan: jsonb().$type<unknown>(),
    recording: text(),
    /** Why it is broken, a problem each; or the grader's own fault. */
    problems: jsonb().$type<readonly { file: string; field: string; line?: number; message: string }[]>(),
    askedBy: uuid()
      .notNull()
      .references(() => users.id),
    askedAt: createdAt(),
    endedAt: instant(),
  },
  (table) => [index('exercise_draft_checks_draft').on(table.draftId, table.askedAt)],
);

/** What the students of a published version are told of it, for ever: a row for each time that one was published. */
export const exercisePublications = pgTable(
  'exercise_publications',
  {
    id: id(),
    draftId: uuid()
      .notNull()
      .references(() => exerciseDrafts.id),
    /** Twice where an earlier state was published again. */
    versionId: uuid()
      .notNull()
      .references(() => exerciseVersions.id),
    /** 1, 2, 3 … of its exercise. */
    number: integer().notNull(),
    checkId: uuid()
      .notNull()
      .references(() => exerciseDraftChecks.id),
    note: text().notNull(),
    /** Why it was published although the check was not green. */
    overrideReason: text(),
    /** : no score can change. */
    effect: text({ enum: ['words', 'cases'] }).notNull(),
    publishedBy: uuid()
      .notNull()
      .references(() => users.id),
    publishedAt: instant().notNull(),
  },
  (table) => [
    unique('exercise_publications_number').on(table.draftId, table.number),
    index('exercise_publications_version').on(table.versionId),
    check('exercise_publications_note', sql`length(${table.note}) > 0`),
  ],
);
