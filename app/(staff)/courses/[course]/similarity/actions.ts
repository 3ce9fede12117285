'use server';
/** What the page of similar programs asks for. Each: require, parse, one use case; a refusal goes out as words. */
import { z } from 'zod';
import { refreshFor } from '#app/_auth/refresh-for.ts';
import type { Answer } from '#components/similarity/similarity-actions.ts';
import { asActor } from '#server/access/as-actor.ts';
import { requireAppOrigin } from '#server/access/origin.ts';
import { startSimilarity } from '#server/insight/similarity/start-similarity.ts';
import { cancelBatch } from '#server/jobs/batches/cancel-batch.ts';
import { parseInput } from '#server/platform/parse-input.ts';
import { explainRefusal, type Refusal } from '#server/platform/refusals.ts';
import type { Result } from '#server/platform/result.ts';

const slug = z.string().max(100);
const placeInput = z.object({ course: slug, module: slug, exercise: slug });

export async function startSimilarityAction(place: z.infer<typeof placeInput>): Promise<Answer> {
  await requireAppOrigin();
  const parsed = parseInput(placeInput, place);
  return answer(await asActor(parsed, startSimilarity));
}

export async function cancelSimilarityAction(batchId: string): Promise<Answer> {
  await requireAppOrigin();
  return answer(await asActor(parseInput(z.object({ batchId: z.uuid() }), { batchId }), cancelBatch));
}

function answer(result: Result<unknown, Refusal>): Answer {
  refreshFor(result);
  return result.ok ? { ok: true } : { ok: false, problem: explainRefusal(result.refusal).text };
}
