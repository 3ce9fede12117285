/** The append-only record of who did what. A trigger refuses update, delete and truncate. */
import { index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id } from './columns.ts';

export const auditEvents = pgTable(
  'audit_events',
  {
    id: id(),
    at: createdAt(),
    /** null: the system itself. No foreign key: the record outlives everything. */
    actorId: uuid(),
    courseId: uuid(),
    /** "submission.received", "grade.changed", … */
    action: text().notNull(),
    subjectId: uuid(),
    details: jsonb().$type<Readonly<Record<string, unknown>>>().notNull().default({}),
  },
  (table) => [
    index('audit_events_subject').on(table.subjectId, table.at),
    index('audit_events_course').on(table.courseId, table.at),
  ],
);
