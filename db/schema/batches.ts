/** Batches: work on many pieces that a person asked for, done by workers while nobody waits. */
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
import { assignments, courses } from './courses.ts';
import { exerciseVersions } from './exercises.ts';
import { users } from './people.ts';

/**
 * A regrade judges submissions anew, a census failing programs on fixed inputs, a check proves an exercise version,
 * similarity compares the text of programs and runs none.
 */
export const BATCH_KINDS = ['regrade', 'census', 'check', 'similarity'] as const;
export type BatchKind = (typeof BATCH_KINDS)[number];

/**
 * `running` until every piece is done, then `ready`: there a dry run waits for a decision. `pinned`: old grades stay.
 * `cancelled` keeps what was done.
 */
export const BATCH_STATES = [
  'running',
  'ready',
  'applying',
  'applied',
  'pinned',
  'undoing',
  'undone',
  'cancelled',
] as const;
export type BatchState = (typeof BATCH_STATES)[number];

/** Which submissions of the assignment. `failing`: those that miss points, each program once. */
export type BatchScope =
  | { readonly kind: 'every' | 'counting' | 'failing' }
  | { readonly kind: 'submissions'; readonly ids: readonly string[] };

/** For whom a dry run is applied, by whom, and why: the students read the reason. And who took it back, where somebody did. */
export type BatchDecision = (
  | { readonly kind: 'all' | 'gains' }
  | { readonly kind: 'except'; readonly userIds: readonly string[] }
) & { readonly reason: string; readonly decidedBy: string; readonly undoneBy?: string };

export const batches = pgTable(
  'batches',
  {
    id: id(),
    kind: text({ enum: BATCH_KINDS }).notNull(),
    state: text({ enum: BATCH_STATES }).notNull().default('running'),
    courseId: uuid()
      .notNull()
      .references(() => courses.id),
    assignmentId: uuid()
      .notNull()
      .references(() => assignments.id),
    /** What everything in it is judged by. */
    versionId: uuid()
      .notNull()
      .references(() => exerciseVersions.id),
    /** null: of a check. */
    scope: jsonb().$type<BatchScope>(),
    /** null until a dry run is applied. */
    decision: jsonb().$type<BatchDecision>(),
    askedBy: uuid()
      .notNull()
      .references(() => users.id),
    askedAt: createdAt(),
    /** Pieces; null while they are being collected. */
    total: integer(),
    done: integer().notNull().default(0),
    /** Of those done: the grader gave up on them. */
    givenUp: integer().notNull().default(0),
    /** The proofs of a check, or which programs are similar. */
    findings: jsonb().$type<unknown>(),
    /** The last fault of the grader, for staff. */
    fault: text(),
    /** Every try to bring it out of its state has failed, until somebody has it tried again. */
    givenUpAt: instant(),
    /** When it came into its state. */
    movedAt: instant(),
  },
  (table) => [
    index('batches_course').on(table.courseId, table.askedAt),
    index('batches_assignment').on(table.assignmentId, table.askedAt),
    check('batches_given_up_are_done', sql`${table.givenUp} between 0 and ${table.done}`),
  ],
);

/** What a regrade did to one student's grade: once each, in the transaction that did it. */
export const regradeEffects = pgTable(
  'regrade_effects',
  {
    id: id(),
    batchId: uuid()
      .notNull()
      .references(() => batches.id),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    /** null: there was no grade. */
    pointsBefore: doublePrecision(),
    pointsAfter: doublePrecision(),
    /** A known mistake was recognised that was not before: there is a hint to read, whatever became of the points. */
    hinted: boolean().notNull().default(false),
    appliedAt: instant().notNull(),
    undoneAt: instant(),
  },
  (table) => [
    unique('regrade_effects_batch_user').on(table.batchId, table.userId),
    index('regrade_effects_user').on(table.userId, table.appliedAt),
  ],
);
