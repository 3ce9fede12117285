import type { Transaction } from '#db/database.ts';
import { insertAuditEvent } from '#db/queries/audit.ts';
import { lockCourse, selectAssignment, selectAssignments } from '#db/queries/courses/courses.ts';
import { draftChecks } from '#db/queries/exercises/draft-runs.ts';
import type { ShownDraftCheck } from '#db/queries/exercises/exercise-draft-checks.ts';
import { type ExerciseDraft, lockExerciseDraft } from '#db/queries/exercises/exercise-drafts.ts';
import { type ExerciseVersion, upsertExercise } from '#db/queries/exercises/exercises.ts';

import {
  insertExercisePublication,
  type Publication,
  selectPublicationsOfDrafts,
  selectUses,
  type TakenUp,
  updateUsesToVersion,
} from '#db/queries/exercises/studio.ts';
import { hashText } from '#grader/exercise/files/hash-files.ts';
import type { CasePlan } from '#grader/protocol.ts';
import type { ActorContext } from '../../access/actor.ts';
import { insertExamined } from '../../exercises/examine-version.ts';
import { requestRecordings } from '../../jobs/recordings/request-recordings.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import { checkView } from '../check/draft-checks.ts';
import { findCheck } from '../check/find-check.ts';
import { bundleOf } from '../drafts/draft-files.ts';
import { type DraftRefusal, findDraft } from '../drafts/find-draft.ts';
import { type Place, placeVersion } from './place-version.ts';
import { isBehind, viewPublish } from './view-publish.ts';

export interface PublishDraftInput {
  readonly draftId: string;
  /** Of exactly these files. */
  readonly checkId: string;
  /** What changed, for students and co-authors. */
  readonly note: string;
  /** Why it is published although the check is not green. */
  readonly overrideReason: string | null;
  /** Where it gets a place in the course; `none`: nowhere new. */
  readonly place: Place;
  /** When students of the course who have it, or whose version it takes the place of, go on with this one. */
  readonly takeUp: TakenUp | 'stay';
}

export type PublishRefusal =
  | DraftRefusal
  | 'note-empty'
  | 'check-missing'
  | 'check-not-green'
  | 'version-unchanged'
  | 'exercise-id-taken'
  | 'module-unknown'
  | 'exercise-placed'
  | 'place-taken';

/**
 * Makes an immutable version of the draft that was checked, with note, author and reason. Grades stay with the version
 * that they were given by; a regrade is asked for at the desk.
 */
export async function publishDraft(
  context: ActorContext,
  input: PublishDraftInput,
): Promise<Result<{ readonly versionId: string; readonly number: number }, PublishRefusal>> {
  const found = await findDraft(context, input.draftId);
  if (!found.ok) return found;
  if (input.note.trim() === '') return refuse('note-empty');
  const check = await findCheck(context, input.checkId);
  if (!check.ok) return check;
  const refusal = checkRefusal(check.value, { ...input, draft: found.value.draft });
  if (refusal) return refuse(refusal);
  const view = await viewPublish(context, input);
  if (!view.ok) return view;
  if (view.value.unchanged) return refuse('version-unchanged');
  if (
    input.place.kind === 'module' &&
    !view.value.modules.some(({ slug }) => slug === placeModule(input.place))
  )
    return refuse('module-unknown');
  const { effect } = view.value;
  return context.db.transaction((tx) => publish(tx, { context, input, check: check.value, effect }));
}

function placeModule(place: Place): string | null {
  return place.kind === 'module' ? place.module : null;
}

function checkRefusal(
  check: ShownDraftCheck,
  input: PublishDraftInput & { readonly draft: ExerciseDraft },
): 'check-missing' | 'check-not-green' | null {
  const { draft, overrideReason } = input;
  const { green, publishable } = checkView(check);
  if (check.draftId !== draft.id || check.revision !== draft.revision || !publishable) return 'check-missing';
  return green || overrideReason?.trim() ? null : 'check-not-green';
}

interface Publishing {
  readonly context: ActorContext;
  readonly input: PublishDraftInput;
  readonly check: ShownDraftCheck;
  readonly effect: 'words' | 'cases';
}

