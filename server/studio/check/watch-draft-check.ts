import { selectDraftCheckPulse } from '#db/queries/exercises/exercise-draft-checks.ts';
import type { ActorContext } from '../../access/actor.ts';
import type { Result } from '../../platform/result.ts';
import { watchLooks } from '../../platform/watch-looks.ts';
import type { DraftRefusal } from '../drafts/find-draft.ts';
import type { DraftCheckView } from './check-view.ts';
import { readDraftCheck } from './draft-checks.ts';

/** A cell is on the page this soon after it was written down. */
const LOOK_EVERY_MS = 100;

interface WatchDraftCheck {
  readonly checkId: string;
  readonly signal: AbortSignal;
}

/**
 * The check now and after every change until it has ended. What is shown is authorised anew each time; a look that finds
 * nothing new is one small query.
 * `too-many-streams`: the person follows as many as a few pages need, submissions among them.
 */
export async function watchDraftCheck(
  context: ActorContext,
  { checkId, signal }: WatchDraftCheck,
): Promise<Result<AsyncIterable<DraftCheckView>, DraftRefusal | 'too-many-streams'>> {
  return watchLooks({
    hold: () => context.changes.hold(context.actor.userId),
    signal,
    everyMs: LOOK_EVERY_MS,
    look: () => readDraftCheck(context, { checkId }),
    pulse: () => selectDraftCheckPulse(context.db, checkId),
    goesOn: ({ state }) => state === 'running',
  });
}
