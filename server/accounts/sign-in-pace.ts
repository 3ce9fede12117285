/**
 * Slows guessing down, and locks nobody out: a wrong password of a stranger never makes the right one wrong. Failures are
 * counted in the database, so that every server counts together; past a free number each further try waits its turn.
 */
import type { Database } from '#db/database.ts';
import {
  deleteSignInFailures,
  insertSignInFailures,
  selectSignInFailures,
} from '#db/queries/people/people.ts';
import type { Turns } from './turns.ts';

const WINDOW_MS = 15 * 60_000;

/** Tries beyond `free` wait `firstMs`, then twice as long for each `free` more, at most `longestMs`. */
interface Pace {
  readonly free: number;
  readonly firstMs: number;
  readonly longestMs: number;
}

/** From one address for one account: a person who mistypes. One after the other, so at most 240 an hour. */
const PAIR_PACE: Pace = { free: 5, firstMs: 1_000, longestMs: 15_000 };
/**
 * From one address for any account: a lecture hall behind one router signs in at once. One after the other, and each
 * account in its turn, so that many tries for some hold up no other by more than one turn each.
 */
const ADDRESS_PACE: Pace = { free: 100, firstMs: 500, longestMs: 4_000 };
/** For one account from anywhere: its owner waits a moment longer, side by side with everybody else. */
const ACCOUNT_PACE: Pace = { free: 50, firstMs: 500, longestMs: 4_000 };

export interface SignInTry {
  readonly email: string;
  readonly address: string;
  readonly at: Date;
}

/**
 * Runs `check` when it is this try's turn. The try counts as failed from its beginning, so that many at once do not all
 * pass as the first; a success takes its count back, and with it what this address had for this account.
 * @returns what `check` gave, or `crowded` when too many tries wait already: for this account, or from this address in all
 */
export async function atPace<T>(
  db: Database,
  { attempt, turns }: { readonly attempt: SignInTry; readonly turns: Turns },
  check: () => Promise<T | null>,
): Promise<T | null | 'crowded'> {
  const { at } = attempt;
  const keys = keysOf(attempt);
  const since = new Date(at.getTime() - WINDOW_MS);
  const search = { keys: [keys.pair, keys.address, keys.account], since };
  const failures = await selectSignInFailures(db, search);
  const ids = await insertSignInFailures(db, { keys: search.keys, at, forgetBefore: since });
  const wait = {
    pair: waitMs(failures.get(keys.pair) ?? 0, PAIR_PACE),
    address: waitMs(failures.get(keys.address) ?? 0, ADDRESS_PACE),
    account: waitMs(failures.get(keys.account) ?? 0, ACCOUNT_PACE),
  };
  const line = wait.pair > 0 ? keys.pair : wait.address > 0 ? keys.address : null;
  const place = line === null ? null : { line, person: keys.account };
  const result = await turns.take(place, Math.max(wait.pair, wait.address, wait.account), check);
  if (result === null) return null;
  // Nobody looked at a password: there was no failure.
  await deleteSignInFailures(db, result === 'crowded' ? { ids, keys: [] } : { ids, keys: [keys.pair] });
  return result;
}

/** Milliseconds before the next try is looked at. */
export function waitMs(failures: number, { free, firstMs, longestMs }: Pace): number {
  if (failures < free) return 0;
  return Math.min(firstMs * 2 ** Math.floor((failures - free) / free), longestMs);
}

function keysOf({ email, address }: SignInTry) {
  return { pair: `pair:${email}:${address}`, address: `address:${address}`, account: `account:${email}` };
}
