/** Which exercises `check` proves: those that are named, or what changed since it was proved, and two more. */
import { isExerciseError } from '../exercise/files/exercise-error.ts';
import type { DenoBundles } from '../hosts/deno.ts';
import { drawAgain, type Grounds, isProved } from '../proof/ledger.ts';
import { groundsOf, PROOFS_FILE, readLedger } from './proof-ledger.ts';

export interface DueExercises {
  readonly slugs: readonly string[];
  /** Of those whose folder is an exercise. */
  readonly grounds: ReadonlyMap<string, Grounds>;
  /** Proved before, on the same grounds: should one fail now, something else decides. */
  readonly provedBefore: ReadonlySet<string>;
}

export interface DueQuestion {
  readonly root: string;
  readonly slugs: readonly string[];
  readonly deno: DenoBundles;
  readonly seeds: number;
  /** What is believed, beside `exercises/proofs.json`. */
  readonly record: string;
  /** Whether the record may excuse any. */
  readonly everything: boolean;
  /** Chooses those that are proved again. */
  readonly draw: number;
}

/** A record that is always believed would hide what hangs on luck, on a clock, or on another machine. */
const AGAIN = 2;

export async function dueExercises(question: DueQuestion): Promise<DueExercises> {
  const { root, slugs, everything, draw, record } = question;
  const ledgers = await Promise.all([PROOFS_FILE, record].map((file) => readLedger(root, file)));
  const grounds = new Map<string, Grounds>();
  for (const slug of slugs) {
    const own = await groundsOf({ root, slug }, question).catch(nullWhereBroken);
    if (own) grounds.set(slug, own);
  }
  const proved = slugs.filter((slug) => {
    const own = grounds.get(slug);
    return own !== undefined && ledgers.some((ledger) => isProved(ledger, slug, own));
  });
  const again = everything ? proved : drawAgain(proved, { seed: draw, count: AGAIN });
  const chosen = slugs.filter((slug) => !proved.includes(slug) || again.includes(slug));
  return { slugs: chosen, grounds, provedBefore: new Set(proved) };
}

/** Proving it says what is wrong with it. */
function nullWhereBroken(error: unknown): null {
  if (isExerciseError(error)) return null;
  throw error;
}
