/** Rounds in which every version in use is proved again, after an upgrade of the grader. */
import { and, desc, eq, inArray, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../database.ts';
import { assignments, courses } from '../../schema/courses.ts';
import { graderRechecks, graderRecheckVersions } from '../../schema/rechecks.ts';
import { exerciseDraftChecks, exercisePublications } from '../../schema/studio.ts';

export type Recheck = typeof graderRechecks.$inferSelect;
export type RecheckedVersion = typeof graderRecheckVersions.$inferSelect;

/** No other server begins a round until the transaction ends. */
export async function lockRechecks(tx: Transaction): Promise<void> {
  await tx.execute(sql`lock table ${graderRechecks} in share row exclusive mode`);
}

export async function selectOptionalLastRecheck(db: Queryable): Promise<Recheck | null> {
  const [row] = await db.select().from(graderRechecks).orderBy(desc(graderRechecks.startedAt)).limit(1);
  return row ?? null;
}

/** What students of courses that are not archived get now. */
export async function selectVersionsInUse(db: Queryable): Promise<readonly string[]> {
  const rows = await db
    .selectDistinct({ versionId: assignments.versionId })
    .from(assignments)
    .innerJoin(courses, eq(courses.id, assignments.courseId))
    .where(
      and(isNotNull(assignments.versionId), isNull(assignments.withdrawnAt), isNull(courses.archivedAt)),
    );
  return rows.flatMap(({ versionId }) => (versionId === null ? [] : [versionId]));
}

export async function insertRecheck(
  tx: Transaction,
  round: Pick<Recheck, 'grader' | 'state' | 'startedAt'>,
  versionIds: readonly string[],
): Promise<string> {
  const endedAt = round.state === 'running' ? null : round.startedAt;
  const total = versionIds.length;
  const [row] = await tx
    .insert(graderRechecks)
    .values({ ...round, endedAt, total })
    .returning({ id: graderRechecks.id });
  if (!row) throw new Error('Inserting a round of re-checks returned no row.');
  const versions = versionIds.map((versionId) => ({ recheckId: row.id, versionId }));
  if (total > 0) await tx.insert(graderRecheckVersions).values(versions);
  return row.id;
}

/** Of a grader that another one has replaced before the round was through. */
export async function updateRecheckCancelled(
  tx: Transaction,
  { recheckId, at }: { recheckId: string; at: Date },
): Promise<void> {
  await tx
    .update(graderRechecks)
    .set({ state: 'cancelled', endedAt: at })
    .where(and(eq(graderRechecks.id, recheckId), eq(graderRechecks.state, 'running')));
}

type OfRound = Pick<RecheckedVersion, 'recheckId' | 'versionId'>;

const isOne = ({ recheckId, versionId }: OfRound) =>
  and(
    eq(graderRecheckVersions.recheckId, recheckId),
    eq(graderRecheckVersions.versionId, versionId),
    eq(graderRecheckVersions.state, 'waiting'),
  );

export async function selectIsRecheckWaiting(db: Queryable, of: OfRound): Promise<boolean> {
  return (await db.$count(graderRecheckVersions, isOne(of))) > 0;
}

export async function updateRecheckFault(db: Queryable, of: OfRound, fault: string): Promise<void> {
  await db.update(graderRecheckVersions).set({ fault }).where(isOne(of));
}

/** Once a version, however often its job is tried; the last one ends the round. */
export async function updateRecheckedVersion(
  tx: Transaction,
  of: OfRound,
  end: Pick<RecheckedVersion, 'state'> & { readonly findings?: unknown; readonly at: Date },
): Promise<void> {
  const { at: endedAt, ...set } = end;
  const rows = await tx
    .update(graderRecheckVersions)
    .set({ ...set, endedAt })
    .where(isOne(of))
    .returning({ versionId: graderRecheckVersions.versionId });
  if (rows.length === 0) return;
  const isLast = sql`${graderRechecks.state} = 'running' and ${graderRechecks.done} + 1 >= ${graderRechecks.total}`;
  await tx
    .update(graderRechecks)
    .set({
      done: sql`${graderRechecks.done} + 1`,
      state: sql`case when ${isLast} then 'ready' else ${graderRechecks.state} end`,
      endedAt: sql`case when ${isLast} then ${endedAt.toISOString()}::timestamptz else ${graderRechecks.endedAt} end`,
    })
    .where(eq(graderRechecks.id, of.recheckId));
}

/** Of these versions, what a round found. */
export async function selectRecheckedVersions(
  db: Queryable,
  { recheckId, versionIds }: { recheckId: string; versionIds: readonly string[] },
): Promise<readonly RecheckedVersion[]> {
  if (versionIds.length === 0) return [];
  return db
    .select()
    .from(graderRecheckVersions)
    .where(
      and(
        eq(graderRecheckVersions.recheckId, recheckId),
        inArray(graderRecheckVersions.versionId, [...versionIds]),
      ),
    );
}

/** What was found of each version in the last round that proved it, also one that goes on or was cancelled. */
export async function selectLastFindings(
  db: Queryable,
  versionIds: readonly string[],
): Promise<ReadonlyMap<string, Pick<RecheckedVersion, 'findings' | 'endedAt'>>> {
  if (versionIds.length === 0) return new Map();
  const { versionId, findings, endedAt } = graderRecheckVersions;
  const rows = await db
    .selectDistinctOn([versionId], { versionId, findings, endedAt })
    .from(graderRecheckVersions)
    .innerJoin(graderRechecks, eq(graderRechecks.id, graderRecheckVersions.recheckId))
    .where(and(inArray(versionId, [...versionIds]), eq(graderRecheckVersions.state, 'proved')))
    .orderBy(versionId, desc(graderRechecks.startedAt));
  return new Map(rows.map((row) => [row.versionId, row]));
}

/** What was found of each version before that round: in the last one that proved it, else when it was published. */
export async function selectFindingsBefore(
  db: Queryable,
  { startedAt, versionIds }: { startedAt: Date; versionIds: readonly string[] },
): Promise<ReadonlyMap<string, unknown>> {
  if (versionIds.length === 0) return new Map();
  const ids = [...versionIds];
  const published = await db
    .selectDistinctOn([exercisePublications.versionId], {
      versionId: exercisePublications.versionId,
      findings: exerciseDraftChecks.findings,
    })
    .from(exercisePublications)
    .innerJoin(exerciseDraftChecks, eq(exerciseDraftChecks.id, exercisePublications.checkId))
    .where(inArray(exercisePublications.versionId, ids))
    .orderBy(exercisePublications.versionId, desc(exercisePublications.publishedAt));
  const proved = await db
    .selectDistinctOn([graderRecheckVersions.versionId], {
      versionId: graderRecheckVersions.versionId,
      findings: graderRecheckVersions.findings,
    })
    .from(graderRecheckVersions)
    .innerJoin(graderRechecks, eq(graderRechecks.id, graderRecheckVersions.recheckId))
    .where(
      and(
        inArray(graderRecheckVersions.versionId, ids),
        eq(graderRecheckVersions.state, 'proved'),
        lt(graderRechecks.startedAt, startedAt),
      ),
    )
    .orderBy(graderRecheckVersions.versionId, desc(graderRechecks.startedAt));
  return new Map([...published, ...proved].map(({ versionId, findings }) => [versionId, findings]));
}
