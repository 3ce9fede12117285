/** Signing in with a password: one answer and one duration for a wrong password and for an unknown account. */
import { z } from 'zod';
import { selectOptionalAccount } from '#db/queries/people.ts';
import { ok, type Result, refuse } from '../platform/result.ts';
import type { Services } from '../platform/services.ts';
import { isDemoEmail } from './demo-accounts.ts';
import { verifyPassword } from './password.ts';
import { countFailure, forgiveFailures, isThrottled } from './sign-in-throttle.ts';

const EMAIL_LENGTH_MAX = 254;
const PASSWORD_LENGTH_MAX = 1_024;

export const credentialsSchema = z.object({
  email: z
    .string()
    .max(EMAIL_LENGTH_MAX)
    .transform((value) => value.trim().toLowerCase()),
  password: z.string().max(PASSWORD_LENGTH_MAX),
});
export type Credentials = z.infer<typeof credentialsSchema>;

export interface SignedIn {
  readonly userId: string;
  readonly tokenVersion: number;
}

export async function signInWithPassword(
  { db, environment, now }: Pick<Services, 'db' | 'environment' | 'now'>,
  input: Credentials & { address: string },
): Promise<Result<SignedIn, 'wrong-credentials' | 'too-many-tries'>> {
  const attempt = { email: input.email, address: input.address, at: now() };
  if (await isThrottled(db, attempt)) return refuse('too-many-tries');
  const found = await selectOptionalAccount(db, { provider: 'credentials', subject: input.email });
  const usable =
    found && !found.user.deactivatedAt && (environment.demoAccounts || !isDemoEmail(input.email))
      ? found
      : null;
  const matches = await verifyPassword(usable?.account.passwordHash ?? null, input.password);
  if (!matches || !usable) {
    await countFailure(db, attempt);
    return refuse('wrong-credentials');
  }
  await forgiveFailures(db, attempt);
  return ok({ userId: usable.user.id, tokenVersion: usable.user.tokenVersion });
}
