/** Checks of exercise drafts: asked for, under way, ended. */
import { desc, inArray, sql } from 'drizzle-orm';
import type { Queryable } from '../database.ts';
import { type DraftCheckState, exerciseDraftChecks } from '../schema/studio.ts';

export interface DraftCheckSummary {
  readonly draftId: string;
  readonly revision: number;
  readonly state: DraftCheckState;
  readonly askedAt: Date;
  readonly problems: number;
}

/** The last check of each draft, without what it found. */
export async function selectLastDraftChecks(
  db: Queryable,
  draftIds: readonly string[],
): Promise<ReadonlyMap<string, DraftCheckSummary>> {
  if (draftIds.length === 0) return new Map();
  const failing = sql<number>`coalesce(jsonb_array_length(jsonb_path_query_array(${exerciseDraftChecks.findings}, '$.proofs[*] ? (@.outcome == "fails")')), 0)::int + coalesce(jsonb_array_length(${exerciseDraftChecks.problems}), 0)`;
  const rows = await db
    .selectDistinctOn([exerciseDraftChecks.draftId], {
      draftId: exerciseDraftChecks.draftId,
      revision: exerciseDraftChecks.revision,
      state: exerciseDraftChecks.state,
      askedAt: exerciseDraftChecks.askedAt,
      problems: failing,
    })
    .from(exerciseDraftChecks)
    .where(inArray(exerciseDraftChecks.draftId, [...draftIds]))
    .orderBy(exerciseDraftChecks.draftId, desc(exerciseDraftChecks.askedAt));
  return new Map(rows.map((row) => [row.draftId, row]));
}
