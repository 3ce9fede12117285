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
import type { ActorContext } from '../../access/actor.ts';
import { ok, type Result } from '../../platform/result.ts';
import { checkView } from '../check/draft-checks.ts';
import { apart, fileMapOf } from '../drafts/draft-files.ts';
import { type DraftRefusal, findDraft } from '../drafts/find-draft.ts';
import { placeOfUse } from './place-of-use.ts';
import { publicationView } from './publication-view.ts';
import type { InUseView, PublishView } from './publish-view.ts';
import { versionChanges } from './version-changes.ts';

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
  return ok({
    draftId: draft.id,
    course: { slug: course.slug, title: course.title },
    number: (last?.publication.number ?? 0) + 1,
    published: published.map(publicationView),
    check: await checkOfNow(context, draft),
    changes,
    effect: beforeId && changes.every(({ effect }) => effect === 'words') ? 'words' : 'cases',
    unchanged: last !== undefined && changes.length === 0,
    uses: await inUse(context, uses, last?.publication.versionId ?? null),
    placed: uses.some(({ courseId }) => courseId === course.id),
    planned,
    modules: modules.map(({ slug, title, position }) => ({ slug, title, number: position })),
  });
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
