'use server';
import { refresh } from 'next/cache';
import { z } from 'zod';
import { requireActor } from '#server/access/actor.ts';
import { requireAppOrigin } from '#server/access/origin.ts';
import { markNewsRead } from '#server/grading/news/mark-news-read.ts';
import { parseInput } from '#server/platform/parse-input.ts';

const newsInput = z.object({ course: z.string().max(100), until: z.iso.datetime().pipe(z.coerce.date()) });

/** What was listed as new, until the newest of it, is known, and gone from the home. */
export async function readNewsAction(course: string, until: string): Promise<void> {
  await requireAppOrigin();
  const parsed = parseInput(newsInput, { course, until });
  if (parsed.ok) await markNewsRead(await requireActor(), parsed.value);
  refresh();
}
