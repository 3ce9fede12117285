import type { SubmissionDetailView, SubmissionView } from '#server/submissions/submission-view.ts';

/** After a refusal, as of a server that starts anew, which the browser takes for the end. */
const AGAIN_MS = 5_000;
/** A server that goes on refusing is asked ever less often, down to this. */
const AGAIN_MAX_MS = 60_000;

const FINAL: readonly SubmissionView['state'][] = ['verified', 'could-not-grade'];

export function isFinal({ state }: Pick<SubmissionView, 'state'>): boolean {
  return FINAL.includes(state);
}

/** Shows each state of a submission up to its verdict. Gives the end of it. */
export function followSubmission(id: string, show: (view: SubmissionDetailView) => void): () => void {
  let events: EventSource;
  let again: ReturnType<typeof setTimeout> | undefined;
  let waitMs = AGAIN_MS;
  const open = () => {
    events = new EventSource(`/api/submissions/${id}/events`);
    events.onmessage = ({ data }) => {
      waitMs = AGAIN_MS;
      const view = JSON.parse(String(data)) as SubmissionDetailView;
      if (isFinal(view)) events.close();
      show(view);
    };
    events.onerror = () => {
      // From a stream that came to its end the browser comes back by itself.
      if (events.readyState !== EventSource.CLOSED) return;
      again = setTimeout(open, waitMs);
      waitMs = Math.min(2 * waitMs, AGAIN_MAX_MS);
    };
  };
  open();
  return () => {
    clearTimeout(again);
    events.close();
  };
}
