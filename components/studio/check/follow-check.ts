import type { DraftCheckView } from '#server/studio/check/check-view.ts';
import type { DraftTryView } from '#server/studio/check/draft-try-view.ts';

/** After a refusal, as of one page too many, which the browser takes for the end. */
const AGAIN_MS = 5_000;

/** Shows each state of a check until it has ended. Gives the end of it. */
export function followCheck(checkId: string, show: (check: DraftCheckView) => void): () => void {
  return follow(`/api/studio/checks/${checkId}/events`, show);
}

/** The same of what this reader tried last against a check. */
export function followTry(checkId: string, show: (tried: DraftTryView) => void): () => void {
  return follow(`/api/studio/checks/${checkId}/try`, show);
}

function follow<View extends { readonly state: string }>(
  address: string,
  show: (view: View) => void,
): () => void {
  let events: EventSource;
  let again: ReturnType<typeof setTimeout> | undefined;
  const open = () => {
    events = new EventSource(address);
    events.onmessage = ({ data }) => {
      const view = JSON.parse(String(data)) as View | null;
      if (view?.state !== 'running') events.close();
      if (view !== null) show(view);
    };
    // From a stream that came to its end the browser comes back by itself.
    events.onerror = () => {
      if (events.readyState === EventSource.CLOSED) again = setTimeout(open, AGAIN_MS);
    };
  };
  open();
  return () => {
    clearTimeout(again);
    events.close();
  };
}
