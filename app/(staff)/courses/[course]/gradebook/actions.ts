'use server';
/** What the gradebook asks for and writes. Each: require, parse, one use case; a refusal goes out as words. */
import { z } from 'zod';
import { refreshFor } from '#app/_auth/refresh-for.ts';
import type { Answer, CellAddress, OverrideDraft } from '#components/gradebook/gradebook-actions.ts';
import { asActor } from '#server/access/as-actor.ts';
import { requireAppOrigin } from '#server/access/origin.ts';
import { explainGrade } from '#server/grading/explain-grade.ts';
import type { GradeExplanationView } from '#server/grading/grade-explanation-view.ts';
import { overrideGrade, takeBackOverride } from '#server/grading/override-grade.ts';
import { parseInput } from '#server/platform/parse-input.ts';
import { explainRefusal, type Refusal } from '#server/platform/refusals.ts';
import type { Result } from '#server/platform/result.ts';

const slug = z.string().max(100);
const cellInput = z.object({ course: slug, studentId: z.uuid(), exercise: z.string().max(201) });
const overrideInput = cellInput.extend({
  points: z.number().finite().nonnegative().max(10_000),
  /** Above the limit of the use case, which refuses with words. */
  reason: z.string().max(10_000),
  seenOverrideId: z.uuid().nullable(),
});
const takeBackInput = cellInput.extend({ overrideId: z.uuid() });

export async function explainAction(
  course: string,
  cell: CellAddress,
): Promise<Answer<GradeExplanationView>> {
  await requireAppOrigin();
  const parsed = parseInput(cellInput, { course, ...cell });
  return answer(await asActor(parsed, explainGrade));
}

export async function overrideAction(
  course: string,
  cell: CellAddress,
  draft: OverrideDraft,
): Promise<Answer<null>> {
  await requireAppOrigin();
  const parsed = parseInput(overrideInput, { course, ...cell, ...draft });
  const result = await asActor(parsed, overrideGrade);
  refreshFor(result);
  return answer(result.ok ? { ok: true, value: null } : result);
}

export async function takeBackAction(
  course: string,
  cell: CellAddress,
  overrideId: string,
): Promise<Answer<null>> {
  await requireAppOrigin();
  const parsed = parseInput(takeBackInput, { course, ...cell, overrideId });
  const result = await asActor(parsed, takeBackOverride);
  refreshFor(result);
  return answer(result);
}

function answer<T>(result: Result<T, Refusal>): Answer<T> {
  return result.ok ? result : { ok: false, problem: explainRefusal(result.refusal).text };
}
