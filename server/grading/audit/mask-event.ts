/** What the log says of work that is graded without names: the alias that the reader knows from the queue. */
import type { AuditRow } from '#db/queries/audit.ts';
import { aliasOf, type Masking } from '../../anonymous/mask.ts';
import { scrub } from '../../anonymous/scrub.ts';

/** The same event; about work in one of these assignments it names its student in no part. */
export function maskEvent(
  reader: Masking,
  { row, nameless }: { row: AuditRow; nameless: ReadonlySet<string> },
): AuditRow {
  const { assignmentId, workOf } = row;
  if (assignmentId === null || workOf === null || !nameless.has(assignmentId)) return row;
  const { userId, name, email } = workOf;
  const alias = aliasOf(reader, { assignmentId, userId });
  return {
    ...row,
    actorName: row.actorId === userId ? alias : row.actorName,
    subjectName: row.subjectId === userId ? alias : row.subjectName,
    workOf: { userId: alias, name: alias, email: alias },
    subjectId: row.subjectId === userId ? null : row.subjectId,
    details: scrub(row.details, { identity: { id: userId, name, email }, alias }),
  };
}
