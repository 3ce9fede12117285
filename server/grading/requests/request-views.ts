/** Requests as their readers see them. */
import { selectAssignment } from '#db/queries/courses/courses.ts';
import { selectVersionOutline } from '#db/queries/exercises/exercises.ts';
import {
  type RequestRow,
  selectProposedRequests,
  selectRequestMessages,
} from '#db/queries/grading/requests.ts';
import { selectIdentity } from '#db/queries/people/people.ts';
import type { ActorContext } from '../../access/actor.ts';
import { asAssigned } from '../../exercises/as-assigned.ts';
import { type ExerciseOutline, outlineOf } from '../../exercises/exercise-outline.ts';
import { renderComment } from '../../submissions/render-comment.ts';
import { findAlias } from '../anonymous/mask.ts';
import { scrub } from '../anonymous/scrub.ts';
import type { RequestSubjectView, RequestView } from './request-view.ts';

type Reader = 'owner' | 'staff';
/** Whoever reads was asked before. */
export type Reading = Pick<ActorContext, 'db' | 'actor' | 'secret'>;

/** @param versionOf which version of the exercise a submission was written against: it names the cases */
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
          outline: asAssigned(
            outlineOf(await selectVersionOutline(db, versionOf(row))),
            await selectAssignment(db, row.assignmentId),
          ),
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

function subjectOf(
  { request, rubricItem }: RequestRow,
  { outline, reader }: { outline: ExerciseOutline; reader: Reader },
): RequestSubjectView {
  const { caseId, line } = request;
  if (rubricItem !== null) return { kind: 'rubric', title: rubricItem };
  if (line !== null) return { kind: 'line', line };
  if (caseId === null) return { kind: 'whole' };
  return { kind: 'case', ...shownCase(outline, { caseId, reader }) };
}

/** A case as its reader may know it. */
export function shownCase(
  outline: ExerciseOutline,
  { caseId, reader }: { caseId: string; reader: Reader },
): { readonly caseId: string; readonly title: string } {
  const shownId = reader === 'owner' ? shownCaseId(outline, caseId) : caseId;
  const planned = outline.plan.find(({ id }) => id === caseId);
  const number = shownId === caseId ? null : shownId.replace('hidden-', '');
  return {
    caseId: shownId,
    title: number === null ? (planned?.title ?? caseId) : `Hidden case ${number}`,
  };
}

/** Hidden cases of a sealed exercise have a number for their students, and no name. */
export function shownCaseId({ plan, manifest }: ExerciseOutline, caseId: string): string {
  if (manifest.disclosure !== 'sealed') return caseId;
  const at = plan.filter(({ visibility }) => visibility === 'hidden').findIndex(({ id }) => id === caseId);
  return at < 0 ? caseId : `hidden-${at + 1}`;
}

/** The case that a student means; null: the exercise has no such case. */
export function meantCaseId(outline: ExerciseOutline, shown: string): string | null {
  return outline.plan.find(({ id }) => shownCaseId(outline, id) === shown)?.id ?? null;
}
