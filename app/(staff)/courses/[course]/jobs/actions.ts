'use server';
/** Having the grader try again. Each: require, parse, one use case; a refusal goes out as words. */
import { z } from 'zod';
import { refreshFor } from '#app/_auth/refresh-for.ts';
import { asActor } from '#server/access/as-actor.ts';
import { requireAppOrigin } from '#server/access/origin.ts';
import { retryAllStuck } from '#server/jobs/stuck/retry-all-stuck.ts';
import { retryStuckBatch } from '#server/jobs/stuck/retry-stuck-batch.ts';
import { retryStuckSubmission } from '#server/jobs/stuck/retry-stuck-submission.ts';
import { parseInput } from '#server/platform/parse-input.ts';
import { explainRefusal, type Refusal } from '#server/platform/refusals.ts';
import type { Result } from '#server/platform/result.ts';

/** What went wrong, in words; null when the grader tries again. */
export type Problem = string | null;

const courseInput = z.object({ course: z.string().max(100) });
const batchInput = z.object({ batchId: z.uuid() });
const submissionInput = z.object({ verificationId: z.uuid() });

export async function retryAllAction(course: string): Promise<Problem> {
  await requireAppOrigin();
  const parsed = parseInput(courseInput, { course });
  return told(await asActor(parsed, retryAllStuck));
}

export async function retryBatchAction(batchId: string): Promise<Problem> {
  await requireAppOrigin();
  const parsed = parseInput(batchInput, { batchId });
  return told(await asActor(parsed, retryStuckBatch));
}

export async function retrySubmissionAction(verificationId: string): Promise<Problem> {
  await requireAppOrigin();
  const parsed = parseInput(submissionInput, { verificationId });
  return told(await asActor(parsed, retryStuckSubmission));
}

function told(result: Result<unknown, Refusal>): Problem {
  refreshFor(result);
  return result.ok ? null : explainRefusal(result.refusal).text;
}
