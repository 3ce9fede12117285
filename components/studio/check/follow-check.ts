import type { DraftCheckView } from '#server/studio/check/check-view.ts';

/** After a refusal, as of one page too many, which the browser takes for the end. */
const AGAIN_MS = 5_000;

/** Shows each state of a check until it has ended. Gives the end of it. */
export function followCheck(checkId: string, show: (check: DraftCheckView) => void): () => void {
  let events: EventSource;
  let again: ReturnType<typeof setTimeout> | undefined;
  const open = () => {
    events = new EventSource(`/api/studio/checks/${checkId}/events`);
    events.onmessage = ({ data }) => {
      const check = JSON.parse(String(data)) as DraftCheckView;
      if (check.state !== 'running') events.close();
      show(check);
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
