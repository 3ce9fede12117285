/** Argon2id with the parameters that OWASP's password storage sheet gives as its minimum (19 MiB, 2 passes, 1 lane). */
import { hash, verify } from '@node-rs/argon2';

const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
/** In UTF-16 units, for whoever sets one and whoever signs in: longer ones only cost time. */
export const PASSWORD_LENGTH_MAX = 1_024;

/** @returns the hash in PHC form */
export async function hashPassword(password: string): Promise<string> {
  return hash(password, OPTIONS);
}

let decoy: Promise<string> | null = null;

/** Takes as long for an account that does not exist (`stored` null) as for one that does. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('nobody has this password');
  const tooLong = password.length > PASSWORD_LENGTH_MAX;
  const matches = await verify(stored ?? (await decoy), tooLong ? '' : password);
  return matches && stored !== null && !tooLong;
}
