/** What was proved before, so that it need not be proved again: the record's form, and what is due. */
import { z } from 'zod';

/** Everything that decides what a proof finds, of one exercise. */
const groundsSchema = z.object({
  /** Content hash of the exercise. */
  exercise: z.string(),
  /** Hash of its stored right and wrong programs, which are no part of it. */
  solutions: z.string(),
  /** Names of the judge and student bundles. */
  realm: z.string(),
  /** Hash of the rules themselves. */
  rules: z.string(),
  /** Seeds on which the reference ran. */
  seeds: z.int().positive(),
});
export type Grounds = z.infer<typeof groundsSchema>;

export const ledgerSchema = z.record(z.string(), groundsSchema.extend({ date: z.iso.date() }));
export type Ledger = Readonly<z.infer<typeof ledgerSchema>>;

/** Whether the record speaks of the same things, and of as many seeds. */
export function isProved(ledger: Ledger, slug: string, wanted: Grounds): boolean {
  const entry = Object.hasOwn(ledger, slug) ? ledger[slug] : undefined;
  return (
    entry !== undefined &&
    entry.exercise === wanted.exercise &&
    entry.solutions === wanted.solutions &&
    entry.realm === wanted.realm &&
    entry.rules === wanted.rules &&
    entry.seeds >= wanted.seeds
  );
}

/** Of what is proved, `count` to prove again: the same ones for the same seed. */
export function drawAgain(
  proved: readonly string[],
  { seed, count }: { seed: number; count: number },
): string[] {
  const rest = [...proved];
  const drawn: string[] = [];
  let state = seed >>> 0;
  while (drawn.length < count && rest.length > 0) {
    // The generator of Numerical Recipes: any spread will do.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    drawn.push(...rest.splice(state % rest.length, 1));
  }
  return drawn;
}
