import { setTimeout as sleep } from 'node:timers/promises';
import { selectDraftCheckPulse } from '#db/queries/exercise-draft-checks.ts';
import type { ActorContext } from '../access/actor.ts';
import { ok, type Result, refuse } from '../platform/result.ts';
import type { DraftCheckView } from './check-view.ts';
import { readDraftCheck } from './draft-checks.ts';
import type { DraftRefusal } from './find-draft.ts';

/** A cell is on the page this soon after it was written down. */
const LOOK_EVERY_MS = 200;
/** Then the browser connects anew, as it does after any end. */
const STREAM_MS = 5 * 60_000;

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
  const end = context.changes.hold(context.actor.userId);
  if (!end) return refuse('too-many-streams');
  signal.addEventListener('abort', end, { once: true });
  try {
    const first = await readDraftCheck(context, { checkId });
    if (first.ok) return ok(looks(context, { checkId, signal, first: first.value, end }));
    end();
    return first;
  } catch (error) {
    end();
    throw error;
  }
}

async function* looks(
  context: ActorContext,
  { checkId, signal, first, end }: WatchDraftCheck & { first: DraftCheckView; end: () => void },
): AsyncGenerator<DraftCheckView> {
  const endsAt = performance.now() + STREAM_MS;
  try {
    let shown = first;
    yield shown;
    // Unknown at first: what was written since the first look is looked at whole.
    let pulse: string | null = null;
    while (shown.state === 'running' && !signal.aborted && performance.now() < endsAt) {
      await sleep(LOOK_EVERY_MS);
      const now = await selectDraftCheckPulse(context.db, checkId);
      if (pulse !== null && now === pulse) continue;
      pulse = now;
      const view = await readDraftCheck(context, { checkId });
      if (!view.ok) return;
      if (JSON.stringify(view.value) !== JSON.stringify(shown)) yield view.value;
      shown = view.value;
    }
  } finally {
    end();
  }
}
