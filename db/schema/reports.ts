/** What is in a report: numbers as rows, evidence compressed under its hash. */
import { sql } from 'drizzle-orm';
import {
  check,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytes } from './columns.ts';
import { verifications } from './work.ts';

/** What only the reader of one report needs, hidden cases included: redact before it leaves the server. */
export const evidence = pgTable(
  'evidence',
  {
    /** SHA-256 of the text, hex: equal outcomes are kept once, whoever they are of. */
    hash: text().primaryKey(),
    /** JSON, compressed by Zstandard. */
    body: bytes().notNull(),
  },
  (table) => [check('evidence_hash_is_sha256', sql`${table.hash} ~ '^[0-9a-f]{64}$'`)],
);

/** What became of each case of a report: what lists and statistics are made of. */
export const outcomes = pgTable(
  'outcomes',
  {
    verificationId: uuid()
      .notNull()
      .references(() => verifications.id),
    /** Place in the report, from 0. */
    position: integer().notNull(),
    caseId: text().notNull(),
    /** As the protocol names it. */
    status: text().notNull(),
    points: doublePrecision().notNull(),
    pointsMax: doublePrecision().notNull(),
    /** The first that was recognised. */
    misconception: text(),
    durationMs: doublePrecision().notNull(),
    /** How far off it was at most, in tolerances; infinite where no tolerance lets it pass, null where nothing was compared. */
    inTolerances: doublePrecision(),
    cost: jsonb().$type<unknown>(),
    /** null: it lies in the body of the report, which was stored whole. */
    evidenceHash: text().references(() => evidence.hash),
  },
  (table) => [
    primaryKey({ columns: [table.verificationId, table.position] }),
    index('outcomes_misconception').on(table.misconception).where(sql`${table.misconception} is not null`),
  ],
);
