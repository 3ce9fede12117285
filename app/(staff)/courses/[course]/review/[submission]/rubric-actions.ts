'use server';
/** What the rubric beside a review asks for and writes. Each: require, parse, one use case; a refusal goes out as words. */
import { refresh } from 'next/cache';
import { z } from 'zod';
import type { Answer, RubricEditDraft } from '#components/rubric/rubric-actions.ts';
import { requireActor } from '#server/access/actor.ts';
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
/** Above the limits of the use cases, which refuse with words. */
const wording = { title: z.string().max(10_000), points: z.number() };
const editInput = z.object({ itemId: z.uuid(), ...wording, retired: z.boolean() });

export async function loadRubricAction(id: string): Promise<Answer<RubricView>> {
  await requireAppOrigin();
  const parsed = parseInput(z.object({ submissionId }), { submissionId: id });
  return answer(parsed.ok ? await viewRubric(await requireActor(), parsed.value) : parsed);
}

export async function giveRubricAction(
  id: string,
  itemId: string,
  given: boolean,
): Promise<Answer<RubricView>> {
  await requireAppOrigin();
  const schema = z.object({ submissionId, itemId: z.uuid(), given: z.boolean() });
  const parsed = parseInput(schema, { submissionId: id, itemId, given });
  const result = parsed.ok ? await giveRubricItem(await requireActor(), parsed.value) : parsed;
  if (!given) refresh();
  return answer(result);
}

export async function releaseRubricAction(id: string): Promise<Answer<RubricView>> {
  await requireAppOrigin();
  const parsed = parseInput(z.object({ submissionId }), { submissionId: id });
  const result = parsed.ok ? await releaseRubric(await requireActor(), parsed.value) : parsed;
  refresh();
  return answer(result);
}

export async function addRubricAction(
  id: string,
  item: { title: string; points: number },
): Promise<Answer<RubricView>> {
  await requireAppOrigin();
  const parsed = parseInput(z.object({ submissionId, ...wording }), { submissionId: id, ...item });
  return answer(parsed.ok ? await addRubricItem(await requireActor(), parsed.value) : parsed);
}

export async function copyRubricAction(id: string, exercise: string): Promise<Answer<RubricView>> {
  await requireAppOrigin();
  const schema = z.object({ submissionId, exercise: z.string().max(201) });
  const parsed = parseInput(schema, { submissionId: id, exercise });
  return answer(parsed.ok ? await copyRubric(await requireActor(), parsed.value) : parsed);
}

export async function previewRubricAction(edit: RubricEditDraft): Promise<Answer<RubricEditPreview>> {
  await requireAppOrigin();
  const parsed = parseInput(editInput, edit);
  return answer(parsed.ok ? await previewRubricEdit(await requireActor(), parsed.value) : parsed);
}

export async function applyRubricAction(
  edit: RubricEditDraft,
  hash: string,
): Promise<Answer<{ readonly changes: number }>> {
  await requireAppOrigin();
  const parsed = parseInput(editInput.extend({ hash: z.string().max(64) }), { ...edit, hash });
  const result = parsed.ok ? await applyRubricEdit(await requireActor(), parsed.value) : parsed;
  refresh();
  return answer(result);
}

export async function undoRubricAction(
  itemId: string,
  editId: string,
): Promise<Answer<{ readonly changes: number }>> {
  await requireAppOrigin();
  const parsed = parseInput(z.object({ itemId: z.uuid(), editId: z.uuid() }), { itemId, editId });
  const result = parsed.ok ? await undoRubricEdit(await requireActor(), parsed.value) : parsed;
  refresh();
  return answer(result);
}

function answer<T>(result: Result<T, Refusal>): Answer<T> {
  return result.ok ? result : { ok: false, problem: explainRefusal(result.refusal).text };
}
