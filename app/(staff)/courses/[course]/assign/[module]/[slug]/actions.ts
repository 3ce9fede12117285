'use server';
/** What the page of an assignment asks for and writes. Each: require, parse, one use case; a refusal goes out as words. */
import { refresh } from 'next/cache';
import { z } from 'zod';
import type { Answer, AssignActions } from '#components/assign/assign-actions.ts';
import { asActor } from '#server/access/as-actor.ts';
import { requireAppOrigin } from '#server/access/origin.ts';
import type { ExercisePlace } from '#server/courses/find-assignment.ts';
import type { SettledView } from '#server/grading/settled-view.ts';
import type { StudentPreviewView } from '#server/planning/assign/assign-view.ts';
import { extendStudents, takeBackExtension } from '#server/planning/assign/extend.ts';
import { previewAsStudent } from '#server/planning/assign/preview-student.ts';
import { saveAssignment } from '#server/planning/assign/save-assignment.ts';
import { parseInput } from '#server/platform/parse-input.ts';
import { explainRefusal, type Refusal } from '#server/platform/refusals.ts';
import type { Result } from '#server/platform/result.ts';

const slug = z.string().max(201);
const wall = z.string().max(30);
const seen = z.string().max(64).nullable();
const place = { course: slug, module: slug, exercise: slug };

const saveInput = z.object({
  ...place,
  base: z.string().max(64),
  seen,
  terms: z.object({
    opens: wall.nullable(),
    due: wall.nullable(),
    latePolicy: z.object({
      percentPerDay: z.number(),
      daysMax: z.number().nullable(),
      graceMinutes: z.number().default(0),
    }),
    gradeRule: z.enum(['best', 'latest']),
    submissionsPerHour: z.number().nullable(),
    hiddenFeedback: z.enum(['none', 'names', 'full-after-close']),
    disclosure: z.enum(['open', 'sealed']).nullable(),
    sectionDates: z.array(z.object({ sectionId: z.uuid(), due: wall })).max(500),
  }),
});
const extendInput = z.object({
  course: slug,
  exercises: z.array(slug).max(500),
  userIds: z.array(z.uuid()).max(5_000),
  longer: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('until'), at: wall }),
    z.object({ kind: z.literal('days'), days: z.number() }),
    z.object({ kind: z.literal('factor'), factor: z.number() }),
  ]),
  reason: z.string().max(10_000),
  seen,
});
const previewInput = z.object({
  ...place,
  at: wall,
  whom: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('everyone') }),
    z.object({ kind: z.literal('section'), sectionId: z.uuid() }),
    z.object({ kind: z.literal('person'), userId: z.uuid() }),
  ]),
});

export async function saveAction(
  at: ExercisePlace,
  change: Parameters<AssignActions['save']>[0],
): Promise<Answer<SettledView>> {
  await requireAppOrigin();
  const parsed = parseInput(saveInput, { ...at, ...change });
  return settled(await asActor(parsed, saveAssignment));
}

export async function extendAction(
  at: ExercisePlace,
  extension: Parameters<AssignActions['extend']>[0],
): Promise<Answer<SettledView>> {
  await requireAppOrigin();
  const parsed = parseInput(extendInput, { ...at, ...extension });
  return settled(await asActor(parsed, extendStudents));
}

export async function takeBackAction(
  at: ExercisePlace,
  which: Parameters<AssignActions['takeBack']>[0],
): Promise<Answer<SettledView>> {
  await requireAppOrigin();
  const input = z.object({ course: slug, exercise: slug, userId: z.uuid(), seen });
  const parsed = parseInput(input, { ...at, ...which });
  return settled(await asActor(parsed, takeBackExtension));
}

export async function previewAction(
  at: ExercisePlace,
  asked: Parameters<AssignActions['preview']>[0],
): Promise<Answer<StudentPreviewView>> {
  await requireAppOrigin();
  const parsed = parseInput(previewInput, { ...at, ...asked });
  return answer(await asActor(parsed, previewAsStudent));
}

function settled(result: Result<SettledView, Refusal>): Answer<SettledView> {
  // What a colleague saved comes into the form, and what was written there stays.
  if (result.ok ? result.value.applied : result.refusal === 'terms-changed') refresh();
  return answer(result);
}

function answer<T>(result: Result<T, Refusal>): Answer<T> {
  return result.ok ? result : { ok: false, problem: explainRefusal(result.refusal).text };
}
