import { selectVersionOutlines } from '#db/queries/exercises/exercises.ts';
import { selectStudents } from '#db/queries/grading/gradebook.ts';
import { selectOptionalLastCensus } from '#db/queries/insight/behaviours.ts';
import { type NewestResult, selectEfforts, selectNewestResults } from '#db/queries/insight/insight.ts';
import type { BatchState } from '#db/schema/batches.ts';
import type { ActorContext } from '../access/actor.ts';
import { findMask } from '../anonymous/mask.ts';
import { exercisePath } from '../courses/exercise-path.ts';
import { exerciseNumber } from '../courses/exercise-row.ts';
import type { ExercisePlace } from '../courses/find-assignment.ts';
import { type ExerciseOutline, outlineOf } from '../exercises/exercise-outline.ts';
import { mistakeTitles, titleOr } from '../exercises/mistake-titles.ts';
import { ok, type Result } from '../platform/result.ts';
import { findInsightPlace, type InsightRefusal } from './find-insight-place.ts';
import type { CensusView, ExerciseInsightView, InsightVersionView } from './insight-view.ts';
import { readGroups } from './read-groups.ts';
import { findStuck } from './stuck-rule.ts';
import { summariseStudents } from './summarise-students.ts';

export interface ExerciseInsightInput extends ExercisePlace {
  /** null: the one by which most students are judged. */
  readonly versionId: string | null;
}

/** Who fails what in an exercise, how often and how long, and who is stuck there. For staff. */
export async function viewExerciseInsight(
  context: ActorContext,
  input: ExerciseInsightInput,
): Promise<Result<ExerciseInsightView, InsightRefusal>> {
  const found = await findInsightPlace(context, input, 'see-insight');
  if (!found.ok) return found;
  const { course, module, assignment } = found.value;
  const { db } = context;
  const key = { courseId: course.id, assignmentId: assignment.id };
  const results = await selectNewestResults(db, key);
  const efforts = new Map((await selectEfforts(db, key)).map((effort) => [effort.userId, effort]));
  const outlines = await outlinesOf(context, [assignment.versionId, ...results.map((one) => one.versionId)]);
  const versions = versionsOf(results, outlines);
  const shown = versions.find(({ id }) => id === input.versionId) ?? mostUsed(versions);
  const outline = outlines.get(shown?.id ?? assignment.versionId);
  const summary = summariseStudents({
    results: results.filter(({ versionId }) => versionId === shown?.id),
    plan: outline?.plan ?? [],
    efforts,
  });
  const groups = await readGroups(db, {
    versionId: shown?.id ?? assignment.versionId,
    assignmentId: assignment.id,
    results,
  });
  const titles = summary.mistakes.length === 0 ? new Map() : await mistakeTitles(db, assignment.id);
  const mask = await findMask(context, course.id);
  // Without names there are no ids either: one's alias joins what belongs together.
  const idOf = (userId: string) => mask.nameOf({ assignmentId: assignment.id, userId, name: userId });
  const students = summary.students.map((student) => ({
    ...student,
    name: mask.nameOf({ ...student, assignmentId: assignment.id }),
    userId: idOf(student.userId),
  }));
  // The order of names would tell whose the aliases are.
  if (mask.isOn(assignment.id)) students.sort((a, b) => a.name.localeCompare(b.name, 'en'));
  return ok({
    course: course.slug,
    exercise: {
      slug: exercisePath(module, assignment),
      number: exerciseNumber(module, assignment),
      title: outline?.manifest.title ?? assignment.title,
      pointsMax: outline?.pointsMax ?? 0,
    },
    versions,
    versionId: shown?.id ?? null,
    enrolled: (await selectStudents(db, course.id)).length,
    cases: (outline?.plan ?? []).map(({ title, visibility }, at) => ({
      number: at + 1,
      title,
      hidden: visibility === 'hidden',
    })),
    mistakes: summary.mistakes.map((id) => ({ id, title: titleOr(titles, id) })),
    students,
    groups: groups.map((group) => ({ ...group, userIds: group.userIds.map(idOf).sort() })),
    census: await lastCensus(context, assignment.id),
    ...(await findStuck(context, key)),
  });
}

async function lastCensus({ db }: ActorContext, assignmentId: string): Promise<CensusView | null> {
  const census = await selectOptionalLastCensus(db, assignmentId);
  if (!census) return null;
  const { done, total, askedAt } = census;
  return { state: censusState(census), done, total, askedAt: askedAt.toISOString() };
}

function censusState({
  state,
  givenUpAt,
}: {
  state: BatchState;
  givenUpAt: Date | null;
}): CensusView['state'] {
  if (state === 'running') return givenUpAt === null ? 'running' : 'stuck';
  return state === 'cancelled' ? 'cancelled' : 'ready';
}

async function outlinesOf(
  { db }: Pick<ActorContext, 'db'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ExerciseOutline>> {
  const versions = await selectVersionOutlines(db, [...new Set(ids)]);
  return new Map([...versions].map(([id, version]) => [id, outlineOf(version)]));
}

function versionsOf(
  results: readonly NewestResult[],
  outlines: ReadonlyMap<string, ExerciseOutline>,
): readonly InsightVersionView[] {
  const published = (id: string) => outlines.get(id)?.publishedAt.getTime() ?? 0;
  const byVersion = Map.groupBy(results, ({ versionId }) => versionId);
  return [...byVersion]
    .sort(([a], [b]) => published(a) - published(b))
    .map(([id, own], at) => ({ id, number: at + 1, students: own.length }));
}

function mostUsed(versions: readonly InsightVersionView[]): InsightVersionView | undefined {
  return [...versions].sort((a, b) => b.students - a.students || b.number - a.number)[0];
}
