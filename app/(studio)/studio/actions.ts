'use server';
/** What the list of the studio asks for and writes. Each: require, parse, one use case; a refusal goes out as words. */
import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import type { Answer, NewDraftWish } from '#components/studio/studio-actions.ts';
import { TEMPLATE_NAMES } from '#grader/exercise/templates/exercise-template.ts';
import { requireActor } from '#server/access/actor.ts';
import { requireAppOrigin } from '#server/access/origin.ts';
import { parseInput } from '#server/platform/parse-input.ts';
import { createDraft } from '#server/studio/drafts/create-draft.ts';
import { deleteDraft, takeBackDraft } from '#server/studio/drafts/delete-draft.ts';
import { answer } from './answer.ts';

const slug = z.string().max(100);
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
  const result = parsed.ok ? await createDraft(await requireActor(), parsed.value) : parsed;
  if (!result.ok) return answer(result);
  redirect(`/studio/${result.value.draftId}`);
}

export async function removeAction(draftId: string): Promise<Answer<null>> {
  await requireAppOrigin();
  const result = await deleteDraft(await requireActor(), { draftId });
  refresh();
  return answer(result);
}

export async function takeBackAction(draftId: string): Promise<Answer<null>> {
  await requireAppOrigin();
  const result = await takeBackDraft(await requireActor(), { draftId });
  refresh();
  return answer(result);
}
