/** Streams for pages that follow what has no channel of its own: a small question tells when to look again. */
import { setTimeout as sleep } from 'node:timers/promises';
import { ok, type Result, refuse } from './result.ts';

/** Then the browser connects anew, as it does after any end. */
const STREAM_MS = 5 * 60_000;

export interface Looks<View, Refusal extends string> {
  /** Counts the stream of its reader; gives the end of it, or null when they follow too many already. */
  readonly hold: () => (() => void) | null;
  readonly signal: AbortSignal;
  /** How soon a change is on the page. */
  readonly everyMs: number;
  /** All that is shown, authorised anew each time; a refusal ends the stream. */
  readonly look: () => Promise<Result<View, Refusal>>;
  /** Cheap; another text when something moved, null where it cannot say. */
  readonly pulse: () => Promise<string | null>;
  /** Default as long as the reader stays. */
  readonly goesOn?: (shown: View) => boolean;
}

/**
 * What is shown now, and again after every change.
 * `too-many-streams`: the person follows as many as a few pages need.
 */
export async function watchLooks<View, Refusal extends string>(
  looks: Looks<View, Refusal>,
): Promise<Result<AsyncIterable<View>, Refusal | 'too-many-streams'>> {
  const end = looks.hold();
  if (!end) return refuse('too-many-streams');
  looks.signal.addEventListener('abort', end, { once: true });
  try {
    const first = await looks.look();
    // Who had gone before anything listened is not told of going, and nobody reads what they asked for.
    if (looks.signal.aborted) end();
    if (first.ok) return ok(following(looks, { first: first.value, end }));
    end();
    return first;
  } catch (error) {
    end();
    throw error;
  }
}

async function* following<View, Refusal extends string>(
  { signal, everyMs, look, pulse, goesOn = () => true }: Looks<View, Refusal>,
  { first, end }: { first: View; end: () => void },
): AsyncGenerator<View> {
  const endsAt = performance.now() + STREAM_MS;
  try {
    let shown = first;
    yield shown;
    // Unknown at first: what was written since the first look is looked at whole.
    let before: string | null = null;
    while (goesOn(shown) && !signal.aborted && performance.now() < endsAt) {
      await sleep(everyMs);
      const now = await pulse();
      if (now !== null && now === before) continue;
      before = now;
      const view = await look();
      if (!view.ok) return;
      if (JSON.stringify(view.value) !== JSON.stringify(shown)) yield view.value;
      shown = view.value;
    }
  } finally {
    end();
  }
}
