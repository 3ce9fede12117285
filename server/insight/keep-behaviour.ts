/** What a verdict tells of how a program fails, kept for the groups of insight. */
import type { Transaction } from '#db/database.ts';
import { selectVersionOutline } from '#db/queries/exercises/exercises.ts';
import {
  selectBehavioursOfCode,
  selectIsCensusKnown,
  upsertBehaviour,
} from '#db/queries/insight/behaviours.ts';
import { insertVerification, type VerificationTask } from '#db/queries/work/verifications.ts';
import type { Report } from '#grader/protocol.ts';
import { seedOfVersion } from '../jobs/census-seed.ts';
import type { Services } from '../platform/services.ts';
import { behaviourOf } from './behaviour.ts';

/**
 * A census leaves how the program behaves. A new program that fails without a hint is run like those of the census before
 * it, when nobody waits for anything else: so it finds its group without anybody asking.
 */
export async function keepBehaviour(
  services: Pick<Services, 'queue' | 'now'>,
  tx: Transaction,
  { task, report }: { task: VerificationTask; report: Report },
): Promise<void> {
  const { verification, submission } = task;
  const { versionId } = verification;
  const { codeHash } = submission;
  if (verification.purpose === 'census') {
    await upsertBehaviour(tx, {
      versionId,
      codeHash,
      verificationId: verification.id,
      ...behaviourOf(report),
    });
    return;
  }
  const isUnexplained =
    verification.purpose === 'submission' &&
    report.points < report.pointsMax &&
    report.cases.every(({ hints }) => hints.length === 0);
  if (!isUnexplained || !(await selectIsCensusKnown(tx, versionId))) return;
  const known = await selectBehavioursOfCode(tx, codeHash);
  if (known.some((behaviour) => behaviour.versionId === versionId)) return;
  const { hash } = await selectVersionOutline(tx, versionId);
  const verificationId = await insertVerification(tx, {
    submissionId: submission.id,
    versionId,
    purpose: 'census',
    seed: seedOfVersion(hash),
    queuedAt: services.now(),
  });
  const request = { kind: 'verify', verificationId, batchId: null } as const;
  await services.queue.send(tx, [{ request, lane: 'census', personId: submission.userId }]);
}
