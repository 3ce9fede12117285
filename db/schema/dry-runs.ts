/** Drafts of exercises, tried on what was handed in before they are published. */
import { index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, instant } from './columns.ts';
import { users } from './people.ts';
import { exerciseDraftChecks } from './studio.ts';

/** `failed`: the grader gave up. */
const DRY_RUN_STATES = ['running', 'ready', 'cancelled', 'failed'] as const;
export type DryRunState = (typeof DRY_RUN_STATES)[number];

/** Of a check: its files, tried on the submissions of the draft's course that count. It changes nothing. */
export const exerciseDryRuns = pgTable(
  'exercise_dry_runs',
  {
    id: id(),
    checkId: uuid()
      .notNull()
      .references(() => exerciseDraftChecks.id),
    state: text({ enum: DRY_RUN_STATES }).notNull().default('running'),
    /** Submissions; their number is null while nothing has run. */
    done: integer().notNull().default(0),
    total: integer(),
    /** What each submission would be worth. */
    findings: jsonb().$type<unknown>(),
    /** The grader's own, for staff. */
    fault: text(),
    askedBy: uuid()
      .notNull()
      .references(() => users.id),
    askedAt: createdAt(),
    endedAt: instant(),
  },
  (table) => [index('exercise_dry_runs_check').on(table.checkId, table.askedAt)],
);
