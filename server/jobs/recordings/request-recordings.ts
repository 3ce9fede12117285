import type { Transaction } from '#db/database.ts';
import { selectUnrecordedVersions } from '#db/queries/exercises/recordings.ts';
import type { Services } from '../../platform/services.ts';

/**
 * Asks for the recordings of what is assigned sealed and has none: an open exercise was published without. Until it is
 * made, browsers judge nothing of it. To be called where an assignment, or the version that it gives, changes.
 */
export async function requestRecordings(tx: Transaction, { queue }: Pick<Services, 'queue'>): Promise<void> {
  const versionIds = await selectUnrecordedVersions(tx);
  await queue.send(
    tx,
    versionIds.map((versionId) => ({
      request: { kind: 'record', versionId },
      // Students may have the page open.
      lane: 'live',
      // Of nobody: of one version one at a time.
      personId: versionId,
    })),
  );
}
