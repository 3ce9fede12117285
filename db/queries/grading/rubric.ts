/** Rubric: items of an exercise, what was given to submissions, and what it adds to their points. */
import { and, asc, count, desc, eq, inArray, isNull, max, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../database.ts';
import { rubricEdits, rubricItems, rubricMarks } from '../../schema/rubric.ts';
import { submissions } from '../../schema/work.ts';

export type RubricItem = typeof rubricItems.$inferSelect;
export type RubricMark = typeof rubricMarks.$inferSelect;
export type RubricEdit = typeof rubricEdits.$inferSelect;

/** What rubric items in use and released add to one submission: a column for whatever grades are made from. */
export function rubricPointsOf(submissionId: SQLWrapper): SQL<number> {
  return sql<number>`coalesce((select sum(item.points) from rubric_marks mark
    join rubric_items item on item.id = mark.item_id
    where mark.submission_id = ${submissionId} and mark.released and item.retired_at is null), 0)::float8`;
}

/** In use, in the order of their digits. */
export async function selectRubricItems(db: Queryable, assignmentId: string): Promise<readonly RubricItem[]> {
  return db
    .select()
    .from(rubricItems)
    .where(and(eq(rubricItems.assignmentId, assignmentId), isNull(rubricItems.retiredAt)))
    .orderBy(asc(rubricItems.position));
}

/** How many are in use, by assignment; none where there are none. */
export async function selectRubricItemCounts(
  db: Queryable,
  assignmentIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (assignmentIds.length === 0) return new Map();
  const rows = await db
    .select({ assignmentId: rubricItems.assignmentId, n: count() })
    .from(rubricItems)
    .where(and(inArray(rubricItems.assignmentId, [...assignmentIds]), isNull(rubricItems.retiredAt)))
    .groupBy(rubricItems.assignmentId);
  return new Map(rows.map(({ assignmentId, n }) => [assignmentId, n]));
}

export async function selectOptionalRubricItem(db: Queryable, itemId: string): Promise<RubricItem | null> {
  const [item] = await db.select().from(rubricItems).where(eq(rubricItems.id, itemId));
  return item ?? null;
}

/** The item as nobody else changes it, or counts by it, until the transaction ends. Taken before any enrolment. */
export async function lockRubricItem(tx: Transaction, itemId: string): Promise<RubricItem> {
  const [item] = await tx.select().from(rubricItems).where(eq(rubricItems.id, itemId)).for('update');
  if (!item) throw new Error(`There is no rubric item ${itemId}.`);
  return item;
}

/** Keeps items as they are until the transaction ends, and gives them. Taken before any enrolment. */
export async function holdRubricItems(
  tx: Transaction,
  itemIds: readonly string[],
): Promise<readonly RubricItem[]> {
  if (itemIds.length === 0) return [];
  return tx
    .select()
    .from(rubricItems)
    .where(inArray(rubricItems.id, [...itemIds]))
    .orderBy(asc(rubricItems.id))
    .for('share');
}

export async function insertRubricItem(
  tx: Transaction,
  item: Pick<RubricItem, 'assignmentId' | 'title' | 'points' | 'createdBy' | 'createdAt'>,
): Promise<string> {
  const [last] = await tx
    .select({ position: max(rubricItems.position) })
    .from(rubricItems)
    .where(eq(rubricItems.assignmentId, item.assignmentId));
  const [row] = await tx
    .insert(rubricItems)
    .values({ ...item, position: (last?.position ?? 0) + 1 })
    .returning({ id: rubricItems.id });
  if (!row) throw new Error('Inserting a rubric item returned no row.');
  return row.id;
}

export async function updateRubricItem(
  tx: Transaction,
  change: Pick<RubricItem, 'id' | 'title' | 'points' | 'retiredAt'>,
): Promise<void> {
  const { id, ...values } = change;
  await tx.update(rubricItems).set(values).where(eq(rubricItems.id, id));
}

export async function selectRubricMarks(db: Queryable, submissionId: string): Promise<readonly RubricMark[]> {
  return db.select().from(rubricMarks).where(eq(rubricMarks.submissionId, submissionId));
}

/** False: it was given already. */
export async function insertRubricMark(
  tx: Transaction,
  mark: Pick<RubricMark, 'itemId' | 'submissionId' | 'givenBy' | 'givenAt'>,
): Promise<boolean> {
  const rows = await tx
    .insert(rubricMarks)
    .values(mark)
    .onConflictDoNothing()
    .returning({ id: rubricMarks.id });
  return rows.length === 1;
}

/** Gives the mark that was there. */
export async function deleteRubricMark(
  tx: Transaction,
  { itemId, submissionId }: { itemId: string; submissionId: string },
): Promise<RubricMark | null> {
  const [gone] = await tx
    .delete(rubricMarks)
    .where(and(eq(rubricMarks.itemId, itemId), eq(rubricMarks.submissionId, submissionId)))
    .returning();
  return gone ?? null;
}

/** Releases what was given of these items; gives those that the student sees from now on. */
export async function updateRubricReleased(
  tx: Transaction,
  { submissionId, itemIds }: { submissionId: string; itemIds: readonly string[] },
): Promise<readonly string[]> {
  if (itemIds.length === 0) return [];
  const rows = await tx
    .update(rubricMarks)
    .set({ released: true })
    .where(
      and(
        eq(rubricMarks.submissionId, submissionId),
        inArray(rubricMarks.itemId, [...itemIds]),
        eq(rubricMarks.released, false),
      ),
    )
    .returning({ itemId: rubricMarks.itemId });
  return rows.map(({ itemId }) => itemId);
}

/** Whose grades may hang on an item: students with a released mark of it. */
export async function selectRubricStudents(db: Queryable, itemId: string): Promise<readonly string[]> {
  const rows = await db
    .selectDistinct({ userId: submissions.userId })
    .from(rubricMarks)
    .innerJoin(submissions, eq(submissions.id, rubricMarks.submissionId))
    .where(and(eq(rubricMarks.itemId, itemId), eq(rubricMarks.released, true)))
    .orderBy(asc(submissions.userId));
  return rows.map(({ userId }) => userId);
}

/** What released items a student reads beside a submission. */
export async function selectShownRubric(
  db: Queryable,
  submissionId: string,
): Promise<readonly Pick<RubricItem, 'id' | 'title' | 'points'>[]> {
  return db
    .select({ id: rubricItems.id, title: rubricItems.title, points: rubricItems.points })
    .from(rubricMarks)
    .innerJoin(rubricItems, eq(rubricItems.id, rubricMarks.itemId))
    .where(
      and(
        eq(rubricMarks.submissionId, submissionId),
        eq(rubricMarks.released, true),
        isNull(rubricItems.retiredAt),
      ),
    )
    .orderBy(asc(rubricItems.position));
}

export async function insertRubricEdit(
  tx: Transaction,
  edit: Omit<RubricEdit, 'id' | 'undoneAt'>,
): Promise<string> {
  const [row] = await tx.insert(rubricEdits).values(edit).returning({ id: rubricEdits.id });
  if (!row) throw new Error('Inserting a rubric edit returned no row.');
  return row.id;
}

/** The newest edit of an exercise's rubric that holds: what an undo takes back. */
export async function selectOptionalLastEdit(
  db: Queryable,
  assignmentId: string,
): Promise<RubricEdit | null> {
  const items = db
    .select({ id: rubricItems.id })
    .from(rubricItems)
    .where(eq(rubricItems.assignmentId, assignmentId));
  const [edit] = await db
    .select()
    .from(rubricEdits)
    .where(and(inArray(rubricEdits.itemId, items), isNull(rubricEdits.undoneAt)))
    .orderBy(desc(rubricEdits.editedAt))
    .limit(1);
  return edit ?? null;
}

/** Compare-and-set: true for the one who takes it back. */
export async function updateRubricEditUndone(
  tx: Transaction,
  { editId, at }: { editId: string; at: Date },
): Promise<boolean> {
  const rows = await tx
    .update(rubricEdits)
    .set({ undoneAt: at })
    .where(and(eq(rubricEdits.id, editId), isNull(rubricEdits.undoneAt)))
    .returning({ id: rubricEdits.id });
  return rows.length === 1;
}
