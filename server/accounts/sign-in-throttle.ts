/** Slows guessing down, per account and per address, in the database so that every server counts together. */
import type { Database } from '#db/database.ts';
import { deleteSignInFailures, insertSignInFailures, selectSignInFailures } from '#db/queries/people.ts';

const WINDOW_MS = 15 * 60_000;
/** From one address for one account: a person who mistypes. */
const PAIR_FAILURES_MAX = 10;
/** For one account from anywhere: higher, so that a stranger cannot lock its owner out with ten tries. */
const ACCOUNT_FAILURES_MAX = 100;
/** From one address for any account: a lecture hall behind one router signs in at once. */
const ADDRESS_FAILURES_MAX = 200;

export interface SignInTry {
  readonly email: string;
  readonly address: string;
  readonly at: Date;
}

/** Whether this try is refused before the password is looked at. The same for accounts that do not exist. */
export async function isThrottled(db: Database, attempt: SignInTry): Promise<boolean> {
  const limits = limitsOf(attempt);
  const since = new Date(attempt.at.getTime() - WINDOW_MS);
  const failures = await selectSignInFailures(db, { keys: [...limits.keys()], since });
  return [...limits].some(([key, max]) => (failures.get(key) ?? 0) >= max);
}

export async function countFailure(db: Database, attempt: SignInTry): Promise<void> {
  const forgetBefore = new Date(attempt.at.getTime() - WINDOW_MS);
  await insertSignInFailures(db, { keys: [...limitsOf(attempt).keys()], at: attempt.at, forgetBefore });
}

/** After a success; the address keeps its count, or one known password would buy endless tries at others. */
export async function forgiveFailures(db: Database, attempt: SignInTry): Promise<void> {
  await deleteSignInFailures(db, [pairKey(attempt)]);
}

function limitsOf(attempt: SignInTry): ReadonlyMap<string, number> {
  return new Map([
    [pairKey(attempt), PAIR_FAILURES_MAX],
    [`account:${attempt.email}`, ACCOUNT_FAILURES_MAX],
    [`address:${attempt.address}`, ADDRESS_FAILURES_MAX],
  ]);
}

function pairKey(attempt: SignInTry): string {
  return `pair:${attempt.email}:${attempt.address}`;
}