async function publish(
  tx: Transaction,
  { context, input, check, effect }: Publishing,
): Promise<
  Result<
    { readonly versionId: string; readonly number: number },
    'check-missing' | 'exercise-id-taken' | 'exercise-placed' | 'place-taken' | 'version-unchanged'
  >
> {
  const draft = await lockExerciseDraft(tx, input.draftId);
  if (input.place.kind !== 'none') await lockCourse(tx, draft.courseId);
  // Somebody saved while this was on its way.
  if (draft.revision !== check.revision) return refuse('check-missing');
  const [last] = await selectPublicationsOfDrafts(tx, [draft.id]);
  // The same again only takes it up where students were left on a version before it.
  if (last?.hash === check.hash && !(await takesUp(tx, { draft, input, last })))
    return refuse('version-unchanged');
  if (input.place.kind !== 'none' && (await isPlaced(tx, draft))) return refuse('exercise-placed');
  if (input.place.kind === 'planned' && !(await isFree(tx, draft))) return refuse('place-taken');
  const { exerciseId: id, slug, courseId } = draft;
  if (!(await upsertExercise(tx, { id, origin: 'studio', slug }))) return refuse('exercise-id-taken');
  const version = await insertChecked(tx, draft, check.id);
  const number = (last?.publication.number ?? 0) + 1;
  const { userId: publishedBy } = context.actor;
  const note = input.note.trim();
  const overrideReason = checkView(check).green ? null : (input.overrideReason?.trim() ?? null);
  const publication = { draftId: draft.id, versionId: version.id, number, checkId: check.id, note, effect };
  const publishedAt = context.now();
  await insertExercisePublication(tx, { ...publication, overrideReason, publishedBy, publishedAt });
  const from = input.takeUp === 'stay' ? 'opening' : input.takeUp;
  await placeVersion(tx, { place: input.place, draft, version, title: draft.title, from });
  const given = { courseId, exerciseId: id, versionId: version.id, title: draft.title };
  if (input.takeUp !== 'stay' && input.place.kind === 'none')
    await updateUsesToVersion(tx, { ...given, from });
  await requestRecordings(tx, context);
  await insertAuditEvent(tx, {
    actorId: publishedBy,
    courseId,
    action: 'exercise.published',
    subjectId: version.id,
    details: { slug, number, note, overrideReason, effect, takenUp: input.takeUp },
  });
  return ok({ versionId: version.id, number });
}

/** Of two who ask at once only the first finds somebody to take along. */
async function takesUp(
  tx: Transaction,
  { draft, input, last }: { draft: ExerciseDraft; input: PublishDraftInput; last: Publication },
): Promise<boolean> {
  if (input.takeUp === 'stay') return false;
  const uses = await selectUses(tx, [draft.exerciseId]);
  const here = uses.filter(({ courseId }) => courseId === draft.courseId);
  return isBehind(here, last.publication.versionId);
}

async function isPlaced(tx: Transaction, { exerciseId, courseId }: ExerciseDraft): Promise<boolean> {
  const placed = await selectAssignments(tx, courseId);
  return placed.some(({ assignment }) => assignment.exerciseId === exerciseId);
}

/** The row that it is written for is as it was when it was begun: a colleague may have filled it, or taken it out. */
async function isFree(tx: Transaction, { assignmentId, copiedFrom }: ExerciseDraft): Promise<boolean> {
  if (assignmentId === null) return false;
  const { versionId, withdrawnAt } = await selectAssignment(tx, assignmentId);
  return withdrawnAt === null && (versionId === null || versionId === copiedFrom);
}

/** Exactly the files that were checked, with what the judge said of them. */
async function insertChecked(
  tx: Transaction,
  draft: ExerciseDraft,
  checkId: string,
): Promise<ExerciseVersion> {
  const check = await draftChecks.selectOptional(tx, checkId);
  if (!check) throw new Error(`There is no check ${checkId} of a draft.`);
  const bundle = await bundleOf(draft, check.files);
  const body = check.recording;
  return insertExamined(tx, bundle, {
    // Written by the check, which had it of a judge.
    plan: check.plan as readonly CasePlan[],
    recording: body === null ? null : { body, hash: await hashText(body) },
  });
}
