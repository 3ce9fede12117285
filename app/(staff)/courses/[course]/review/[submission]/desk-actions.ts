'use server';
/** Holds, being done, flags and carrying over. Each: require, parse, one use case; a refusal goes out as words. */
import { refresh } from 'next/cache';
import { z } from 'zod';
import { refreshFor } from '#app/_auth/refresh-for.ts';
import type { OverrideDraft } from '#components/gradebook/gradebook-actions.ts';
import type { Answer } from '#components/review/review-actions.ts';
import { asActor } from '#server/access/as-actor.ts';
import { requireAppOrigin } from '#server/access/origin.ts';
import { revealName } from '#server/grading/anonymous/set-anonymous.ts';
import { carryOver, previewCarryOver } from '#server/grading/carry-over/carry-over.ts';
import type { CarryOverView } from '#server/grading/carry-over/carry-over-view.ts';
import { holdSubmission, leaveSubmission, takeOverHold } from '#server/grading/holds/hold-submission.ts';
import type { HoldView } from '#server/grading/holds/hold-view.ts';
import { takeNextFree } from '#server/grading/holds/take-next-free.ts';
import { overrideSubmission, takeBackOfSubmission } from '#server/grading/override-submission.ts';
import { finishReview, flagSubmission, reopenReview } from '#server/grading/queue/finish-review.ts';
import { readStarter } from '#server/grading/read-starter.ts';
import type { ReviewQueue } from '#server/grading/review-view.ts';
import { parseInput } from '#server/platform/parse-input.ts';
import { explainRefusal, type Refusal } from '#server/platform/refusals.ts';
import type { Result } from '#server/platform/result.ts';

/** A page that was fetched ahead so long ago may say what does not hold any more. */
const STALE_MS = 10_000;

const submissionId = z.uuid();
const one = z.object({ submissionId });
const queue = z
  .object({
    kind: z.enum(['failing', 'ungradable', 'flagged', 'ungraded', 'requested', 'exercise']),
    slug: z.string().max(201).exactOptional(),
    section: z.uuid().exactOptional(),
  })
  .readonly();
const nextInput = z.object({ course: z.string().max(100), openId: z.uuid(), queue });

export async function holdAction(id: string, readAt: string): Promise<Answer<HoldView>> {
  await requireAppOrigin();
  const parsed = parseInput(one.extend({ readAt: z.iso.datetime() }), { submissionId: id, readAt });
  const held = await asActor(parsed, (context, asked) => {
    if (context.now().getTime() - Date.parse(readAt) > STALE_MS) refresh();
    return holdSubmission(context, asked);
  });
  return answer(held);
}

export async function leaveAction(id: string): Promise<Answer<null>> {
  await requireAppOrigin();
  const parsed = parseInput(one, { submissionId: id });
  return answer(await asActor(parsed, leaveSubmission));
}

export async function takeOverAction(id: string, seenHolderId: string): Promise<Answer<HoldView>> {
  await requireAppOrigin();
  const parsed = parseInput(one.extend({ seenHolderId: z.uuid() }), { submissionId: id, seenHolderId });
  const result = await asActor(parsed, takeOverHold);
  refreshFor(result);
  return answer(result);
}

export async function nextFreeAction(
  course: string,
  openId: string,
  queue: ReviewQueue,
): Promise<Answer<{ readonly submissionId: string } | null>> {
  await requireAppOrigin();
  const parsed = parseInput(nextInput, { course, openId, queue });
  return answer(await asActor(parsed, takeNextFree));
}

export async function finishAction(id: string): Promise<Answer<null>> {
  await requireAppOrigin();
  const parsed = parseInput(one, { submissionId: id });
  const result = await asActor(parsed, finishReview);
  // Where it succeeds the page goes on to the next, which was fetched ahead: that would be fetched anew before it is shown.
  if (!result.ok) refreshFor(result);
  return answer(result);
}

export async function reopenAction(id: string): Promise<Answer<null>> {
  await requireAppOrigin();
  const parsed = parseInput(one, { submissionId: id });
  const result = await asActor(parsed, reopenReview);
  refreshFor(result);
  return answer(result);
}

export async function flagAction(id: string, flagged: boolean): Promise<Answer<null>> {
  await requireAppOrigin();
  const parsed = parseInput(one.extend({ flagged: z.boolean() }), { submissionId: id, flagged });
  const result = await asActor(parsed, flagSubmission);
  refreshFor(result);
  return answer(result);
}

const overrideInput = one.extend({
  points: z.number().finite().nonnegative().max(10_000),
  /** Above the limit of the use case, which refuses with words. */
  reason: z.string().max(10_000),
  seenOverrideId: z.uuid().nullable(),
  readAt: z.iso.datetime().transform((text) => new Date(text)),
  seenPoints: z.number().nullable(),
});

export async function overrideAction(
  id: string,
  read: { readonly readAt: string; readonly seenPoints: number | null },
  draft: OverrideDraft,
): Promise<Answer<null>> {
  await requireAppOrigin();
  const parsed = parseInput(overrideInput, { submissionId: id, ...read, ...draft });
  const result = await asActor(parsed, overrideSubmission);
  refreshFor(result);
  return answer(result.ok ? { ok: true, value: null } : result);
}

export async function takeBackAction(id: string, overrideId: string): Promise<Answer<null>> {
  await requireAppOrigin();
  const parsed = parseInput(one.extend({ overrideId: z.uuid() }), { submissionId: id, overrideId });
  const result = await asActor(parsed, takeBackOfSubmission);
  refreshFor(result);
  return answer(result);
}

export async function revealAction(id: string): Promise<Answer<{ readonly name: string }>> {
  await requireAppOrigin();
  const parsed = parseInput(one, { submissionId: id });
  return answer(await asActor(parsed, revealName));
}

export async function starterAction(id: string): Promise<Answer<{ readonly source: string }>> {
  await requireAppOrigin();
  const parsed = parseInput(one, { submissionId: id });
  return answer(await asActor(parsed, readStarter));
}

const carryInput = one.extend({ toId: z.uuid() });

export async function previewCarryOverAction(id: string, toId: string): Promise<Answer<CarryOverView>> {
  await requireAppOrigin();
  const parsed = parseInput(carryInput, { submissionId: id, toId });
  return answer(await asActor(parsed, previewCarryOver));
}

export async function carryOverAction(id: string, toId: string): Promise<Answer<CarryOverView>> {
  await requireAppOrigin();
  const parsed = parseInput(carryInput, { submissionId: id, toId });
  return answer(await asActor(parsed, carryOver));
}

function answer<T>(result: Result<T, Refusal>): Answer<T> {
  return result.ok ? result : { ok: false, problem: explainRefusal(result.refusal).text };
}
