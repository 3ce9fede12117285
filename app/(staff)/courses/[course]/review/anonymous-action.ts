'use server';
import { z } from 'zod';
import { refreshFor } from '#app/_auth/refresh-for.ts';
import { asActor } from '#server/access/as-actor.ts';
import { requireAppOrigin } from '#server/access/origin.ts';
import { setAnonymous } from '#server/grading/anonymous/set-anonymous.ts';
import { parseInput } from '#server/platform/parse-input.ts';
import { explainRefusal } from '#server/platform/refusals.ts';

const input = z.object({
  course: z.string().max(100),
  exercise: z.string().max(201),
  anonymous: z.boolean(),
});

/** Gives why it was not done, in words. */
export async function anonymousAction(
  course: string,
  exercise: string,
  anonymous: boolean,
): Promise<string | null> {
  await requireAppOrigin();
  const parsed = parseInput(input, { course, exercise, anonymous });
  const result = await asActor(parsed, setAnonymous);
  refreshFor(result);
  return result.ok ? null : explainRefusal(result.refusal).text;
}
