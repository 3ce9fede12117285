import { selectLastTryPulse } from '#db/queries/exercises/exercise-tries.ts';
import type { ActorContext } from '../../access/actor.ts';
import type { Result } from '../../platform/result.ts';
import { watchLooks } from '../../platform/watch-looks.ts';
import type { DraftRefusal } from '../drafts/find-draft.ts';
import { readDraftTry } from './draft-tries.ts';
import type { DraftTryView } from './draft-try-view.ts';

/** An outcome is on the page this soon after it was written down. */
const LOOK_EVERY_MS = 100;

interface WatchDraftTry {
  readonly checkId: string;
  readonly signal: AbortSignal;
}

/**
 * The last program that the reader tried against a check, now and after every change until it has ended; null where there is
 * none. As `watchDraftCheck` does, `too-many-streams` included.
 */
export async function watchDraftTry(
  context: ActorContext,
  { checkId, signal }: WatchDraftTry,
): Promise<Result<AsyncIterable<DraftTryView | null>, DraftRefusal | 'too-many-streams'>> {
  const { userId: askedBy } = context.actor;
  return watchLooks({
    hold: () => context.changes.hold(askedBy),
    signal,
    everyMs: LOOK_EVERY_MS,
    look: () => readDraftTry(context, { checkId }),
    pulse: () => selectLastTryPulse(context.db, { checkId, askedBy }),
    goesOn: (tried) => tried?.state === 'running',
  });
}
