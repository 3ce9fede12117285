import { selectUserName } from '#db/queries/people.ts';
import { type RegradeEffect, selectRegradeEffects } from '#db/queries/regrades.ts';
import type { ActorContext } from '../../access/actor.ts';
import { type BatchRefusal, findBatch } from '../../jobs/batches/find-batch.ts';
import { ok, type Result } from '../../platform/result.ts';
import { type ForeseenEffect, foreseeEffects } from './regrade-effects.ts';
import type { RegradeChange, RegradeStudentView, RegradeView } from './regrade-view.ts';

/** How far a regrade is, and who gains and who loses by it. */
export async function readRegrade(
  context: ActorContext,
  { batchId }: { batchId: string },
): Promise<Result<RegradeView, BatchRefusal>> {
  const found = await findBatch(context, { batchId, kind: 'regrade', deed: 'run-batches' });
  if (!found.ok) return found;
  const batch = found.value;
  const effects = await selectRegradeEffects(context.db, batchId);
  const done = new Map(effects.map((effect) => [effect.userId, effect]));
  const foreseen = await foreseeEffects(context.db, batch);
  const students = foreseen.map((effect) => studentView(effect, done.get(effect.userId)));
  const count = (change: RegradeChange) => students.filter((student) => student.change === change).length;
  return ok({
    batchId,
    state: batch.state,
    versionId: batch.versionId,
    scope: batch.scope,
    askedBy: await selectUserName(context.db, batch.askedBy),
    askedAt: batch.askedAt.toISOString(),
    progress: { done: batch.done, total: batch.total, givenUp: batch.givenUp },
    fault: batch.fault,
    stuck: batch.givenUpAt !== null,
    counts: {
      students: students.length,
      gains: count('gains'),
      loses: count('loses'),
      same: count('same'),
      applied: students.filter(({ applied }) => applied).length,
    },
    students,
  });
}

function studentView(foreseen: ForeseenEffect, done: RegradeEffect | undefined): RegradeStudentView {
  const { userId, name, overridden } = foreseen;
  const from = done ? done.pointsBefore : foreseen.from;
  const to = done ? done.pointsAfter : foreseen.to;
  return {
    userId,
    name,
    from,
    to,
    change: changeOf(from, to),
    overridden,
    applied: done !== undefined && done.undoneAt === null,
    submissions: foreseen.submissions.flatMap(({ submissionId, number, reported, dryRun }) =>
      dryRun && dryRun.points !== reported?.points
        ? [{ submissionId, number, from: reported?.points ?? null, to: dryRun.points }]
        : [],
    ),
  };
}

/** A first grade is a gain, whatever its points. */
export function changeOf(from: number | null, to: number | null): RegradeChange {
  if (from === to) return 'same';
  if (from === null) return 'gains';
  return to !== null && to > from ? 'gains' : 'loses';
}
