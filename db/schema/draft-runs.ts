/**
 * What an author asks of a worker about a checked draft: its luck, a program tried, a dry run. A table each, as what they
 * find differs; each row is asked for, runs, and ends once.
 */
import { index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, instant } from './columns.ts';
import { users } from './people.ts';
import { exerciseDraftChecks } from './studio.ts';

/** `failed`: the grader gave up, or, of a try, the exercise itself could not be judged. */
const DRAFT_RUN_STATES = ['running', 'ready', 'cancelled', 'failed'] as const;
export type DraftRunState = (typeof DRAFT_RUN_STATES)[number];

const runColumns = () => ({
  id: id(),
  checkId: uuid()
    .notNull()
    .references(() => exerciseDraftChecks.id),
  state: text({ enum: DRAFT_RUN_STATES }).notNull().default('running'),
  findings: jsonb().$type<unknown>(),
  /** The grader's own, for staff; of a try, what its author is told. */
  fault: text(),
  askedBy: uuid()
    .notNull()
    .references(() => users.id),
  askedAt: createdAt(),
  endedAt: instant(),
});

/** The total is null while nothing has run. */
const progressColumns = () => ({ done: integer().notNull().default(0), total: integer() });

/** With what luck the mistakes slip through, tried on many seeds while nobody waits: how often each case caught each. */
export const exerciseLuck = pgTable(
  'exercise_luck',
  {
    ...runColumns(),
    /** In rounds, each a case with a seed. */
    ...progressColumns(),
  },
  (table) => [index('exercise_luck_check').on(table.checkId, table.askedAt)],
);

/** A program that its author runs against the exercise as the server would, with its outcomes so far. Kept until the next one. */
export const exerciseTries = pgTable(
  'exercise_tries',
  { ...runColumns(), source: text().notNull() },
  (table) => [
    index('exercise_tries_check').on(table.checkId, table.askedAt),
    index('exercise_tries_person').on(table.askedBy, table.askedAt),
  ],
);

/** The files, tried on the submissions of the draft's course that count: what each would be worth. It changes nothing. */
export const exerciseDryRuns = pgTable(
  'exercise_dry_runs',
  {
    ...runColumns(),
    /** In submissions. */
    ...progressColumns(),
  },
  (table) => [index('exercise_dry_runs_check').on(table.checkId, table.askedAt)],
);
