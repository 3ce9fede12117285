'use server';
/** What the rubric beside a review asks for and writes. Each: require, parse, one use case; a refusal goes out as words. */
import { z } from 'zod';
import { refreshFor } from '#app/_auth/refresh-for.ts';
import type { Answer, RubricEditDraft } from '#components/rubric/rubric-actions.ts';
import { asActor } from '#server/access/as-actor.ts';
import { requireAppOrigin } from '#server/access/origin.ts';
import { applyRubricEdit, previewRubricEdit, undoRubricEdit } from '#server/grading/rubric/edit-rubric.ts';
import { giveRubricItem, releaseRubric } from '#server/grading/rubric/give-rubric.ts';
import { addRubricItem, copyRubric } from '#server/grading/rubric/make-rubric.ts';
import type { RubricEditPreview, RubricView } from '#server/grading/rubric/rubric-view.ts';
import { viewRubric } from '#server/grading/rubric/view-rubric.ts';
import { parseInput } from '#server/platform/parse-input.ts';
import { explainRefusal, type Refusal } from '#server/platform/refusals.ts';
import type { Result } from '#server/platform/result.ts';

const submissionId = z.uuid();
/** What is given is given by what was read then. */
const ofRead = { submissionId, readAt: z.iso.datetime().transform((text) => new Date(text)) };
/** Above the limits of the use cases, which refuse with words. */
const wording = { title: z.string().max(10_000), points: z.number() };
const editInput = z.object({ itemId: z.uuid(), ...wording, retired: z.boolean() });

export async function loadRubricAction(id: string): Promise<Answer<RubricView>> {
  await requireAppOrigin();
  const parsed = parseInput(z.object({ submissionId }), { submissionId: id });
  return answer(await asActor(parsed, viewRubric));
}

export async function giveRubricAction(
  id: string,
  readAt: string,
  itemId: string,
  given: boolean,
): Promise<Answer<RubricView>> {
  await requireAppOrigin();
  const schema = z.object({ ...ofRead, itemId: z.uuid(), given: z.boolean() });
  const parsed = parseInput(schema, { submissionId: id, readAt, itemId, given });
  const result = await asActor(parsed, giveRubricItem);
  // The grade changed, or somebody else is at it.
  if (!given || !result.ok) refreshFor(result);
  return answer(result);
}

export async function releaseRubricAction(id: string, readAt: string): Promise<Answer<RubricView>> {
  await requireAppOrigin();
  const parsed = parseInput(z.object(ofRead), { submissionId: id, readAt });
  const result = await asActor(parsed, releaseRubric);
  refreshFor(result);
  return answer(result);
}

export async function addRubricAction(
  id: string,
  item: { title: string; points: number },
): Promise<Answer<RubricView>> {
  await requireAppOrigin();
  const parsed = parseInput(z.object({ submissionId, ...wording }), { submissionId: id, ...item });
  return answer(await asActor(parsed, addRubricItem));
}

export async function copyRubricAction(id: string, exercise: string): Promise<Answer<RubricView>> {
  await requireAppOrigin();
  const schema = z.object({ submissionId, exercise: z.string().max(201) });
  const parsed = parseInput(schema, { submissionId: id, exercise });
  return answer(await asActor(parsed, copyRubric));
}

export async function previewRubricAction(edit: RubricEditDraft): Promise<Answer<RubricEditPreview>> {
  await requireAppOrigin();
  const parsed = parseInput(editInput, edit);
  return answer(await asActor(parsed, previewRubricEdit));
}

export async function applyRubricAction(
  edit: RubricEditDraft,
  hash: string,
): Promise<Answer<{ readonly changes: number }>> {
  await requireAppOrigin();
  const parsed = parseInput(editInput.extend({ hash: z.string().max(64) }), { ...edit, hash });
  const result = await asActor(parsed, applyRubricEdit);
  refreshFor(result);
  return answer(result);
}

export async function undoRubricAction(
  itemId: string,
  editId: string,
): Promise<Answer<{ readonly changes: number }>> {
  await requireAppOrigin();
  const parsed = parseInput(z.object({ itemId: z.uuid(), editId: z.uuid() }), { itemId, editId });
  const result = await asActor(parsed, undoRubricEdit);
  refreshFor(result);
  return answer(result);
}

function answer<T>(result: Result<T, Refusal>): Answer<T> {
  return result.ok ? result : { ok: false, problem: explainRefusal(result.refusal).text };
}
