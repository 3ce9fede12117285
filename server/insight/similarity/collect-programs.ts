/** What is compared, and what of it everybody was given. */

import { selectAssignment } from '#db/queries/courses/courses.ts';
import { selectExerciseVersion } from '#db/queries/exercises/exercises.ts';
import {
  type CountingProgram,
  selectCountingPrograms,
  selectOtherPlaces,
} from '#db/queries/insight/similarity.ts';
import type { Batch } from '#db/queries/jobs/batches.ts';
import { selectOptionalUser } from '#db/queries/people/people.ts';
import { findMembership } from '../../access/membership.ts';
import type { Services } from '../../platform/services.ts';
import { type CodeTokens, codeTokens } from './code-tokens.ts';

/** Above the largest course there is; and so many of other terms, the newest first. */
const HERE_MAX = 2_000;
const EARLIER_MAX = 1_000;

export interface CollectedPrograms {
  readonly here: readonly CountingProgram[];
  readonly earlier: readonly CountingProgram[];
  readonly given: readonly CodeTokens[];
}

/** Of other terms those that the person who asked may see. */
export async function collectPrograms(
  { db }: Pick<Services, 'db'>,
  batch: Pick<Batch, 'assignmentId' | 'courseId' | 'askedBy' | 'versionId'>,
): Promise<CollectedPrograms> {
  const { assignmentId, courseId, askedBy } = batch;
  const own = { assignmentIds: [assignmentId], whose: 'enrolled', limit: HERE_MAX } as const;
  const here = await selectCountingPrograms(db, own);
  const { exerciseId } = await selectAssignment(db, assignmentId);
  const asker = await selectOptionalUser(db, askedBy);
  const visible: string[] = [];
  if (exerciseId && asker)
    for (const place of await selectOtherPlaces(db, { exerciseId, courseId })) {
      const actor = { userId: asker.id, name: asker.name, email: asker.email, isAdmin: asker.isAdmin };
      const seen = await findMembership({ db, actor }, { course: place.course, deed: 'see-similarity' });
      if (seen.ok) visible.push(place.assignmentId);
    }
  const others = { assignmentIds: visible, whose: 'anybody', limit: EARLIER_MAX } as const;
  const earlier = visible.length === 0 ? [] : await selectCountingPrograms(db, others);
  const versions = new Set([batch.versionId, ...[...here, ...earlier].map(({ versionId }) => versionId)]);
  const given: CodeTokens[] = [];
  for (const id of versions) given.push(...givenIn((await selectExerciseVersion(db, id)).files));
  return { here, earlier, given };
}

/** Starter, reference, helpers, and the code that the statement shows. */
export function givenIn(files: Readonly<Record<string, string>>): readonly CodeTokens[] {
  return Object.entries(files).flatMap(([path, text]) => {
    if (path === 'statement.md') return [...text.matchAll(FENCED)].flatMap(([, code]) => read(code ?? ''));
    return path.endsWith('.ts') && !path.includes('/') ? read(text) : [];
  });
}

const FENCED = /^```[^\n]*\n(.*?)^```/gms;
const read = (text: string) => codeTokens(text) ?? [];
