/** Work: drafts, submissions and what the verification of a submission found. */
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { batches } from './batches.ts';
import { createdAt, id, instant } from './columns.ts';
import { assignments } from './courses.ts';
import { exerciseVersions } from './exercises.ts';
import { users } from './people.ts';

const owner = () =>
  uuid()
    .notNull()
    .references(() => users.id);
const assignment = () =>
  uuid()
    .notNull()
    .references(() => assignments.id);

/** What a student is writing: one row each, overwritten by the newer. */
export const drafts = pgTable(
  'drafts',
  {
    id: id(),
    userId: owner(),
    assignmentId: assignment(),
    source: text().notNull(),
    revision: integer().notNull(),
    savedAt: instant().notNull(),
  },
  (table) => [unique('drafts_user_assignment').on(table.userId, table.assignmentId)],
);

/** Drafts that lost to a newer one from another tab or machine: kept, never merged silently. */
export const draftsKept = pgTable(
  'drafts_kept',
  {
    id: id(),
    userId: owner(),
    assignmentId: assignment(),
    source: text().notNull(),
    revision: integer().notNull(),
    savedAt: instant().notNull(),
    keptAt: createdAt(),
  },
  (table) => [index('drafts_kept_user_assignment').on(table.userId, table.assignmentId)],
);

/** The latest thing a browser said it scored. A claim: shown beside, never counted. */
export const claims = pgTable(
  'claims',
  {
    id: id(),
    userId: owner(),
    assignmentId: assignment(),
    points: doublePrecision().notNull(),
    pointsMax: doublePrecision().notNull(),
    casesPassed: integer().notNull(),
    casesTotal: integer().notNull(),
    backend: text().notNull(),
    /** Ids of public cases that passed; null: of a run that said nothing of its cases. */
    passedCases: jsonb().$type<readonly string[]>(),
    /** The first that the run recognised. */
    misconception: text(),
    claimedAt: instant().notNull(),
  },
  (table) => [
    unique('claims_user_assignment').on(table.userId, table.assignmentId),
    // What a wall shows: the newest runs of one exercise.
    index('claims_assignment_at').on(table.assignmentId, table.claimedAt),
    check('claims_points_in_range', sql`${table.points} between 0 and ${table.pointsMax}`),
  ],
);

/** What a student's browser said that it ran the code on. Nothing checks it but its form. */
export interface ClaimedDevice {
  readonly backend: 'webgpu' | 'webgl' | 'cpu';
  /** The adapter or renderer as the browser names it, one line. */
  readonly name: string;
  /** True when the processor stands in for the GPU. */
  readonly software: boolean;
  /** Families, such as "Firefox" and "Windows"; null when the browser names none. */
  readonly browser: string | null;
  readonly system: string | null;
}

/** The name is at most 80 characters, each at most four bytes. */
const CLAIMED_DEVICE_BYTES_MAX = 600;

/** A student's source for one exercise version. A trigger refuses update and delete. */
export const submissions = pgTable(
  'submissions',
  {
    /** Made by who submits: what arrives twice is one row. */
    id: uuid().primaryKey(),
    userId: owner(),
    assignmentId: assignment(),
    versionId: uuid()
      .notNull()
      .references(() => exerciseVersions.id),
    /** 1, 2, 3 … per student and assignment. */
    number: integer().notNull(),
    source: text().notNull(),
    /** SHA-256 of the source, hex. */
    codeHash: text().notNull(),
    claimedPoints: doublePrecision(),
    /** Of the run that the claimed points are from; null where none came along. */
    claimedDevice: jsonb().$type<ClaimedDevice>(),
    /** The server's clock at receipt. */
    submittedAt: instant().notNull(),
    /** The due date that held for this student at receipt. A record: what counts is settled by the dates of today. */
    dueAt: instant(),
    /** At receipt, likewise; `standing.lateSteps` is what holds. */
    late: boolean().notNull(),
  },
  (table) => [
    unique('submissions_user_assignment_number').on(table.userId, table.assignmentId, table.number),
    index('submissions_assignment_at').on(table.assignmentId, table.submittedAt),
    index('submissions_user_at').on(table.userId, table.submittedAt),
    // Few of many, with long sources between them: who has tried so often is counted above every page of staff.
    index('submissions_often').on(table.assignmentId, table.submittedAt).where(sql`${table.number} >= 3`),
    check('submissions_number_positive', sql`${table.number} > 0`),
    check(
      'submissions_claimed_device_small',
      sql`octet_length(${table.claimedDevice}::text) <= ${sql.raw(String(CLAIMED_DEVICE_BYTES_MAX))}`,
    ),
  ],
);

