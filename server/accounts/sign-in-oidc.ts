/** Signing in through OpenID Connect: people are recognised by issuer and subject, never by e-mail address. */
import { z } from 'zod';
import {
  insertAccount,
  insertUser,
  selectOptionalAccount,
  selectOptionalUserByEmail,
} from '#db/queries/people/people.ts';
import { ok, type Result, refuse } from '../platform/result.ts';
import type { Services } from '../platform/services.ts';
import type { SignedIn } from './sign-in.ts';

const profileSchema = z.object({
  iss: z.string(),
  sub: z.string().min(1).max(255),
  email: z.email().transform((value) => value.toLowerCase()),
  email_verified: z.boolean().default(false),
  name: z.string().max(200).optional(),
});

/** A first sign-in makes a person without any enrolment; an address that somebody has already is refused. */
export async function signInWithOidc(
  { db }: Pick<Services, 'db'>,
  profile: unknown,
): Promise<Result<SignedIn, 'address-not-verified' | 'address-taken' | 'account-ended'>> {
  const parsed = profileSchema.safeParse(profile);
  if (!parsed.success || !parsed.data.email_verified) return refuse('address-not-verified');
  const { iss, sub, email, name } = parsed.data;
  const key = { provider: `oidc:${iss}`, subject: sub };
  return db.transaction(async (tx) => {
    const found = await selectOptionalAccount(tx, key);
    if (found?.user.deactivatedAt) return refuse('account-ended');
    if (found) return ok({ userId: found.user.id, tokenVersion: found.user.tokenVersion });
    if (await selectOptionalUserByEmail(tx, email)) return refuse('address-taken');
    const user = await insertUser(tx, { email, name: name ?? email });
    await insertAccount(tx, { ...key, userId: user.id, passwordHash: null });
    return ok({ userId: user.id, tokenVersion: user.tokenVersion });
  });
}
