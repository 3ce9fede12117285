/** Who wrote compared programs, as far as the reader may know. */
import type { Course } from '#db/queries/courses/courses.ts';
import { type ProgramAuthor, selectAuthors } from '#db/queries/insight/similarity.ts';
import type { ActorContext } from '../../access/actor.ts';
import { findMembership } from '../../access/membership.ts';
import { aliasOf, findMask } from '../../anonymous/mask.ts';
import { scrubProgram } from '../../anonymous/scrub.ts';
import type { SimilarAuthorView } from './similarity-view.ts';

export interface Authors {
  readonly view: (submissionId: string) => SimilarAuthorView | null;
  /** The program as the reader may have it; null: it is of a course that is none of theirs. */
  readonly readable: (submissionId: string, source: string) => string | null;
}

/** Where an exercise is graded without names, aliases stand for them; of another course staff there see who it was. */
export async function findAuthors(
  context: ActorContext,
  { course, submissionIds }: { course: Course; submissionIds: readonly string[] },
): Promise<Authors> {
  const authors = await selectAuthors(context.db, submissionIds);
  const masks = new Map([[course.id, await findMask(context, course.id)]]);
  for (const { courseId, course: slug } of authors.values()) {
    if (masks.has(courseId)) continue;
    // Asked anew each time, as people leave.
    const membership = await findMembership(context, { course: slug, deed: 'see-similarity' });
    if (membership.ok) masks.set(courseId, await findMask(context, courseId));
  }
  return {
    view: (submissionId) => {
      const author = authors.get(submissionId);
      if (!author) return null;
      const name = masks.get(author.courseId)?.nameOf(author) ?? null;
      return viewOf(author, { name, isHere: author.courseId === course.id });
    },
    readable: (submissionId, source) => {
      const author = authors.get(submissionId);
      const mask = author && masks.get(author.courseId);
      if (!author || !mask) return null;
      if (!mask.isOn(author.assignmentId)) return source;
      const { userId: id, name, email } = author;
      return scrubProgram(source, { identity: { id, name, email }, alias: aliasOf(context, author) });
    },
  };
}

function viewOf(
  { submissionId, number, submittedAt, courseTitle }: ProgramAuthor,
  { name, isHere }: { name: string | null; isHere: boolean },
): SimilarAuthorView {
  return {
    submissionId,
    name,
    number,
    at: submittedAt.toISOString(),
    elsewhere: isHere ? null : courseTitle,
  };
}
