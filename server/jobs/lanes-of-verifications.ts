import type { Queryable } from '#db/database.ts';
import { selectVersionOutlines } from '#db/queries/exercises/exercises.ts';
import type { Verification } from '#db/queries/work/submissions.ts';
import { outlineOf } from '../exercises/exercise-outline.ts';
import { type Lane, laneOfSubmission } from '../queue/kinds.ts';

type Asked = Pick<Verification, 'purpose' | 'versionId'>;

/** Where each of them waits for the grader when it is queued again: where it waited before. */
export async function lanesOfVerifications(
  db: Queryable,
  all: readonly Asked[],
): Promise<(one: Asked) => Lane> {
  const submitted = all.filter(({ purpose }) => purpose === 'submission');
  const versions = await selectVersionOutlines(db, [...new Set(submitted.map(({ versionId }) => versionId))]);
  return ({ purpose, versionId }) => {
    switch (purpose) {
      case 'submission': {
        const version = versions.get(versionId);
        return version ? laneOfSubmission(outlineOf(version).plan) : 'live';
      }
      case 'regrade':
      case 'dry-run':
        return 'regrade';
      case 'census':
        return 'census';
    }
  };
}
