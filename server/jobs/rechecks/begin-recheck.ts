/** When the grader is another one than at the start before: every version in use is proved again, while nobody waits. */
import {
  insertRecheck,
  lockRechecks,
  selectOptionalLastRecheck,
  selectVersionsInUse,
  updateRecheckCancelled,
} from '#db/queries/exercises/rechecks.ts';
import { logger } from '../../platform/logger.ts';
import type { Services } from '../../platform/services.ts';

/**
 * Round, versions and jobs are written together or not at all, and once however many servers start. The first grader
 * proves nothing: what it serves was proved when it was published.
 * @param grader names the realm bundles by their content
 * @returns how many versions are proved again
 */
export async function beginRecheck(services: Services, grader: string): Promise<number> {
  const { db, queue, now } = services;
  const versions = await db.transaction(async (tx) => {
    await lockRechecks(tx);
    const last = await selectOptionalLastRecheck(tx);
    if (last?.grader === grader) return 0;
    const startedAt = now();
    if (last?.state === 'running') {
      await updateRecheckCancelled(tx, { recheckId: last.id, at: startedAt });
      await queue.cancel(tx, { recheckId: last.id });
    }
    const versionIds = last === null ? [] : await selectVersionsInUse(tx);
    const state = last === null ? 'first' : versionIds.length === 0 ? 'ready' : 'running';
    const recheckId = await insertRecheck(tx, { grader, state, startedAt }, versionIds);
    await queue.send(
      tx,
      versionIds.map((versionId) => ({
        request: { kind: 'recheck', recheckId, versionId },
        lane: 'census',
        // Of nobody: one version at a time.
        personId: recheckId,
      })),
    );
    return versionIds.length;
  });
  if (versions > 0)
    logger.info({ versions }, 'The grader is another one than before; versions in use are checked again.');
  return versions;
}
