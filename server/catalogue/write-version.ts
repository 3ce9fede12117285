/** One exercise of the catalogue on its way into the database. */
import type { Transaction } from '#db/database.ts';
import {
  type ExerciseVersion,
  selectOptionalLastVersion,
  selectOptionalVersionByHash,
  upsertExercise,
} from '#db/queries/exercises/exercises.ts';
import { insertExamined } from '../exercises/examine-version.ts';
import type { Entry } from './read-entries.ts';

export interface Written {
  /** The version that students get: of a broken exercise the last good one, or none. */
  readonly version: ExerciseVersion | null;
  readonly problem: string | null;
}

/** Never throws for what one exercise brings: it is undone by itself and told, and the course opens with the others. */
export async function writeVersion(
  tx: Transaction,
  { slug, entry }: { slug: string; entry: Entry },
): Promise<Written> {
  const last = { origin: 'catalogue', slug, id: entry.bundle?.manifest.id ?? null } as const;
  if (entry.kind === 'broken')
    return { version: await selectOptionalLastVersion(tx, last), problem: entry.reason };
  try {
    return { version: await tx.transaction((step) => writeGood(step, entry)), problem: null };
  } catch (error) {
    return { version: await selectOptionalLastVersion(tx, last), problem: wordsOf(error) };
  }
}

async function writeGood(
  tx: Transaction,
  entry: Exclude<Entry, { kind: 'broken' }>,
): Promise<ExerciseVersion | null> {
  const { manifest, slug, hash } = entry.bundle;
  if (!(await upsertExercise(tx, { id: manifest.id, origin: 'catalogue', slug })))
    throw new Error(
      `The id ${manifest.id} belongs to an exercise that an instructor made; give ${slug} its own.`,
    );
  if (entry.kind === 'new') return insertExamined(tx, entry.bundle, entry.examined);
  return selectOptionalVersionByHash(tx, { exerciseId: manifest.id, hash });
}

function wordsOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message : String(cause);
}
