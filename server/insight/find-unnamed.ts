/** Whose newest program gives wrong numbers that no mistake with a name explains: whom groups are made of. */
import type { Queryable } from '#db/database.ts';
import { selectBehaviours } from '#db/queries/insight/behaviours.ts';
import type { NewestResult } from '#db/queries/insight/insight.ts';
import { mainMistake } from './summarise-students.ts';

interface UnnamedResult {
  readonly userId: string;
  readonly submissionId: string;
  readonly signature: string;
  /** The census run with the evidence. */
  readonly verificationId: string;
}

/** Of those that were judged by the version: programs judged by another one gave other numbers. */
export async function findUnnamed(
  db: Queryable,
  of: { readonly versionId: string; readonly results: readonly NewestResult[] },
): Promise<readonly UnnamedResult[]> {
  const known = await selectBehaviours(db, of.versionId);
  return of.results.flatMap(({ userId, submissionId, codeHash, versionId, outcomes }) => {
    const behaviour = known.get(codeHash);
    if (versionId !== of.versionId || !behaviour?.signature) return [];
    if (behaviour.misconception !== null || mainMistake(outcomes) !== null) return [];
    const { signature, verificationId } = behaviour;
    return [{ userId, submissionId, signature, verificationId }];
  });
}
