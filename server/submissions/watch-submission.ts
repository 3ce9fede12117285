import { selectSubmissionPulse } from '#db/queries/work/submissions.ts';
import type { ActorContext } from '../access/actor.ts';
import { ok, type Result, refuse } from '../platform/result.ts';
import type { SubmissionDetailView } from './submission-view.ts';
import { viewSubmission } from './view-submission.ts';

/**
 * The submission now and after every change, until it is verified or given up. What is shown is authorised anew each
 * time; a look that finds nothing new is one small query.
 * `too-many-streams`: the person follows as many as a few pages need.
 */
export async function watchSubmission(
  context: ActorContext,
  input: { submissionId: string; signal: AbortSignal },
): Promise<Result<AsyncIterable<SubmissionDetailView>, 'not-found' | 'too-many-streams'>> {
  const changes = openChanges(input.signal);
  // Listening begins before the first look, so a change in between is not missed.
  const watch = { submissionId: input.submissionId, userId: context.actor.userId };
  const unsubscribe = context.changes.subscribe(watch, changes.tell);
  if (!unsubscribe) return refuse('too-many-streams');
  const end = () => {
    unsubscribe();
    changes.close();
  };
  input.signal.addEventListener('abort', end, { once: true });
  try {
    const first = await viewSubmission(context, input);
    // Who had gone before anything listened is not told of going, and nobody reads what they asked for.
    if (input.signal.aborted) end();
    if (first.ok) return ok(changesOf(context, { ...input, first: first.value, changes, end }));
    end();
    return first;
  } catch (error) {
    end();
    throw error;
  }
}

interface Watching {
  readonly submissionId: string;
  readonly signal: AbortSignal;
  readonly first: SubmissionDetailView;
  readonly changes: Changes;
  readonly end: () => void;
}

async function* changesOf(
  context: ActorContext,
  { submissionId, signal, first, changes, end }: Watching,
): AsyncGenerator<SubmissionDetailView> {
  try {
    let shown = JSON.stringify(first);
    yield first;
    let state = first.state;
    // Unknown at first: what moved since the first look is looked at whole.
    let pulse: string | null = null;
    while (state !== 'verified' && state !== 'could-not-grade') {
      await changes.next();
      if (signal.aborted) return;
      const now = await selectSubmissionPulse(context.db, submissionId);
      if (pulse !== null && now === pulse) continue;
      pulse = now;
      const view = await viewSubmission(context, { submissionId });
      if (!view.ok) return;
      const text = JSON.stringify(view.value);
      if (text !== shown) yield view.value;
      shown = text;
      state = view.value.state;
    }
  } finally {
    end();
  }
}

interface Changes {
  readonly tell: () => void;
  /** Resolves when something was told since the last call, or the reader went away. */
  next(): Promise<void>;
  close(): void;
}

/** Remembers that something was told while nobody waited. */
function openChanges(signal: AbortSignal): Changes {
  let pending = false;
  let wake: (() => void) | null = null;
  const tell = () => {
    pending = true;
    wake?.();
  };
  signal.addEventListener('abort', tell);
  return {
    tell,
    async next() {
      if (!pending && !signal.aborted) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      pending = false;
      wake = null;
    },
    close: () => signal.removeEventListener('abort', tell),
  };
}
