import { selectIdentity } from '#db/queries/people/people.ts';
import { findAlias, type Masking } from '../anonymous/mask.ts';
import { scrub } from '../anonymous/scrub.ts';
import type { FoundSubmission } from './find-submission.ts';

/** What somebody reads of a submission: without its student's name for staff, where the exercise is graded without names. */
export async function readAnonymously<T>(
  context: Masking,
  { found, view }: { found: Pick<FoundSubmission, 'submission' | 'reader'>; view: T },
): Promise<T> {
  const { submission, reader } = found;
  const alias = reader === 'staff' ? await findAlias(context, submission) : null;
  if (alias === null) return view;
  return scrub(view, { identity: await selectIdentity(context.db, submission.userId), alias });
}
