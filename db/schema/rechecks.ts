/** After an upgrade of the grader: every version in use is proved again, and what changed by it is listed. */
import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { id, instant } from './columns.ts';
import { exerciseVersions } from './exercises.ts';

/** `first`: the grader of the first start, with which everything was published. */
const RECHECK_STATES = ['first', 'running', 'ready', 'cancelled'] as const;
export type RecheckState = (typeof RECHECK_STATES)[number];

/** One grader, known by its hash, and the round that began when it came. */
export const graderRechecks = pgTable(
  'grader_rechecks',
  {
    id: id(),
    /** Names the realm bundles and the rules of proofs. */
    grader: text().notNull(),
    state: text({ enum: RECHECK_STATES }).notNull(),
    startedAt: instant().notNull(),
    endedAt: instant(),
    /** Versions. */
    total: integer().notNull(),
    done: integer().notNull().default(0),
  },
  (table) => [index('grader_rechecks_started').on(table.startedAt)],
);

/** `given-up`: every try failed by the grader's own fault. */
const RECHECKED_STATES = ['waiting', 'proved', 'given-up'] as const;
export type RecheckedState = (typeof RECHECKED_STATES)[number];

export const graderRecheckVersions = pgTable(
  'grader_recheck_versions',
  {
    recheckId: uuid()
      .notNull()
      .references(() => graderRechecks.id),
    versionId: uuid()
      .notNull()
      .references(() => exerciseVersions.id),
    state: text({ enum: RECHECKED_STATES }).notNull().default('waiting'),
    /** Proofs that do not hold. */
    findings: jsonb().$type<unknown>(),
    fault: text(),
    endedAt: instant(),
  },
  (table) => [primaryKey({ columns: [table.recheckId, table.versionId] })],
);
