import type { Course } from '#db/queries/courses/courses.ts';
import { selectVersionOutline } from '#db/queries/exercises/exercises.ts';
import { selectOptionalFindings, selectOptionalLastComparison } from '#db/queries/insight/similarity.ts';
import type { ActorContext } from '../../access/actor.ts';
import { exercisePath } from '../../courses/exercise-path.ts';
import { exerciseNumber } from '../../courses/exercise-row.ts';
import type { ExercisePlace } from '../../courses/find-assignment.ts';
import { outlineOf } from '../../exercises/exercise-outline.ts';
import { ok, type Result } from '../../platform/result.ts';
import { findInsightPlace, type InsightPlace, type InsightRefusal } from '../find-insight-place.ts';
import { type Authors, findAuthors } from './authors.ts';
import { type Cluster, findClusters } from './find-clusters.ts';
import type { SimilarityFindings, SimilarPair } from './similarity-findings.ts';
import type {
  ExerciseSimilarityView,
  SimilarClusterView,
  SimilarityFoundView,
  SimilarityRunView,
  SimilarPairView,
} from './similarity-view.ts';
import { SIMILAR_FROM } from './view-course-similarity.ts';

export interface SimilarityInput extends ExercisePlace {
  /** 0.3 to 1; null: the usual one. */
  readonly from: number | null;
}

/** Which programs of an exercise are similar, as it was compared last; and how far a comparison is. For staff. */
export async function viewSimilarity(
  context: ActorContext,
  input: SimilarityInput,
): Promise<Result<ExerciseSimilarityView, InsightRefusal>> {
  const found = await findInsightPlace(context, input, 'see-similarity');
  if (!found.ok) return found;
  const { course, assignment } = found.value;
  const from = Math.min(Math.max(input.from ?? SIMILAR_FROM, 0.3), 1);
  const last = await selectOptionalLastComparison(context.db, assignment.id);
  const stored = await selectOptionalFindings(context.db, assignment.id);
  return ok({
    course: course.slug,
    exercise: await findExercise(context, found.value),
    from,
    run: last ? runOf(last) : null,
    found: stored ? await foundOf(context, { course, from, stored }) : null,
  });
}

export async function findExercise(
  { db }: Pick<ActorContext, 'db'>,
  { module, assignment }: InsightPlace,
): Promise<ExerciseSimilarityView['exercise']> {
  const { manifest } = outlineOf(await selectVersionOutline(db, assignment.versionId));
  return {
    slug: exercisePath(module, assignment),
    number: exerciseNumber(module, assignment),
    title: manifest.title,
  };
}

function runOf({
  givenUpAt,
  batchId,
  state,
  done,
  total,
}: NonNullable<Awaited<ReturnType<typeof selectOptionalLastComparison>>>): SimilarityRunView {
  return { batchId, state, done, total, stuck: givenUpAt !== null };
}

async function foundOf(
  context: ActorContext,
  of: { course: Course; from: number; stored: { findings: unknown; askedAt: Date } },
): Promise<SimilarityFoundView> {
  // Written by the comparison itself, of this type.
  const findings = of.stored.findings as SimilarityFindings;
  const listed = findings.pairs.filter(({ similarity }) => similarity >= of.from);
  const submissionIds = [...new Set(listed.flatMap(({ left, right }) => [left, right]))];
  const authors = await findAuthors(context, { course: of.course, submissionIds });
  const { programs, earlier, short, unread, pairsLeftOut, distribution } = findings;
  return {
    at: of.stored.askedAt.toISOString(),
    ...{ programs, earlier, short, unread, distribution },
    pairs: listed.flatMap((pair) => pairView(pair, authors) ?? []),
    pairsLeftOut: listed.length === findings.pairs.length ? pairsLeftOut : 0,
    clusters: findClusters(listed)
      .filter(({ members }) => members.length > 2)
      .map((cluster) => clusterView(cluster, authors)),
  };
}

function pairView({ similarity, places, ...pair }: SimilarPair, authors: Authors): SimilarPairView | null {
  const [left, right] = [authors.view(pair.left), authors.view(pair.right)];
  const marked = new Set(
    places.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_line, at) => from + at)),
  );
  return left && right ? { left, right, similarity, lines: marked.size } : null;
}

function clusterView({ members, pairs }: Cluster, authors: Authors): SimilarClusterView {
  const similarities = pairs.map(({ similarity }) => similarity);
  return {
    members: members.flatMap((id) => authors.view(id) ?? []),
    pairs: pairs.length,
    lowest: Math.min(...similarities),
    highest: Math.max(...similarities),
  };
}
