/** A draft of an exercise with a check that runs, for what is asked of checks. */
import { randomUUID } from 'node:crypto';
import type { Database } from '../database.ts';
import { draftChecks } from '../queries/exercises/draft-runs.ts';
import { insertExerciseDraft } from '../queries/exercises/exercise-drafts.ts';
import { type Classroom, minute } from './classroom.ts';

interface CheckedDraft {
  readonly draftId: string;
  readonly checkId: string;
}

/** By the course's instructor, in its first minutes. */
export function insertCheckedDraft(
  db: Database,
  { courseId, instructor: by }: Pick<Classroom, 'courseId' | 'instructor'>,
): Promise<CheckedDraft> {
  const name = { exerciseId: randomUUID(), slug: `m/${randomUUID()}`, title: 'Tried' };
  return db.transaction(async (tx) => {
    const draftId = await insertExerciseDraft(tx, { courseId, ...name, savedAt: minute(0), savedBy: by }, []);
    const asked = { draftId, revision: 1, files: {}, hash: 'h', askedBy: by, askedAt: minute(1) };
    return { draftId, checkId: await draftChecks.insert(tx, asked) };
  });
}
