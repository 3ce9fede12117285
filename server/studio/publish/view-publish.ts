import { type Module, selectAssignment, selectModules } from '#db/queries/courses/courses.ts';
import { selectOptionalLastDraftCheck } from '#db/queries/exercises/exercise-draft-checks.ts';
import { type ExerciseDraft, selectDraftFiles } from '#db/queries/exercises/exercise-drafts.ts';
import { selectExerciseVersion } from '#db/queries/exercises/exercises.ts';
import {
  selectPublicationsOfDrafts,
  selectUses,
  selectWorkCounts,
  type Use,
} from '#db/queries/exercises/studio.ts';
import type { FileMap } from '#grader/protocol.ts';
import type { ActorContext } from '../../access/actor.ts';
import { ok, type Result } from '../../platform/result.ts';
import { checkView } from '../check/draft-checks.ts';
import { apart, fileMapOf } from '../drafts/draft-files.ts';
import { type DraftRefusal, findDraft } from '../drafts/find-draft.ts';
import { placeOfUse } from './place-of-use.ts';
import { publicationView } from './publication-view.ts';
import type { InUseView, PublishView } from './publish-view.ts';
import { type FileChangeView, versionChanges } from './version-changes.ts';

/** What would be published, what it changes and for whom. Writes nothing. */
export async function viewPublish(
  context: ActorContext,
  { draftId }: { draftId: string },
): Promise<Result<PublishView, DraftRefusal>> {
  const found = await findDraft(context, draftId);
  if (!found.ok) return found;
  const { db } = context;
  const { draft, course } = found.value;
  const published = await selectPublicationsOfDrafts(db, [draft.id]);
  const [last] = published;
  const now = apart(fileMapOf(await selectDraftFiles(db, draft.id))).exercise;
  const modules = await selectModules(db, course.id);
  const planned = await plannedRow(context, draft, modules);
  const beforeId = last?.publication.versionId ?? (planned?.goesOn ? draft.copiedFrom : null);
  const before = beforeId ? (await selectExerciseVersion(db, beforeId)).files : {};
  const changes = versionChanges(before, now);
  const uses = await selectUses(db, [draft.exerciseId]);
  const lastId = last?.publication.versionId ?? null;
  const here = uses.filter(({ courseId }) => courseId === course.id);
  const effect = beforeId === null ? 'cases' : effectOf(changes);
  return ok({
    draftId: draft.id,
    course: { slug: course.slug, title: course.title },
    number: (last?.publication.number ?? 0) + 1,
    published: published.map(publicationView),
    check: await checkOfNow(context, draft),
    changes,
    effect,
    effectInUse: here.length === 0 ? effect : await effectFrom(context, here, now),
    unchanged: last !== undefined && changes.length === 0 && !isBehind(here, lastId),
    uses: await inUse(context, uses, lastId),
    placed: here.length > 0,
    planned,
    begunIn: last ? null : moduleOf(draft, modules),
    modules: modules.map(({ slug, title, position }) => ({ slug, title, number: position })),
  });
}

function effectOf(changes: readonly FileChangeView[]): PublishView['effect'] {
  return changes.every(({ effect }) => effect === 'words') ? 'words' : 'cases';
}

/** Students may have been left on a version before the last one: what scores were between the two counts as well. */
async function effectFrom(
  { db }: ActorContext,
  uses: readonly Use[],
  now: FileMap,
): Promise<PublishView['effectInUse']> {
  for (const versionId of new Set(uses.flatMap((use) => use.versionId ?? []))) {
    const { files } = await selectExerciseVersion(db, versionId);
    if (effectOf(versionChanges(files, now)) === 'cases') return 'cases';
  }
  return 'words';
}

/** Some get another version than the one that was published last. */
export function isBehind(uses: readonly Use[], lastVersionId: string | null): boolean {
  return uses.some(({ versionId }) => versionId !== lastVersionId);
}

async function checkOfNow({ db }: ActorContext, draft: ExerciseDraft): Promise<PublishView['check']> {
  const check = await selectOptionalLastDraftCheck(db, draft.id);
  if (!check || check.state === 'running' || check.revision !== draft.revision) return null;
  const { checkId, green, publishable, problems } = checkView(check);
  return { checkId, green, publishable, problems };
}

async function inUse(
  { db }: ActorContext,
  uses: readonly Use[],
  lastVersionId: string | null,
): Promise<InUseView[]> {
  const counts = await selectWorkCounts(
    db,
    uses.map(({ assignmentId }) => assignmentId),
  );
  return uses.map((use) => ({
    ...placeOfUse(use),
    behind: use.versionId !== lastVersionId,
    drafts: counts.get(use.assignmentId)?.drafts ?? 0,
    graded: counts.get(use.assignmentId)?.graded ?? 0,
  }));
}

/** A draft's name begins with the module that it was made for. */
function moduleOf(draft: Pick<ExerciseDraft, 'slug'>, modules: readonly Module[]): string | null {
  return modules.find(({ slug }) => draft.slug.startsWith(`${slug}/`))?.slug ?? null;
}

async function plannedRow(
  { db }: ActorContext,
  { assignmentId, copiedFrom }: ExerciseDraft,
  modules: readonly Module[],
): Promise<PublishView['planned']> {
  if (assignmentId === null) return null;
  const { versionId, withdrawnAt, moduleId, position, title, slug } = await selectAssignment(
    db,
    assignmentId,
  );
  if ((versionId !== null && versionId !== copiedFrom) || withdrawnAt !== null) return null;
  const module = modules.find(({ id }) => id === moduleId);
  const counts = (await selectWorkCounts(db, [assignmentId])).get(assignmentId);
  return {
    number: `${module?.position ?? ''}.${position}`,
    title,
    goesOn: versionId === null || !counts ? null : { ...counts, exercise: `${module?.slug}/${slug}` },
  };
}
