/** Why a regrade changes a grade, on the smallest input on which two versions of the exercise disagree. */
import { doublePrecision, jsonb, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { batches } from './batches.ts';
import { createdAt } from './columns.ts';
import { submissions } from './work.ts';

export const witnesses = pgTable(
  'witnesses',
  {
    batchId: uuid()
      .notNull()
      .references(() => batches.id),
    submissionId: uuid()
      .notNull()
      .references(() => submissions.id),
    /** What the search came to: read by the schema of `server/grading/regrade/witness.ts`. */
    finding: jsonb().$type<unknown>().notNull(),
    tookMs: doublePrecision().notNull(),
    foundAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.batchId, table.submissionId] })],
);
