import type { ActorContext } from '../access/actor.ts';
import type { Result } from '../platform/result.ts';
import { ok } from '../platform/result.ts';
import type { SubmissionDetailView } from './submission-view.ts';
import { viewSubmission } from './view-submission.ts';

/** The place in the queue moves with other people's submissions, which nobody is told of. */
const LOOK_AGAIN_MS = 5_000;

/** The submission now and after every change, until it is verified or given up. Each look is authorised anew. */
export async function watchSubmission(
  context: ActorContext,
  input: { submissionId: string; signal: AbortSignal },
): Promise<Result<AsyncIterable<SubmissionDetailView>, 'not-found'>> {
  const first = await viewSubmission(context, input);
  return first.ok ? ok(changesOf(context, input)) : first;
}

async function* changesOf(
  context: ActorContext,
  { submissionId, signal }: { submissionId: string; signal: AbortSignal },
): AsyncGenerator<SubmissionDetailView> {
  const changes = nextChange(signal);
  const unsubscribe = context.changes.subscribe(submissionId, changes.tell);
  let shown = '';
  try {
    while (!signal.aborted) {
      // Listening began before this look, so a change in between is not missed.
      const changed = changes.next();
      const view = await viewSubmission(context, { submissionId });
      if (!view.ok) return;
      const text = JSON.stringify(view.value);
      if (text !== shown) yield view.value;
      shown = text;
      if (view.value.state === 'verified' || view.value.state === 'could-not-grade') return;
      await changed;
    }
  } finally {
    unsubscribe();
    changes.close();
  }
}

/** A promise for the next change after each call of `next`; it also ends with the signal and after a while. */
function nextChange(signal: AbortSignal) {
  let resolve: () => void = () => undefined;
  let timer: NodeJS.Timeout | undefined;
  const tell = () => resolve();
  signal.addEventListener('abort', tell);
  return {
    tell,
    next(): Promise<void> {
      clearTimeout(timer);
      return new Promise((next) => {
        resolve = next;
        timer = setTimeout(next, LOOK_AGAIN_MS);
      });
    },
    close() {
      clearTimeout(timer);
      signal.removeEventListener('abort', tell);
    },
  };
}
