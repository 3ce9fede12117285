import { insertAuditEvent } from '#db/queries/audit.ts';
import { selectOptionalCourse } from '#db/queries/courses/courses.ts';
import type { ActorContext } from '../access/actor.ts';
import { byToken } from '../access/by-token.ts';
import { ok, type Result } from '../platform/result.ts';
import { csvOf, gradesTable } from './grades-table.ts';
import { viewGradebook } from './view-gradebook.ts';

export type ExportFormat = 'csv' | 'json';

export interface ExportedGrades {
  readonly body: string;
  readonly mediaType: string;
  /** ASCII, for a header. */
  readonly fileName: string;
}

/** Every student's verified grades as a file. For staff; the audit says who took it. */
export async function exportGrades(
  context: ActorContext,
  input: { course: string; format: ExportFormat },
): Promise<Result<ExportedGrades, 'not-found' | 'staff-only'>> {
  const found = await viewGradebook(context, input);
  if (!found.ok) return found;
  const { value: book } = found;
  const course = await selectOptionalCourse(context.db, input.course);
  await insertAuditEvent(context.db, {
    actorId: context.actor.userId,
    courseId: course?.id ?? null,
    action: 'grades.exported',
    details: { format: input.format, students: book.rows.length, ...byToken(context) },
  });
  const table = gradesTable(book);
  const name = `grades-${book.course.slug.replaceAll(/[^\w-]/g, '')}-${book.at.slice(0, 10)}`;
  if (input.format === 'csv')
    return ok({ body: csvOf(table), mediaType: 'text/csv; charset=utf-8', fileName: `${name}.csv` });
  const body = JSON.stringify({
    course: book.course,
    at: book.at,
    exercises: book.columns,
    students: book.rows.map(({ id, name: student, email }, at) => ({
      id,
      name: student,
      email,
      points: table.rows[at]?.slice(2, -1),
      total: table.rows[at]?.at(-1),
    })),
    unreadable: book.unreadable,
  });
  return ok({ body, mediaType: 'application/json', fileName: `${name}.json` });
}
