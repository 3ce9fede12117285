import type { Queryable } from '../database.ts';
import { auditEvents } from '../schema/audit.ts';

export type AuditEvent = Pick<
  typeof auditEvents.$inferInsert,
  'actorId' | 'courseId' | 'subjectId' | 'details'
> & {
  readonly action: string;
};

/** Call it in the transaction of the change that it records. */
export async function insertAuditEvent(db: Queryable, event: AuditEvent): Promise<void> {
  await db.insert(auditEvents).values(event);
}
