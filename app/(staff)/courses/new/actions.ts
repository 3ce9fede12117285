'use server';
import { z } from 'zod';
import type { NewCourse, NewCourseActions } from '#components/new-course/new-course-actions.ts';
import { asActor } from '#server/access/as-actor.ts';
import { requireAppOrigin } from '#server/access/origin.ts';
import { createCourse } from '#server/planning/lifecycle/create-course.ts';
import { parseInput } from '#server/platform/parse-input.ts';
import { explainRefusal } from '#server/platform/refusals.ts';

const slug = z.string().max(201);
const newCourse = z.object({
  slug,
  title: z.string().max(200),
  term: z.string().max(100),
  timeZone: z.string().max(100),
  templates: z.array(slug).max(500),
  start: z.string().max(30).nullable(),
});

export async function makeAction(course: NewCourse): Promise<Awaited<ReturnType<NewCourseActions['make']>>> {
  await requireAppOrigin();
  const parsed = parseInput(newCourse, course);
  const result = await asActor(parsed, createCourse);
  return result.ok ? result : { ok: false, problem: explainRefusal(result.refusal).text };
}
