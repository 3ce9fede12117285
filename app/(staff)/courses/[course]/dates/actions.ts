'use server';
/** What the page of all dates asks for and writes. Each: require, parse, one use case; a refusal goes out as words. */
import { refresh } from 'next/cache';
import { z } from 'zod';
import { refreshFor } from '#app/_auth/refresh-for.ts';
import type { Answer, DatesActions } from '#components/dates/dates-actions.ts';
import type { ActorContext } from '#server/access/actor.ts';
import { asActor } from '#server/access/as-actor.ts';
import { requireAppOrigin } from '#server/access/origin.ts';
import type { SettledView } from '#server/grading/settled-view.ts';
import type { DateFinding } from '#server/planning/dates/dates-view.ts';
import { checkDates, saveDates } from '#server/planning/dates/save-dates.ts';
import { saveWeights } from '#server/planning/dates/save-weights.ts';
import { addExercise, addModule } from '#server/planning/lifecycle/add-to-outline.ts';
import { archiveCourse, orderModules, renameModule } from '#server/planning/lifecycle/change-outline.ts';
import type { CopiedCourse } from '#server/planning/lifecycle/copied-course-view.ts';
import { copyCourse } from '#server/planning/lifecycle/copy-course.ts';
import {
  putBackExercise,
  putBackModule,
  takeOutExercise,
  takeOutModule,
} from '#server/planning/lifecycle/take-out.ts';
import { parseInput } from '#server/platform/parse-input.ts';
import { explainRefusal, type Refusal } from '#server/platform/refusals.ts';
import type { Result } from '#server/platform/result.ts';

const slug = z.string().max(201);
const wall = z.string().max(30).nullable();
const changes = z.array(z.object({ assignmentId: z.uuid(), opens: wall, due: wall })).max(1_000);
const saveInput = z.object({
  course: slug,
  changes,
  base: z.string().max(64),
  moveSections: z.boolean(),
  seen: z.string().max(64).nullable(),
});
const placedModule = z.object({ course: slug, module: slug });
const placedExercise = z.object({ course: slug, assignmentId: z.uuid() });
const copyInput = z.object({
  course: slug,
  slug,
  title: z.string().max(200),
  term: z.string().max(100),
  weeks: z.number().nullable(),
});

export async function checkAction(
  course: string,
  asked: Parameters<DatesActions['check']>[0],
): Promise<Answer<readonly DateFinding[]>> {
  await requireAppOrigin();
  const parsed = parseInput(z.object({ course: slug, changes }), { course, changes: asked });
  return answer(await asActor(parsed, checkDates));
}

export async function saveAction(
  course: string,
  change: Parameters<DatesActions['save']>[0],
): Promise<Answer<SettledView>> {
  await requireAppOrigin();
  const parsed = parseInput(saveInput, { course, ...change });
  const result = await asActor(parsed, saveDates);
  // What a colleague saved comes into the grid, and what was changed there stays.
  if (result.ok ? result.value.applied : result.refusal === 'dates-changed') refresh();
  return answer(result);
}

export async function weightsAction(
  course: string,
  weights: Parameters<DatesActions['saveWeights']>[0],
): Promise<Answer<null>> {
  await requireAppOrigin();
  const weight = z.object({ assignmentId: z.uuid(), weight: z.number().nullable() });
  const parsed = parseInput(z.object({ course: slug, weights: z.array(weight).max(1_000) }), {
    course,
    weights,
  });
  const result = await asActor(parsed, saveWeights);
  refreshFor(result);
  return answer(result);
}

export async function orderAction(course: string, slugs: readonly string[]): Promise<Answer<null>> {
  await requireAppOrigin();
  const parsed = parseInput(z.object({ course: slug, slugs: z.array(slug).max(500) }), { course, slugs });
  const result = await asActor(parsed, orderModules);
  refreshFor(result);
  return answer(result);
}

export async function addModuleAction(course: string, title: string): Promise<Answer<{ slug: string }>> {
  await requireAppOrigin();
  const parsed = parseInput(z.object({ course: slug, title: z.string().max(10_000) }), { course, title });
  const result = await asActor(parsed, addModule);
  refreshFor(result);
  return answer(result);
}

export async function addExerciseAction(
  course: string,
  place: Parameters<DatesActions['addExercise']>[0],
): Promise<Answer<{ slug: string }>> {
  await requireAppOrigin();
  const input = z.object({ course: slug, module: slug, versionId: z.uuid() });
  const parsed = parseInput(input, { course, ...place });
  const result = await asActor(parsed, addExercise);
  refreshFor(result);
  return answer(result);
}

export async function renameModuleAction(
  course: string,
  change: Parameters<DatesActions['renameModule']>[0],
): Promise<Answer<null>> {
  const input = z.object({ course: slug, module: slug, title: z.string().max(10_000) });
  return changeCourse(parseInput(input, { course, ...change }), renameModule);
}

export async function takeOutModuleAction(course: string, module: string): Promise<Answer<null>> {
  return changeCourse(parseInput(placedModule, { course, module }), takeOutModule);
}

export async function putBackModuleAction(course: string, module: string): Promise<Answer<null>> {
  return changeCourse(parseInput(placedModule, { course, module }), putBackModule);
}

export async function takeOutExerciseAction(course: string, assignmentId: string): Promise<Answer<null>> {
  return changeCourse(parseInput(placedExercise, { course, assignmentId }), takeOutExercise);
}

export async function putBackExerciseAction(course: string, assignmentId: string): Promise<Answer<null>> {
  return changeCourse(parseInput(placedExercise, { course, assignmentId }), putBackExercise);
}

/** One use case on what was parsed, and the page anew: its list is what the course has now. */
async function changeCourse<T>(
  parsed: Result<T, Refusal>,
  change: (context: ActorContext, input: T) => Promise<Result<null, Refusal>>,
): Promise<Answer<null>> {
  await requireAppOrigin();
  const result = await asActor(parsed, change);
  refreshFor(result);
  return answer(result);
}

export async function copyAction(
  course: string,
  copy: Parameters<DatesActions['copy']>[0],
): Promise<Answer<CopiedCourse>> {
  await requireAppOrigin();
  const parsed = parseInput(copyInput, { course, ...copy });
  return answer(await asActor(parsed, copyCourse));
}

export async function archiveAction(course: string, archived: boolean): Promise<Answer<null>> {
  await requireAppOrigin();
  const parsed = parseInput(z.object({ course: slug, archived: z.boolean() }), { course, archived });
  const result = await asActor(parsed, archiveCourse);
  refreshFor(result);
  return answer(result);
}

function answer<T>(result: Result<T, Refusal>): Answer<T> {
  return result.ok ? result : { ok: false, problem: explainRefusal(result.refusal).text };
}
