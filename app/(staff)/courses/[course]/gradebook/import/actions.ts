'use server';
/** What the import of grades asks for and writes. Each: require, parse, one use case; a refusal goes out as words. */
import { z } from 'zod';
import { asActor } from '#server/access/as-actor.ts';
import { requireAppOrigin } from '#server/access/origin.ts';
import { importGrades, previewGrades } from '#server/grading/import/import-grades.ts';
import type { GradesImportPlan } from '#server/grading/import/import-view.ts';
import { parseInput } from '#server/platform/parse-input.ts';
import { explainRefusal, type Refusal } from '#server/platform/refusals.ts';
import type { Result } from '#server/platform/result.ts';

type Answer<T> = { ok: true; value: T } | { ok: false; problem: string };

const fileInput = z.object({
  course: z.string().max(100),
  /** Above the limit of the use case, which refuses with words. */
  text: z.string().max(1_100_000),
});
const applyInput = fileInput.extend({ hash: z.string().max(64), reason: z.string().max(10_000) });

export async function previewGradesAction(course: string, text: string): Promise<Answer<GradesImportPlan>> {
  await requireAppOrigin();
  const parsed = parseInput(fileInput, { course, text });
  return answer(await asActor(parsed, previewGrades));
}

export async function importGradesAction(
  course: string,
  text: string,
  hash: string,
  reason: string,
): Promise<Answer<number>> {
  await requireAppOrigin();
  const parsed = parseInput(applyInput, { course, text, hash, reason });
  const result = await asActor(parsed, importGrades);
  return answer(result.ok ? { ok: true, value: result.value.changes } : result);
}

function answer<T>(result: Result<T, Refusal>): Answer<T> {
  return result.ok ? result : { ok: false, problem: explainRefusal(result.refusal).text };
}
