'use server';
/** What the page of people asks for and writes. Each: require, parse, one use case; a refusal goes out as words. */
import { refresh } from 'next/cache';
import { z } from 'zod';
import { refreshFor } from '#app/_auth/refresh-for.ts';
import type { Answer, LinkTerms, ListToImport, PersonChange } from '#components/people/people-actions.ts';
import { asActor } from '#server/access/as-actor.ts';
import { requireAppOrigin } from '#server/access/origin.ts';
import type { SettledView } from '#server/grading/settled-view.ts';
import { addSection } from '#server/people/add-section.ts';
import { changePerson } from '#server/people/change-person.ts';
import { applyImport, previewImport } from '#server/people/import/import-people.ts';
import type { ImportPlanView } from '#server/people/import/import-plan-view.ts';
import { closeLink, openLink } from '#server/people/open-link.ts';
import { undoImport } from '#server/people/undo-import.ts';
import { parseInput } from '#server/platform/parse-input.ts';
import { explainRefusal, type Refusal } from '#server/platform/refusals.ts';
import type { Result } from '#server/platform/result.ts';

const slug = z.string().max(100);
const role = z.enum(['student', 'ta', 'instructor']);
const sectionId = z.uuid().nullable();
const short = z.string().max(300);

const changeInput = z.object({
  course: slug,
  userId: z.uuid(),
  becomes: z.union([z.strictObject({ role }), z.strictObject({ sectionId })]).nullable(),
  seen: z.string().max(64).nullable(),
});
const linkInput = z.object({
  course: slug,
  role,
  sectionId,
  expiresAt: z.string().max(30),
  seats: z.int(),
  emailEnding: short.nullable(),
});
const listInput = z.object({
  course: slug,
  /** Above the limit of the use case, which refuses with words. */
  text: z.string().max(2_000_000),
  meanings: z
    .array(z.enum(['name', 'first-name', 'email', 'section', 'role', 'nothing']))
    .max(200)
    .optional(),
  role,
  section: short.nullable(),
  corrections: z
    .array(
      z.object({
        index: z.int().nonnegative(),
        correction: z.union([z.literal('left-out'), z.object({ email: short })]),
      }),
    )
    .max(5_000),
});

export async function changeAction(course: string, change: PersonChange): Promise<Answer<SettledView>> {
  await requireAppOrigin();
  const parsed = parseInput(changeInput, { course, ...change });
  const result = await asActor(parsed, changePerson);
  if (result.ok && result.value.applied) refresh();
  return answer(result);
}

export async function addSectionAction(course: string, name: string): Promise<Answer<{ sectionId: string }>> {
  await requireAppOrigin();
  const parsed = parseInput(z.object({ course: slug, name: short }), { course, name });
  const result = await asActor(parsed, addSection);
  refreshFor(result);
  return answer(result);
}

export async function openLinkAction(course: string, terms: LinkTerms): Promise<Answer<null>> {
  await requireAppOrigin();
  const parsed = parseInput(linkInput, { course, ...terms });
  const result = await asActor(parsed, openLink);
  if (result.ok) refresh();
  return answer(result);
}

export async function closeLinkAction(course: string, invitationId: string | null): Promise<Answer<null>> {
  await requireAppOrigin();
  const input = z.object({ course: slug, invitationId: z.uuid().nullable() });
  const parsed = parseInput(input, { course, invitationId });
  const result = await asActor(parsed, closeLink);
  refreshFor(result);
  return answer(result);
}

export async function previewAction(course: string, list: ListToImport): Promise<Answer<ImportPlanView>> {
  await requireAppOrigin();
  const parsed = parseInput(listInput, { course, ...list });
  return answer(await asActor(parsed, previewImport));
}

export async function applyAction(
  course: string,
  list: ListToImport & { readonly hash: string },
): Promise<Answer<{ importId: string }>> {
  await requireAppOrigin();
  const parsed = parseInput(listInput.extend({ hash: z.string().max(64) }), { course, ...list });
  const result = await asActor(parsed, applyImport);
  if (result.ok) refresh();
  return answer(result);
}

export async function undoAction(course: string, importId: string): Promise<Answer<{ undone: number }>> {
  await requireAppOrigin();
  const parsed = parseInput(z.object({ course: slug, importId: z.uuid() }), { course, importId });
  const result = await asActor(parsed, undoImport);
  refreshFor(result);
  return answer(result);
}

function answer<T>(result: Result<T, Refusal>): Answer<T> {
  return result.ok ? result : { ok: false, problem: explainRefusal(result.refusal).text };
}
