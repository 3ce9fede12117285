'use server';
/** Snippets, and one comment for several. Each: require, parse, one use case; a refusal goes out as words. */
import { z } from 'zod';
import type { Answer } from '#components/review/review-actions.ts';
import type { ActorContext } from '#server/access/actor.ts';
import { asActor } from '#server/access/as-actor.ts';
import { requireAppOrigin } from '#server/access/origin.ts';
import type { SnippetView, SpreadView } from '#server/grading/snippets/snippet-view.ts';
import { listSnippets, removeSnippet, saveSnippet } from '#server/grading/snippets/snippets.ts';
import { previewSpread, spreadComment } from '#server/grading/snippets/spread-comment.ts';
import { parseInput } from '#server/platform/parse-input.ts';
import { explainRefusal, type Refusal } from '#server/platform/refusals.ts';
import type { Result } from '#server/platform/result.ts';

type Snippets = Answer<readonly SnippetView[]>;

const inCourse = z.object({ course: z.string().max(100) });
/** Above the limit of the use cases, which refuse with words. */
const body = z.string().max(100_000);
const saveInput = inCourse.extend({ id: z.uuid().nullable(), body, shared: z.boolean() });
const removeInput = inCourse.extend({ snippetId: z.uuid() });
/** As many as a queue lists, with room. */
const spreadInput = inCourse.extend({ submissionIds: z.array(z.uuid()).min(1).max(200), body });

export async function listSnippetsAction(course: string): Promise<Snippets> {
  await requireAppOrigin();
  const parsed = parseInput(inCourse, { course });
  return answer(await asActor(parsed, listSnippets));
}

export async function saveSnippetAction(
  course: string,
  snippet: { id: string | null; body: string; shared: boolean },
): Promise<Snippets> {
  await requireAppOrigin();
  const parsed = parseInput(saveInput, { course, ...snippet });
  const save = (context: ActorContext, { id: snippetId, ...words }: z.infer<typeof saveInput>) =>
    saveSnippet(context, { snippetId, ...words });
  return answer(await asActor(parsed, save));
}

export async function removeSnippetAction(course: string, snippetId: string): Promise<Snippets> {
  await requireAppOrigin();
  const parsed = parseInput(removeInput, { course, snippetId });
  return answer(await asActor(parsed, removeSnippet));
}

export async function previewSpreadAction(
  course: string,
  submissionIds: readonly string[],
  text: string,
): Promise<Answer<SpreadView>> {
  await requireAppOrigin();
  const parsed = parseInput(spreadInput, { course, submissionIds, body: text });
  return answer(await asActor(parsed, previewSpread));
}

export async function spreadAction(
  course: string,
  submissionIds: readonly string[],
  text: string,
): Promise<Answer<{ readonly drafts: number }>> {
  await requireAppOrigin();
  const parsed = parseInput(spreadInput, { course, submissionIds, body: text });
  return answer(await asActor(parsed, spreadComment));
}

function answer<T>(result: Result<T, Refusal>): Answer<T> {
  return result.ok ? result : { ok: false, problem: explainRefusal(result.refusal).text };
}
