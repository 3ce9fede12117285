import {
  type DraftWithCourse,
  selectDraftFiles,
  selectExerciseDraftsOfCourse,
} from '#db/queries/exercises/exercise-drafts.ts';
import { selectExerciseVersion } from '#db/queries/exercises/exercises.ts';
import { differenceOf } from '#grader/exercise/misconceptions/difference-of.ts';
import type { ActorContext } from '../../access/actor.ts';
import { findMembership } from '../../access/membership.ts';
import { draftMisconception, type GroupInput } from '../../insight/draft-misconception.ts';
import {
  findInsightPlace,
  type InsightPlace,
  type InsightRefusal,
} from '../../insight/find-insight-place.ts';
import type { DraftedMisconceptionView, HandedOverView } from '../../insight/insight-view.ts';
import { ok, type Result } from '../../platform/result.ts';
import { type CreateDraftRefusal, createDraft } from '../drafts/create-draft.ts';
import { fileMapOf, titleOf } from '../drafts/draft-files.ts';
import { type SaveFilesRefusal, saveFiles } from '../drafts/save-files.ts';
import { programInReference } from './program-in-reference.ts';
import { misconceptionText } from './write-misconception.ts';

export type HandOverRefusal = InsightRefusal | CreateDraftRefusal | SaveFilesRefusal;

/**
 * The mistake of a group without a name, as a file of the draft in which its exercise is written: of the newest that there
 * is, else of a new copy that can take the place of the exercise in the course. Twice, it is there once.
 */
export async function handOverMistake(
  context: ActorContext,
  group: GroupInput,
): Promise<Result<HandedOverView, HandOverRefusal>> {
  const membership = await findMembership(context, { course: group.course, deed: 'write-exercises' });
  if (!membership.ok) return membership;
  const place = await findInsightPlace(context, group, 'see-insight');
  if (!place.ok) return place;
  const drafted = await draftMisconception(context, group);
  if (!drafted.ok) return drafted;
  const draft = await openDraft(context, place.value);
  if (!draft.ok) return draft;
  const { draftId } = draft.value;
  const files = fileMapOf(await selectDraftFiles(context.db, draftId));
  const file = mistakeFile(drafted.value, files['reference.ts'] ?? '');
  const there = filesOfMistake(file.path).find((path) => Object.hasOwn(files, path));
  if (there !== undefined) return ok({ draftId, path: there });
  const saved = await saveFiles(context, { draftId, changes: [{ ...file, baseHash: null }] });
  return saved.ok ? ok({ draftId, path: file.path }) : saved;
}

async function openDraft(
  context: ActorContext,
  { course, module, assignment }: InsightPlace,
): Promise<Result<{ readonly draftId: string }, CreateDraftRefusal>> {
  const { exerciseId, versionId } = assignment;
  const drafts = await selectExerciseDraftsOfCourse(context.db, course.id);
  // A copy that was made for another purpose has no way back to this place.
  const writes = ({ draft }: DraftWithCourse) =>
    draft.exerciseId === exerciseId ||
    (draft.assignmentId === assignment.id && draft.copiedFrom === versionId);
  const present = drafts.find(writes);
  if (present) return ok({ draftId: present.draft.id });
  const { files } = await selectExerciseVersion(context.db, versionId);
  return createDraft(context, {
    course: course.slug,
    module: module.slug,
    title: titleOf(files, assignment.slug),
    start: { kind: 'copy', versionId },
    assignmentId: assignment.id,
  });
}

/** More than this share of the reference gone, and a difference says less than the program. */
const REMOVED_MAX = 0.5;

/** A difference where the program is near enough to the reference; else the program. */
export function mistakeFile(
  { fileName, source }: Pick<DraftedMisconceptionView, 'fileName' | 'source'>,
  reference: string,
): { readonly path: string; readonly content: string } {
  const program = { path: fileName, content: source };
  const body = source.slice(source.indexOf('`;\n') + '`;\n'.length).trimStart();
  const difference = differenceOf(reference, programInReference(reference, body));
  if (difference === null) return program;
  const removed = difference.filter((line) => line.startsWith('-')).length;
  if (removed > REMOVED_MAX * reference.split('\n').length) return program;
  const title = 'What this does, in a few words';
  const hint = 'A question that leads to the mistake, without the answer.';
  return { path: fileName.replace(/ts$/, 'md'), content: misconceptionText({ title, hint, difference }) };
}

/** A mistake is kept as a difference or as a program. */
const filesOfMistake = (path: string): readonly string[] =>
  ['md', 'ts'].map((extension) => path.replace(/(?:md|ts)$/, extension));
