'use server';
import { refresh } from 'next/cache';
import { z } from 'zod';
import { requireActor } from '#server/access/actor.ts';
import { requireAppOrigin } from '#server/access/origin.ts';
import { markNewsRead } from '#server/grading/news/mark-news-read.ts';
import { parseInput } from '#server/platform/parse-input.ts';

/** What was listed as new is known; the list is gone from the home. */
export async function readNewsAction(course: string): Promise<void> {
  await requireAppOrigin();
  const parsed = parseInput(z.object({ course: z.string().max(100) }), { course });
  if (parsed.ok) await markNewsRead(await requireActor(), parsed.value);
  refresh();
}
