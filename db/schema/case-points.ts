/** Points of one case that a person set: on a submission, so that they survive every regrade of it. */
import { sql } from 'drizzle-orm';
import { check, doublePrecision, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, instant } from './columns.ts';
import { users } from './people.ts';
import { submissions } from './work.ts';

/** Append-only in practice: of one case the latest that was not revoked holds. */
export const caseOverrides = pgTable(
  'case_overrides',
  {
    id: id(),
    submissionId: uuid()
      .notNull()
      .references(() => submissions.id),
    caseId: text().notNull(),
    /** Instead of what the case gave. */
    points: doublePrecision().notNull(),
    reason: text().notNull(),
    setBy: uuid()
      .notNull()
      .references(() => users.id),
    createdAt: createdAt(),
    revokedAt: instant(),
  },
  (table) => [
    index('case_overrides_submission').on(table.submissionId, table.caseId),
    check('case_overrides_reason_given', sql`length(trim(${table.reason})) > 0`),
    check('case_overrides_points_not_negative', sql`${table.points} >= 0`),
  ],
);
