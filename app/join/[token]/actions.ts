'use server';
/** Coming in by a link: only a button does it, so that whoever merely opens the link uses nothing up. */
import { headers } from 'next/headers';
import { z } from 'zod';
import { currentActor } from '#server/access/actor.ts';
import { requireAppOrigin } from '#server/access/origin.ts';
import { clientAddress } from '#server/accounts/client-address.ts';
import { PASSWORD_LENGTH_MAX } from '#server/accounts/password.ts';
import { acceptInvitation } from '#server/people/join/accept-invitation.ts';
import { joinAsNewPerson } from '#server/people/join/join-as-new-person.ts';
import { parseInput } from '#server/platform/parse-input.ts';
import { services } from '#server/platform/process-services.ts';
import { explainRefusal, type Refusal } from '#server/platform/refusals.ts';

export type Joined =
  | { readonly ok: true; readonly course: string; readonly email: string }
  | { readonly ok: false; readonly problem: string };

const token = z.string().max(200);
const acceptInput = z.object({ token, shownTo: z.uuid() });
const newPersonInput = z.object({
  token,
  name: z.string().max(1_000),
  email: z.string().max(1_000),
  password: z.string().max(PASSWORD_LENGTH_MAX),
});

/** @param shownTo the id of whom the page named */
export async function acceptAction(link: string, shownTo: string): Promise<Joined> {
  await requireAppOrigin();
  const parsed = parseInput(acceptInput, { token: link, shownTo });
  if (!parsed.ok) return refused(parsed.refusal);
  const context = await currentActor();
  if (context === null) return refused('signed-out');
  const result = await acceptInvitation(context, parsed.value);
  return result.ok
    ? { ok: true, course: result.value.courseSlug, email: context.actor.email }
    : refused(result.refusal);
}

export async function joinAction(
  link: string,
  person: { readonly name: string; readonly email: string; readonly password: string },
): Promise<Joined> {
  await requireAppOrigin();
  const parsed = parseInput(newPersonInput, { token: link, ...person });
  if (!parsed.ok) return refused(parsed.refusal);
  const open = await services();
  const address = clientAddress((await headers()).get('x-forwarded-for'), open.environment.trustedProxies);
  const result = await joinAsNewPerson(open, { ...parsed.value, address });
  return result.ok
    ? { ok: true, course: result.value.courseSlug, email: result.value.email }
    : refused(result.refusal);
}

function refused(refusal: Refusal): Joined {
  return { ok: false, problem: explainRefusal(refusal).text };
}
