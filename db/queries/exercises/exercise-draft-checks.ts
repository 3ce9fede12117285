/** Checks of exercise drafts: asked for, under way, ended. */
import { and, desc, eq, getTableColumns, inArray, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../database.ts';
import { type DraftCheckState, exerciseDraftChecks } from '../../schema/studio.ts';

export type DraftCheck = typeof exerciseDraftChecks.$inferSelect;

export async function insertDraftCheck(
  tx: Transaction,
  check: Pick<DraftCheck, 'draftId' | 'revision' | 'files' | 'hash' | 'askedBy' | 'askedAt'>,
): Promise<string> {
  const [row] = await tx.insert(exerciseDraftChecks).values(check).returning({ id: exerciseDraftChecks.id });
  if (!row) throw new Error('Inserting a check of a draft returned no row.');
  return row.id;
}

/** With files, plan and recording, which are megabytes where a training has its data. */
export async function selectOptionalDraftCheck(db: Queryable, checkId: string): Promise<DraftCheck | null> {
  const [row] = await db.select().from(exerciseDraftChecks).where(eq(exerciseDraftChecks.id, checkId));
  return row ?? null;
}

const { files, plan, recording: _recording, ...small } = getTableColumns(exerciseDraftChecks);
const shownColumns = {
  ...small,
  /** Of the files that were checked. */
  paths: sql<
    readonly string[]
  >`coalesce((select jsonb_agg(path) from jsonb_object_keys(${files}) as paths(path)), '[]')`,
  /** A judge announced its cases. */
  judged: sql<boolean>`${plan} is not null`,
};

/** What is shown of a check. */
export type ShownDraftCheck = Omit<DraftCheck, 'files' | 'plan' | 'recording'> & {
  readonly paths: readonly string[];
  readonly judged: boolean;
};

export async function selectOptionalShownDraftCheck(
  db: Queryable,
  checkId: string,
): Promise<ShownDraftCheck | null> {
  const [row] = await db
    .select(shownColumns)
    .from(exerciseDraftChecks)
    .where(eq(exerciseDraftChecks.id, checkId));
  return row ?? null;
}

export async function selectShownDraftChecks(
  db: Queryable,
  checkIds: readonly string[],
): Promise<readonly ShownDraftCheck[]> {
  if (checkIds.length === 0) return [];
  return db
    .select(shownColumns)
    .from(exerciseDraftChecks)
    .where(inArray(exerciseDraftChecks.id, [...checkIds]));
}

/** Equal while nothing of the check was written; null when it is gone. */
export async function selectDraftCheckPulse(db: Queryable, checkId: string): Promise<string | null> {
  const [row] = await db
    // The transaction that wrote the row last: the database's own stamp, whoever writes.
    .select({ pulse: sql<string>`xmin::text` })
    .from(exerciseDraftChecks)
    .where(eq(exerciseDraftChecks.id, checkId));
  return row?.pulse ?? null;
}

/** The last one that was asked for. */
export async function selectOptionalLastDraftCheck(
  db: Queryable,
  draftId: string,
): Promise<ShownDraftCheck | null> {
  const [row] = await db
    .select(shownColumns)
    .from(exerciseDraftChecks)
    .where(eq(exerciseDraftChecks.draftId, draftId))
    .orderBy(desc(exerciseDraftChecks.askedAt))
    .limit(1);
  return row ?? null;
}

export interface DraftCheckSummary {
  readonly draftId: string;
  readonly revision: number;
  readonly state: DraftCheckState;
  readonly askedAt: Date;
  /** Proofs that fail, as the check wrote them. */
  readonly failing: readonly unknown[];
  readonly problems: DraftCheck['problems'];
  /** Null where nothing kept the exercise from being proved. */
  readonly matrix: unknown;
}

/** The last check of each draft, with what failed. */
export async function selectLastDraftChecks(
  db: Queryable,
  draftIds: readonly string[],
): Promise<ReadonlyMap<string, DraftCheckSummary>> {
  if (draftIds.length === 0) return new Map();
  const { findings, problems, matrix } = exerciseDraftChecks;
  const rows = await db
    .selectDistinctOn([exerciseDraftChecks.draftId], {
      draftId: exerciseDraftChecks.draftId,
      revision: exerciseDraftChecks.revision,
      state: exerciseDraftChecks.state,
      askedAt: exerciseDraftChecks.askedAt,
      failing: sql<
        readonly unknown[]
      >`coalesce(jsonb_path_query_array(${findings}, '$.proofs[*] ? (@.outcome == "fails")'), '[]')`,
      problems,
      matrix: sql<unknown>`case when ${problems} is not null then ${matrix} end`,
    })
    .from(exerciseDraftChecks)
    .where(inArray(exerciseDraftChecks.draftId, [...draftIds]))
    .orderBy(exerciseDraftChecks.draftId, desc(exerciseDraftChecks.askedAt));
  return new Map(rows.map((row) => [row.draftId, row]));
}

/** While it runs; what comes after its end is late. */
export async function updateDraftCheckProgress(
  db: Queryable,
  checkId: string,
  progress: Partial<Pick<DraftCheck, 'matrix' | 'done' | 'total' | 'problems'>>,
): Promise<void> {
  await db
    .update(exerciseDraftChecks)
    .set(progress)
    .where(and(eq(exerciseDraftChecks.id, checkId), eq(exerciseDraftChecks.state, 'running')));
}

/** Compare-and-set: true for the one who ends it. */
export async function updateDraftCheckEnded(
  tx: Transaction,
  checkId: string,
  end: Pick<DraftCheck, 'state' | 'endedAt'> &
    Partial<Pick<DraftCheck, 'findings' | 'plan' | 'recording' | 'problems'>>,
): Promise<boolean> {
  const rows = await tx
    .update(exerciseDraftChecks)
    .set(end)
    .where(and(eq(exerciseDraftChecks.id, checkId), eq(exerciseDraftChecks.state, 'running')))
    .returning({ id: exerciseDraftChecks.id });
  return rows.length === 1;
}
