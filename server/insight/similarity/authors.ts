/** Who wrote compared programs, as far as the reader may know. */
import type { Course } from '#db/queries/courses.ts';
import { type ProgramAuthor, selectAuthors } from '#db/queries/similarity.ts';
import type { ActorContext } from '../../access/actor.ts';
import { findMembership } from '../../access/membership.ts';
import type { SimilarAuthorView } from './similarity-view.ts';

export interface Authors {
  /** Ids of those whose code may be shown as well. */
  readonly visible: ReadonlySet<string>;
  readonly view: (submissionId: string) => SimilarAuthorView | null;
}

/** Names of another course are for those who may see similarity there: asked anew each time, as people leave. */
export async function findAuthors(
  context: ActorContext,
  { course, submissionIds }: { course: Course; submissionIds: readonly string[] },
): Promise<Authors> {
  const authors = await selectAuthors(context.db, submissionIds);
  const open = new Set([course.slug]);
  for (const slug of new Set([...authors.values()].map((author) => author.course))) {
    if (open.has(slug)) continue;
    const membership = await findMembership(context, { course: slug, deed: 'see-similarity' });
    if (membership.ok) open.add(slug);
  }
  const known = [...authors.values()].filter((author) => open.has(author.course));
  return {
    visible: new Set(known.map(({ submissionId }) => submissionId)),
    view: (submissionId) => {
      const author = authors.get(submissionId);
      return author
        ? viewOf(author, { isOpen: open.has(author.course), isHere: author.course === course.slug })
        : null;
    },
  };
}

function viewOf(
  { submissionId, name, number, submittedAt, courseTitle }: ProgramAuthor,
  { isOpen, isHere }: { isOpen: boolean; isHere: boolean },
): SimilarAuthorView {
  return {
    submissionId,
    name: isOpen ? name : null,
    number,
    at: submittedAt.toISOString(),
    elsewhere: isHere ? null : courseTitle,
  };
}
