/** What is the same of all that an author asks a worker for: that it is asked for, and its early end. */
import type { Transaction } from '#db/database.ts';
import { insertAuditEvent } from '#db/queries/audit.ts';
import { selectOptionalExerciseDraft } from '#db/queries/exercises/exercise-drafts.ts';
import type { ActorContext } from '../../access/actor.ts';
import type { Waiting } from '../../queue/kinds.ts';
import type { CancelledSubject } from '../../queue/queue.ts';

interface Asking {
  readonly check: { readonly id: string; readonly draftId: string; readonly revision: number };
  readonly runs: {
    insert(tx: Transaction, asked: { checkId: string; askedBy: string; askedAt: Date }): Promise<string>;
  };
  readonly jobOf: (runId: string) => Pick<Waiting, 'request' | 'lane'>;
  /** For the course's log. */
  readonly action: string;
}

/** All in one transaction: the row, its job, and who asked. Gives its id. */
export function askForRun(
  { check, runs, jobOf, action }: Asking,
  { db, queue, actor, now }: ActorContext,
): Promise<string> {
  const { userId: askedBy } = actor;
  return db.transaction(async (tx) => {
    const runId = await runs.insert(tx, { checkId: check.id, askedBy, askedAt: now() });
    await queue.send(tx, [{ ...jobOf(runId), personId: askedBy }]);
    const draft = await selectOptionalExerciseDraft(tx, check.draftId);
    await insertAuditEvent(tx, {
      actorId: askedBy,
      courseId: draft?.course.id ?? null,
      action,
      subjectId: check.draftId,
      details: { revision: check.revision },
    });
    return runId;
  });
}

interface Ending {
  readonly runs: {
    updateEnded(tx: Transaction, id: string, end: { state: 'cancelled'; endedAt: Date }): Promise<boolean>;
  };
  readonly id: string;
  readonly job: CancelledSubject;
}

/** Ends its realms within moments; what is there stays. What has ended already is left as it is. */
export async function cancelRun(
  tx: Transaction,
  { runs, id, job }: Ending,
  { queue, now }: Pick<ActorContext, 'queue' | 'now'>,
): Promise<void> {
  if (await runs.updateEnded(tx, id, { state: 'cancelled', endedAt: now() })) await queue.cancel(tx, job);
}
