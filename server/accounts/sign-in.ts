/** Signing in with a password: one answer and one duration for a wrong password and for an unknown account. */
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { selectOptionalAccount } from '#db/queries/people/people.ts';
import { isKeptText } from '../platform/kept-text.ts';
import { ok, type Result, refuse } from '../platform/result.ts';
import type { Services } from '../platform/services.ts';
import { isDemoEmail } from './demo-accounts.ts';
import { PASSWORD_LENGTH_MAX, verifyPassword } from './password.ts';
import { atPace } from './sign-in-pace.ts';
import { openTurns, type Turns } from './turns.ts';

const EMAIL_LENGTH_MAX = 254;

export const credentialsSchema = z.object({
  email: z
    .string()
    .max(EMAIL_LENGTH_MAX)
    .refine(isKeptText)
    .transform((value) => value.trim().toLowerCase()),
  password: z.string().max(PASSWORD_LENGTH_MAX),
});
export type Credentials = z.infer<typeof credentialsSchema>;

export interface SignedIn {
  readonly userId: string;
  readonly tokenVersion: number;
}

/** The lines of this process; other servers have their own, and count the same failures. */
const TURNS = openTurns((ms) => setTimeout(ms));

/** `too-many-tries`: at this moment so many wait for the same account from the same address that this one was not looked at. */
export async function signInWithPassword(
  services: Pick<Services, 'db' | 'environment' | 'now'> & { readonly turns?: Turns },
  input: Credentials & { address: string },
): Promise<Result<SignedIn, 'wrong-credentials' | 'too-many-tries'>> {
  const attempt = { email: input.email, address: input.address, at: services.now() };
  const pacing = { attempt, turns: services.turns ?? TURNS };
  const signedIn = await atPace(services.db, pacing, () => checkPassword(services, input));
  if (signedIn === 'crowded') return refuse('too-many-tries');
  return signedIn ? ok(signedIn) : refuse('wrong-credentials');
}

async function checkPassword(
  { db, environment }: Pick<Services, 'db' | 'environment'>,
  { email, password }: Credentials,
): Promise<SignedIn | null> {
  const found = await selectOptionalAccount(db, { provider: 'credentials', subject: email });
  const usable =
    found && !found.user.deactivatedAt && (environment.demoAccounts || !isDemoEmail(email)) ? found : null;
  const matches = await verifyPassword(usable?.account.passwordHash ?? null, password);
  return matches && usable ? { userId: usable.user.id, tokenVersion: usable.user.tokenVersion } : null;
}
