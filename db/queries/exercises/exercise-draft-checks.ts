/** Checks of exercise drafts, as they are shown. */
import { desc, eq, getTableColumns, inArray, sql } from 'drizzle-orm';
import type { Queryable } from '../../database.ts';
import { type DraftCheckState, exerciseDraftChecks } from '../../schema/studio.ts';
import type { DraftCheck } from './draft-runs.ts';

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