export const verificationStateEnum = pgEnum('verification_state', [
  'queued',
  'verifying',
  'verified',
  'could-not-grade',
]);
export type VerificationState = (typeof verificationStateEnum.enumValues)[number];

/**
 * Why a verification runs. The first two are real: they give a submission its standing. A dry run and a census are asked
 * for by staff, and a trigger keeps them out of standings and grades.
 */
export const PURPOSES = ['submission', 'regrade', 'dry-run', 'census'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** One grading of one submission. A regrade is another row. */
export const verifications = pgTable(
  'verifications',
  {
    id: id(),
    submissionId: uuid()
      .notNull()
      .references(() => submissions.id),
    purpose: text({ enum: PURPOSES }).notNull(),
    /** What it is judged by: of a regrade not always the version that it was written against. */
    versionId: uuid()
      .notNull()
      .references(() => exerciseVersions.id),
    state: verificationStateEnum().notNull().default('queued'),
    /** 31 bits, random; drawn once, so that a second try grades the same inputs. */
    seed: integer().notNull(),
    /** How often a worker has taken it up. */
    starts: integer().notNull().default(0),
    /** The last grader fault, for staff. */
    fault: text(),
    queuedAt: createdAt(),
    startedAt: instant(),
    finishedAt: instant(),
    /** What it was asked for in; null: a submission, or a regrade of one. */
    batchId: uuid().references(() => batches.id),
    /** A regrade that was taken back: it holds for nothing. */
    undoneAt: instant(),
  },
  (table) => [
    // A batch that is taken up again after a kill does nothing twice.
    uniqueIndex('verifications_batch')
      .on(table.batchId, table.submissionId, table.purpose)
      .where(sql`${table.batchId} is not null`),
    index('verifications_submission').on(table.submissionId, table.queuedAt),
    // The queue's length and a submission's place in it.
    index('verifications_waiting').on(table.queuedAt).where(sql`${table.state} in ('queued', 'verifying')`),
    // Few of many: the cells of a gradebook that have no verdict yet, or will have none.
    index('verifications_open')
      .on(table.id)
      .where(sql`${table.state} in ('queued', 'verifying', 'could-not-grade')`),
    check('verifications_seed_31_bits', sql`${table.seed} >= 0`),
    check(
      'verifications_finished_when_final',
      sql`(${table.state} in ('verified', 'could-not-grade')) = (${table.finishedAt} is not null)`,
    ),
  ],
);

/**
 * What holds for one submission, one row each: written with the submission, with each verdict and at each settlement of
 * the grade. Everything that asks which verification counts asks here.
 */
export const standings = pgTable(
  'standings',
  {
    submissionId: uuid()
      .primaryKey()
      .references(() => submissions.id),
    userId: owner(),
    assignmentId: assignment(),
    /** The newest real verification, whatever became of it. */
    latestId: uuid()
      .notNull()
      .references(() => verifications.id),
    /** The newest that has a report: on show while a regrade waits. */
    reportedId: uuid().references(() => verifications.id),
    /** The grade comes from this submission. */
    counts: boolean().notNull().default(false),
    /** Started calendar days after the due date that holds, extension included; 0 is on time. */
    lateSteps: integer().notNull().default(0),
  },
  (table) => [
    index('standings_assignment_user').on(table.assignmentId, table.userId),
    // A verification that is deleted is looked for here.
    index('standings_latest').on(table.latestId),
    index('standings_reported').on(table.reportedId),
    // One submission counts for one student and assignment.
    uniqueIndex('standings_counts').on(table.userId, table.assignmentId).where(sql`${table.counts}`),
    // Few of many: the cells of a gradebook that are marked as late.
    index('standings_late')
      .on(table.assignmentId, table.userId)
      .where(sql`${table.counts} and ${table.lateSteps} > 0`),
    check('standings_counts_reported', sql`not ${table.counts} or ${table.reportedId} is not null`),
    check('standings_late_steps', sql`${table.lateSteps} >= 0`),
  ],
);

export const reports = pgTable(
  'reports',
  {
    id: id(),
    verificationId: uuid()
      .notNull()
      .unique()
      .references(() => verifications.id),
    /** The report without its cases, which are outcomes; whole where it was written before these were rows. */
    body: jsonb().$type<unknown>().notNull(),
    points: doublePrecision().notNull(),
    pointsMax: doublePrecision().notNull(),
    casesPassed: integer().notNull(),
    casesTotal: integer().notNull(),
    backend: text().notNull(),
    runner: text().notNull(),
    createdAt: createdAt(),
  },
  (table) => [check('reports_points_in_range', sql`${table.points} between 0 and ${table.pointsMax}`)],
);
