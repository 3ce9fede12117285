import { selectAssignments, selectModules } from '#db/queries/courses/courses.ts';
import {
  type DraftCheckSummary,
  selectLastDraftChecks,
} from '#db/queries/exercises/exercise-draft-checks.ts';
import {
  type DraftWithCourse,
  selectDraftsTakenOut,
  selectExerciseDraftsOfCourse,
} from '#db/queries/exercises/exercise-drafts.ts';
import {
  type Publication,
  selectCatalogueVersions,
  selectPublicationsOfDrafts,
  selectUses,
  selectVersionNumbers,
  type Use,
} from '#db/queries/exercises/studio.ts';
import { TEMPLATE_NAMES, TEMPLATES } from '#grader/exercise/templates/exercise-template.ts';
import type { ActorContext } from '../../access/actor.ts';
import { findMembership } from '../../access/membership.ts';
import { exerciseHref, exerciseNumber } from '../../courses/exercise-row.ts';
import { ok, type Result } from '../../platform/result.ts';
import { problemCountOf } from '../check/check-problems.ts';
import { placeOfUse } from '../publish/place-of-use.ts';
import { publicationView } from '../publish/publication-view.ts';
import { listStudioCourses } from './list-studio-courses.ts';
import { readProofs } from './read-proofs.ts';
import type { StudioDraftView, StudioExerciseView, StudioModuleView, StudioView } from './studio-view.ts';

/** Drafts of a course with where they stand, and its outline with what can be copied or is still to be written. */
export async function listStudio(
  context: ActorContext,
  { course: slug }: { course: string },
): Promise<Result<StudioView, 'not-found'>> {
  const membership = await findMembership(context, { course: slug, deed: 'write-exercises' });
  if (!membership.ok) return membership;
  const { course } = membership.value;
  const { db } = context;
  const drafts = await selectExerciseDraftsOfCourse(db, course.id);
  const ids = drafts.map(({ draft }) => draft.id);
  const publications = await selectPublicationsOfDrafts(db, ids);
  const checks = await selectLastDraftChecks(db, ids);
  const uses = await selectUses(
    db,
    drafts.map(({ draft }) => draft.exerciseId),
  );
  return ok({
    course: { slug: course.slug, title: course.title },
    drafts: drafts.map((found) => draftView(found, { publications, checks, uses })),
    takenOut: (await selectDraftsTakenOut(db, course.id)).map(({ id: draftId, slug, title }) => ({
      draftId,
      slug,
      title,
    })),
    modules: await outlineOf(context, { courseId: course.id, courseSlug: course.slug, drafts }),
    templates: TEMPLATE_NAMES.map((name) => {
      const { label, about } = TEMPLATES[name];
      return { name, label, about };
    }),
    courses: await listStudioCourses(context),
  });
}

interface Beside {
  readonly publications: readonly Publication[];
  readonly checks: ReadonlyMap<string, DraftCheckSummary>;
  readonly uses: readonly Use[];
}

function draftView(
  { draft, savedByName }: DraftWithCourse,
  { publications, checks, uses }: Beside,
): StudioDraftView {
  const versions = publications.filter(({ publication }) => publication.draftId === draft.id);
  const [published] = versions;
  const check = checks.get(draft.id);
  return {
    draftId: draft.id,
    slug: draft.slug,
    title: draft.title,
    savedAt: draft.savedAt.toISOString(),
    savedBy: savedByName,
    published: published ? publicationView(published) : null,
    overrides: versions.flatMap(({ publication: { number, overrideReason } }) =>
      overrideReason === null ? [] : [{ number, reason: overrideReason }],
    ),
    changedSince: published !== undefined && published.publication.publishedAt < draft.savedAt,
    usedIn: uses.filter(({ exerciseId }) => exerciseId === draft.exerciseId).map(placeOfUse),
    check: check
      ? {
          state: check.state,
          problems: problemCountOf(check),
          current: check.revision === draft.revision,
          at: check.askedAt.toISOString(),
        }
      : null,
  };
}

async function outlineOf(
  { db, environment }: ActorContext,
  {
    courseId,
    courseSlug,
    drafts,
  }: { courseId: string; courseSlug: string; drafts: readonly DraftWithCourse[] },
): Promise<StudioModuleView[]> {
  const rows = await selectAssignments(db, courseId);
  const modules = await selectModules(db, courseId);
  const versionIds = rows.flatMap(({ assignment }) => assignment.versionId ?? []);
  const numbers = await selectVersionNumbers(db, versionIds);
  const proofs = await readProofs({ db, environment }, versionIds);
  const catalogue = await selectCatalogueVersions(db, versionIds);
  const draftOf = new Map(drafts.map(({ draft }) => [draft.exerciseId, draft.id]));
  // Who goes on from what a place has now, goes on together.
  const draftFor = new Map(
    drafts.map(({ draft }) => [`${draft.assignmentId} ${draft.copiedFrom}`, draft.id] as const),
  );
  const exercise = ({ assignment, module }: (typeof rows)[number]): StudioExerciseView => {
    const { id, exerciseId, versionId, title, publishProblem } = assignment;
    const isWritten = exerciseId !== null && draftOf.has(exerciseId);
    const draftId = draftOf.get(exerciseId ?? '') ?? draftFor.get(`${id} ${versionId}`) ?? null;
    const isOfCatalogue = versionId !== null && catalogue.has(versionId);
    const written = isWritten ? 'studio' : isOfCatalogue ? 'catalogue' : 'elsewhere';
    return {
      assignmentId: id,
      number: exerciseNumber(module, assignment),
      title,
      href: exerciseHref(courseSlug, module, assignment),
      versionId,
      version: versionId === null ? null : (numbers.get(versionId) ?? null),
      origin: versionId === null ? 'planned' : written,
      draftId,
      proof: proofs.get(versionId ?? '') ?? null,
      problem: publishProblem,
    };
  };
  return modules.map((module) => ({
    slug: module.slug,
    title: module.title,
    number: module.position,
    exercises: rows.filter((row) => row.module.id === module.id).map(exercise),
  }));
}
