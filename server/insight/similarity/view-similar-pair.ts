import { selectOptionalFindings, selectSources } from '#db/queries/insight/similarity.ts';
import type { ActorContext } from '../../access/actor.ts';
import type { ExercisePlace } from '../../courses/find-assignment.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import { findInsightPlace, type InsightRefusal } from '../find-insight-place.ts';
import { findAuthors } from './authors.ts';
import type { SimilarityFindings } from './similarity-findings.ts';
import type { SimilarPairCodeView } from './similarity-view.ts';
import { findExercise } from './view-similarity.ts';

export interface SimilarPairInput extends ExercisePlace {
  /** Submissions, as the list has them. */
  readonly left: string;
  readonly right: string;
}

/** Two programs that were found similar, side by side. For staff, of both courses where they are of two. */
export async function viewSimilarPair(
  context: ActorContext,
  input: SimilarPairInput,
): Promise<Result<SimilarPairCodeView, InsightRefusal>> {
  const found = await findInsightPlace(context, input, 'see-similarity');
  if (!found.ok) return found;
  const { course, assignment } = found.value;
  const stored = await selectOptionalFindings(context.db, assignment.id);
  // Written by the comparison itself, of this type.
  const findings = stored?.findings as SimilarityFindings | undefined;
  const pair = findings?.pairs.find(({ left, right }) => left === input.left && right === input.right);
  if (!pair) return refuse('not-found');
  const submissionIds = [pair.left, pair.right];
  const authors = await findAuthors(context, { course, submissionIds });
  const sources = await selectSources(context.db, submissionIds);
  const side = (id: string) => {
    const author = authors.view(id);
    const source = authors.readable(id, sources.get(id) ?? '');
    return author && source !== null ? { ...author, source } : null;
  };
  const [left, right] = [side(pair.left), side(pair.right)];
  if (!left || !right) return refuse('not-found');
  return ok({
    course: course.slug,
    exercise: await findExercise(context, found.value),
    similarity: pair.similarity,
    left,
    right,
    marks: pair.places.map(([a, b, c, d], at) => ({ name: letters(at), left: [a, b], right: [c, d] })),
  });
}

/** A, B … Z, AA, AB … */
function letters(at: number): string {
  const last = String.fromCharCode(65 + (at % 26));
  return at < 26 ? last : `${letters(Math.floor(at / 26) - 1)}${last}`;
}
