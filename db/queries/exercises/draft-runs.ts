/** What a worker does for an author, whatever it is: asked for, under way, ended once. */
import { and, desc, eq } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../database.ts';
import { exerciseDryRuns, exerciseLuck, exerciseTries } from '../../schema/draft-runs.ts';
import { exerciseDraftChecks } from '../../schema/studio.ts';

export type DraftCheck = typeof exerciseDraftChecks.$inferSelect;
export type DraftLuck = typeof exerciseLuck.$inferSelect;
export type DraftTry = typeof exerciseTries.$inferSelect;
export type DraftDryRun = typeof exerciseDryRuns.$inferSelect;

/** What all of them have. */
export type DraftRun = Pick<DraftCheck, 'id' | 'state' | 'endedAt' | 'findings'>;
export type RunEnd<R extends DraftRun> = Pick<R, 'state'> & Partial<Omit<R, 'id' | 'state' | 'endedAt'>>;

export interface DraftRuns<R extends DraftRun> {
  selectOptional(db: Queryable, id: string): Promise<R | null>;
  /** While it runs; what comes after its end is late. */
  updateProgress(db: Queryable, id: string, progress: Partial<R>): Promise<void>;
  /** Compare-and-set: true for the one who ends it. */
  updateEnded(tx: Transaction, id: string, end: RunEnd<R> & { endedAt: Date }): Promise<boolean>;
}

type OfCheck = typeof exerciseLuck | typeof exerciseTries | typeof exerciseDryRuns;
type RunTable = OfCheck | typeof exerciseDraftChecks;

function runsIn<Table extends RunTable>(table: Table) {
  type R = Table['$inferSelect'];
  // A statement is typed by one table; the columns that are named here are in all of them.
  const rows = table as unknown as typeof exerciseLuck;
  const isRunning = (id: string) => and(eq(rows.id, id), eq(rows.state, 'running'));
  return {
    async insert(
      tx: Transaction,
      asked: Table['$inferInsert'] & { readonly askedAt: Date },
    ): Promise<string> {
      const [row] = await tx
        .insert(rows)
        .values(asked as typeof rows.$inferInsert)
        .returning({ id: rows.id });
      if (!row) throw new Error('Inserting what was asked of a draft returned no row.');
      return row.id;
    },
    async selectOptional(db, id) {
      const [row] = await db.select().from(rows).where(eq(rows.id, id));
      return (row as R | undefined) ?? null;
    },
    async updateProgress(db, id, progress) {
      await db
        .update(rows)
        .set(progress as Partial<DraftLuck>)
        .where(isRunning(id));
    },
    async updateEnded(tx, id, end) {
      const ended = await tx
        .update(rows)
        .set(end as Partial<DraftLuck>)
        .where(isRunning(id))
        .returning({ id: rows.id });
      return ended.length === 1;
    },
  } satisfies DraftRuns<R> & Record<string, unknown>;
}

function runsOfCheck<Table extends OfCheck>(table: Table) {
  const rows = table as unknown as typeof exerciseLuck;
  return {
    ...runsIn(table),
    /** The one that was asked for last; with a person, the last of theirs. */
    async selectOptionalLast(
      db: Queryable,
      { checkId, askedBy }: { readonly checkId: string; readonly askedBy?: string },
    ): Promise<Table['$inferSelect'] | null> {
      const [row] = await db
        .select()
        .from(rows)
        .where(and(eq(rows.checkId, checkId), askedBy === undefined ? undefined : eq(rows.askedBy, askedBy)))
        .orderBy(desc(rows.askedAt))
        .limit(1);
      return (row as Table['$inferSelect'] | undefined) ?? null;
    },
  };
}

/** With files, plan and recording, which are megabytes where a training has its data. */
export const draftChecks = runsIn(exerciseDraftChecks);
export const luckRuns = runsOfCheck(exerciseLuck);
export const tryRuns = runsOfCheck(exerciseTries);
export const dryRuns = runsOfCheck(exerciseDryRuns);
