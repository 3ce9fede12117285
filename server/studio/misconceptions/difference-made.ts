import { differenceOf } from '#grader/exercise/misconceptions/difference-of.ts';

/**
 * What an author changed in the reference; empty lines at the end are no mistake.
 * @returns null: nothing
 */
export function differenceMade(reference: string, source: string): readonly string[] | null {
  return differenceOf(reference, source.trimEnd() + reference.slice(reference.trimEnd().length));
}
