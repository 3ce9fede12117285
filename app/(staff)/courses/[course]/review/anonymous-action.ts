'use server';
import { refresh } from 'next/cache';
import { z } from 'zod';
import { requireActor } from '#server/access/actor.ts';
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
  const result = parsed.ok ? await setAnonymous(await requireActor(), parsed.value) : parsed;
  refresh();
  return result.ok ? null : explainRefusal(result.refusal).text;
}
