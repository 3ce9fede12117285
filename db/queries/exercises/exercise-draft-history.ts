/** What an exercise draft was before: hashes by path, each text once. */
import { and, desc, eq, inArray } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../database.ts';
import { users } from '../../schema/people.ts';
import { exerciseDraftContents, exerciseDraftSnapshots } from '../../schema/studio.ts';
import type { ExerciseDraft, ExerciseDraftFile } from './exercise-drafts.ts';

/** Keeps a draft as it is; once a revision. */
export async function insertDraftSnapshot(
  tx: Transaction,
  draft: Pick<ExerciseDraft, 'id' | 'revision' | 'savedAt' | 'savedBy'>,
  files: readonly ExerciseDraftFile[],
): Promise<void> {
  const { id: draftId, revision, savedAt, savedBy } = draft;
  if (files.length > 0)
    await tx
      .insert(exerciseDraftContents)
      .values(files.map(({ hash, content }) => ({ hash, content })))
      .onConflictDoNothing();
  const hashes = Object.fromEntries(files.map(({ path, hash }) => [path, hash]));
  await tx
    .insert(exerciseDraftSnapshots)
    .values({ draftId, revision, savedAt, savedBy, files: hashes })
    .onConflictDoNothing();
}

export interface DraftSnapshot {
  readonly revision: number;
  readonly savedAt: Date;
  readonly savedByName: string;
  /** Hash by path. */
  readonly files: Readonly<Record<string, string>>;
}

const HISTORY_MAX = 200;

/** Newest first. */
export async function selectDraftSnapshots(
  db: Queryable,
  draftId: string,
): Promise<readonly DraftSnapshot[]> {
  return db
    .select({
      revision: exerciseDraftSnapshots.revision,
      savedAt: exerciseDraftSnapshots.savedAt,
      savedByName: users.name,
      files: exerciseDraftSnapshots.files,
    })
    .from(exerciseDraftSnapshots)
    .innerJoin(users, eq(users.id, exerciseDraftSnapshots.savedBy))
    .where(eq(exerciseDraftSnapshots.draftId, draftId))
    .orderBy(desc(exerciseDraftSnapshots.revision))
    .limit(HISTORY_MAX);
}

/** The files of one snapshot with their texts; null when there is no such snapshot. */
export async function selectOptionalSnapshotFiles(
  db: Queryable,
  key: { draftId: string; revision: number },
): Promise<readonly ExerciseDraftFile[] | null> {
  const [snapshot] = await db
    .select({ files: exerciseDraftSnapshots.files })
    .from(exerciseDraftSnapshots)
    .where(
      and(eq(exerciseDraftSnapshots.draftId, key.draftId), eq(exerciseDraftSnapshots.revision, key.revision)),
    );
  if (!snapshot) return null;
  const paths = Object.entries(snapshot.files);
  const hashes = [...new Set(paths.map(([, hash]) => hash))];
  const rows =
    hashes.length === 0
      ? []
      : await db.select().from(exerciseDraftContents).where(inArray(exerciseDraftContents.hash, hashes));
  const contents = new Map(rows.map(({ hash, content }) => [hash, content]));
  return paths.map(([path, hash]) => {
    const content = contents.get(hash);
    if (content === undefined) throw new Error(`The text ${hash} of ${path} is gone.`);
    return { path, hash, content };
  });
}
