/** Who is asking. Roles are not here: each use case looks up the role for its own course. */

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { getServerSession } from 'next-auth';
import { cache } from 'react';
import { z } from 'zod';
import { selectOptionalSessionUser } from '#db/queries/people/people.ts';
import { authOptions } from '../accounts/auth-options.ts';
import { REQUESTED_PATH_HEADER } from '../platform/origins/requested-path.ts';
import { services } from '../platform/process-services.ts';
import type { Services } from '../platform/services.ts';

export interface Actor {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  /** Of the whole instance. */
  readonly isAdmin: boolean;
  /** The label of the token by which a program asks in their name. */
  readonly token?: string;
}

/** The first argument of every use case: the services, and who is asking. */
export interface ActorContext extends Services {
  readonly actor: Actor;
}

const sessionSchema = z.object({ userId: z.uuid(), tokenVersion: z.int(), sessionId: z.uuid() });

/** The signed-in person of this request, or null; once a request, however often it is asked. */
export const currentActor = cache(async (): Promise<ActorContext | null> => {
  const open = await services();
  const session = sessionSchema.safeParse(await getServerSession(authOptions(open)));
  if (!session.success) return null;
  const user = await selectOptionalSessionUser(open.db, session.data);
  if (user?.tokenVersion !== session.data.tokenVersion) return null;
  return { ...open, actor: { userId: user.id, name: user.name, email: user.email, isAdmin: user.isAdmin } };
});

/**
 * Who writes on a page that was made for them; null when they have signed out, or somebody else has signed in in this
 * browser since: what is written on one's page never becomes another's.
 */
export async function actorOfPage(userId: string): Promise<ActorContext | null> {
  const context = await currentActor();
  return context?.actor.userId === userId ? context : null;
}

/** The signed-in person, or the request ends at the sign-in page and comes back to the page that was asked for. */
export async function requireActor(): Promise<ActorContext> {
  const context = await currentActor();
  if (context) return context;
  const asked = (await headers()).get(REQUESTED_PATH_HEADER);
  redirect(asked ? `/sign-in?callbackUrl=${encodeURIComponent(asked)}` : '/sign-in');
}
