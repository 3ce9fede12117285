'use server';
/** What the list of the studio asks for and writes. Each: require, parse, one use case; a refusal goes out as words. */
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { refreshFor } from '#app/_auth/refresh-for.ts';
import type { Answer, NewDraftWish } from '#components/studio/studio-actions.ts';
import { TEMPLATE_NAMES } from '#grader/exercise/templates/exercise-template.ts';
import { asActor } from '#server/access/as-actor.ts';
import { requireAppOrigin } from '#server/access/origin.ts';
import { parseInput } from '#server/platform/parse-input.ts';
import { createDraft } from '#server/studio/drafts/create-draft.ts';
import { deleteDraft, takeBackDraft } from '#server/studio/drafts/delete-draft.ts';
import { answer } from './answer.ts';

const slug = z.string().max(100);
const ofDraft = z.object({ draftId: z.string().max(64) });
const createInput = z.object({
  course: slug,
  module: slug,
  title: z.string().max(200),
  start: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('template'),
      template: z.enum(TEMPLATE_NAMES),
      disclosure: z.enum(['open', 'sealed']),
    }),
    z.object({ kind: z.literal('copy'), versionId: z.uuid() }),
  ]),
  assignmentId: z.uuid().nullable(),
});

export async function createAction(course: string, wish: NewDraftWish): Promise<Answer<null>> {
  await requireAppOrigin();
  const parsed = parseInput(createInput, { course, ...wish });
  const result = await asActor(parsed, createDraft);
  if (!result.ok) return answer(result);
  redirect(`/studio/${result.value.draftId}`);
}

export async function removeAction(draftId: string): Promise<Answer<null>> {
  await requireAppOrigin();
  const result = await asActor(parseInput(ofDraft, { draftId }), deleteDraft);
  refreshFor(result);
  return answer(result);
}

export async function takeBackAction(draftId: string): Promise<Answer<null>> {
  await requireAppOrigin();
  const result = await asActor(parseInput(ofDraft, { draftId }), takeBackDraft);
  refreshFor(result);
  return answer(result);
}
