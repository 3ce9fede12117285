/** What students ask about a grade, and what staff say. It hangs on the submission, so that it survives every regrade. */
import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, instant } from './columns.ts';
import { exercises } from './exercises.ts';
import { users } from './people.ts';
import { rubricItems } from './rubric.ts';
import { submissions } from './work.ts';

/** `open` waits for staff, `answered` for the student, `closed` for nobody; it can be read for ever. */
const REQUEST_STATES = ['open', 'answered', 'closed'] as const;

export const requests = pgTable(
  'requests',
  {
    id: id(),
    submissionId: uuid()
      .notNull()
      .references(() => submissions.id),
    /** What it is about: a case, a line (1-based), a rubric item, or, where all are null, the whole. */
    caseId: text(),
    line: integer(),
    rubricItemId: uuid().references(() => rubricItems.id),
    state: text({ enum: REQUEST_STATES }).notNull().default('open'),
    /** Who has graded it, or who answered: there it goes first. null: whoever looks next. */
    assigneeId: uuid().references(() => users.id),
    askedAt: createdAt(),
    movedAt: instant().notNull(),
  },
  (table) => [
    index('requests_submission').on(table.submissionId),
    index('requests_waiting').on(table.askedAt).where(sql`${table.state} = 'open'`),
    check(
      'requests_about_one_thing',
      sql`num_nonnulls(${table.caseId}, ${table.line}, ${table.rubricItemId}) <= 1`,
    ),
  ],
);

/** Never changed: who corrects themselves writes another one. */
export const requestMessages = pgTable(
  'request_messages',
  {
    id: id(),
    requestId: uuid()
      .notNull()
      .references(() => requests.id),
    authorId: uuid()
      .notNull()
      .references(() => users.id),
    body: text().notNull(),
    sentAt: createdAt(),
  },
  (table) => [
    index('request_messages_request').on(table.requestId, table.sentAt),
    check('request_messages_not_empty', sql`length(trim(${table.body})) > 0`),
  ],
);

/** An input on which a student was right: offered to the next version of the exercise as a case of its own. */
export const caseProposals = pgTable(
  'case_proposals',
  {
    id: id(),
    exerciseId: uuid()
      .notNull()
      .references(() => exercises.id),
    requestId: uuid()
      .notNull()
      .unique()
      .references(() => requests.id),
    /** The case that judged it. */
    caseId: text().notNull(),
    /** Entry point and literal arguments, as a report shows them. */
    call: text().notNull(),
    args: jsonb().$type<unknown>().notNull(),
    proposedBy: uuid()
      .notNull()
      .references(() => users.id),
    proposedAt: createdAt(),
  },
  (table) => [index('case_proposals_exercise').on(table.exerciseId, table.proposedAt)],
);
