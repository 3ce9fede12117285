'use server';
/** What is asked and said about a grade. Each: require, parse, one use case; a refusal goes out as words. */
import { refresh } from 'next/cache';
import { z } from 'zod';
import type { AskedAbout, Reply, RequestsAnswer } from '#components/submission/requests/request-actions.ts';
import { asActor } from '#server/access/as-actor.ts';
import { requireAppOrigin } from '#server/access/origin.ts';
import { parseInput } from '#server/platform/parse-input.ts';
import { explainRefusal, type Refusal } from '#server/platform/refusals.ts';
import type { Result } from '#server/platform/result.ts';
import { askAboutGrade } from '#server/submissions/requests/ask-about-grade.ts';
import { proposeCase } from '#server/submissions/requests/propose-case.ts';
import { replyToRequest } from '#server/submissions/requests/reply-to-request.ts';
import type { RequestView } from '#server/submissions/requests/request-view.ts';

/** Above the limit of the use case, which refuses with words. */
const body = z.string().max(100_000);
const askInput = z.object({
  submissionId: z.uuid(),
  about: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('whole') }),
    z.object({ kind: z.literal('line'), line: z.int().positive() }),
    z.object({ kind: z.literal('case'), caseId: z.string().max(200) }),
    z.object({ kind: z.literal('rubric'), itemId: z.uuid() }),
  ]),
  body,
});
const replyInput = z.object({
  ...{ requestId: z.uuid(), body, close: z.boolean() },
  seenAt: z.iso.datetime().transform((text) => new Date(text)),
});

export async function askAction(
  submissionId: string,
  about: AskedAbout,
  text: string,
): Promise<RequestsAnswer> {
  await requireAppOrigin();
  const parsed = parseInput(askInput, { submissionId, about, body: text });
  return answer(await asActor(parsed, askAboutGrade));
}

export async function replyAction(reply: Reply): Promise<RequestsAnswer> {
  await requireAppOrigin();
  const parsed = parseInput(replyInput, reply);
  const result = await asActor(parsed, replyToRequest);
  // What was written meanwhile is there to be read.
  if (!result.ok && result.refusal === 'request-moved-on') refresh();
  return answer(result);
}

/** For staff, who find that a student is right. */
export async function proposeAction(requestId: string): Promise<RequestsAnswer> {
  await requireAppOrigin();
  const parsed = parseInput(z.object({ requestId: z.uuid() }), { requestId });
  return answer(await asActor(parsed, proposeCase));
}

function answer(result: Result<readonly RequestView[], Refusal>): RequestsAnswer {
  return result.ok ? result : { ok: false, problem: explainRefusal(result.refusal).text };
}
