/** Requests as their readers see them. */
import {
  type RequestRow,
  selectProposedRequests,
  selectRequestMessages,
} from '#db/queries/grading/requests.ts';
import { selectIdentity } from '#db/queries/people/people.ts';
import type { ActorContext } from '../../access/actor.ts';
import { findAlias } from '../../anonymous/mask.ts';
import { scrub } from '../../anonymous/scrub.ts';
import { renderComment } from '../render-comment.ts';
import { type CaseReading, namingOf, shownCase } from './case-naming.ts';
import type { RequestSubjectView, RequestView } from './request-view.ts';

type Reader = 'owner' | 'staff';
/** Whoever reads was asked before. */
export type Reading = Pick<ActorContext, 'db' | 'actor' | 'secret'>;

/** @param versionOf which version of the exercise judged what is on show of a submission: it names the cases */
export async function requestViews(
  context: Reading,
  {
    rows,
    reader,
    versionOf,
  }: { rows: readonly RequestRow[]; reader: Reader; versionOf: (row: RequestRow) => string },
): Promise<readonly RequestView[]> {
  const { db, actor } = context;
  const ids = rows.map(({ request }) => request.id);
  const messages = Map.groupBy(await selectRequestMessages(db, ids), ({ requestId }) => requestId);
  const proposed = reader === 'staff' ? await selectProposedRequests(db, ids) : new Set<string>();
  return Promise.all(
    rows.map(async (row): Promise<RequestView> => {
      const { request, studentId, assignee } = row;
      const said = messages.get(request.id) ?? [];
      const alias =
        reader === 'staff'
          ? await findAlias(context, { assignmentId: row.assignmentId, userId: studentId })
          : null;
      const view: RequestView = {
        id: request.id,
        submissionId: request.submissionId,
        about: subjectOf(row, {
          ...(await namingOf(db, { versionId: versionOf(row), assignmentId: row.assignmentId })),
          reader,
        }),
        state: request.state,
        askedAt: request.askedAt.toISOString(),
        movedAt: request.movedAt.toISOString(),
        assignee,
        isMine: request.assigneeId === actor.userId,
        messages: await Promise.all(
          said.map(async ({ authorId, author, body, sentAt }) => ({
            author,
            own: authorId === actor.userId,
            byStudent: authorId === studentId,
            html: await renderComment(body),
            sentAt: sentAt.toISOString(),
          })),
        ),
        proposed: proposed.has(request.id),
      };
      if (alias === null) return view;
      return scrub(view, { identity: await selectIdentity(db, studentId), alias });
    }),
  );
}

function subjectOf({ request, rubricItem }: RequestRow, reading: CaseReading): RequestSubjectView {
  const { caseId, line } = request;
  if (rubricItem !== null) return { kind: 'rubric', title: rubricItem };
  if (line !== null) return { kind: 'line', line };
  if (caseId === null) return { kind: 'whole' };
  return { kind: 'case', ...shownCase(caseId, reading) };
}
