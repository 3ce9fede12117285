import { setTimeout as sleep } from 'node:timers/promises';
import type { ActorContext } from '../access/actor.ts';
import { ok, type Result } from '../platform/result.ts';
import type { DraftCheckView } from './check-view.ts';
import { readDraftCheck } from './draft-checks.ts';
import type { DraftRefusal } from './find-draft.ts';

/** A cell is on the page this soon after it was written down. */
const LOOK_EVERY_MS = 200;

/** The check now and after every change until it has ended; authorised anew at each look. */
export async function watchDraftCheck(
  context: ActorContext,
  { checkId, signal }: { checkId: string; signal: AbortSignal },
): Promise<Result<AsyncIterable<DraftCheckView>, DraftRefusal>> {
  const first = await readDraftCheck(context, { checkId });
  return first.ok ? ok(looks(context, { checkId, signal, first: first.value })) : first;
}

async function* looks(
  context: ActorContext,
  { checkId, signal, first }: { checkId: string; signal: AbortSignal; first: DraftCheckView },
): AsyncGenerator<DraftCheckView> {
  let shown = first;
  yield shown;
  while (shown.state === 'running' && !signal.aborted) {
    await sleep(LOOK_EVERY_MS);
    const now = await readDraftCheck(context, { checkId });
    if (!now.ok) return;
    if (JSON.stringify(now.value) !== JSON.stringify(shown)) yield now.value;
    shown = now.value;
  }
}
