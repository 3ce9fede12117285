import type { WallView } from '#server/insight/wall/wall-view.ts';

/** After a refusal, as of one page too many, which the browser takes for the end. */
const AGAIN_MS = 5_000;
/** A stream that came to its end is open again by then. */
const OFFLINE_AFTER_MS = 8_000;

interface Follower {
  readonly show: (view: WallView) => void;
  /** Whether what is shown may be old. */
  readonly tellOffline: (isOffline: boolean) => void;
}

/** Shows each state of a wall. Gives the end of it. */
export function followWall(address: string, { show, tellOffline }: Follower): () => void {
  let events: EventSource;
  let again: ReturnType<typeof setTimeout> | undefined;
  let offline: ReturnType<typeof setTimeout> | undefined;
  const alive = () => {
    clearTimeout(offline);
    offline = undefined;
    tellOffline(false);
  };
  const open = () => {
    events = new EventSource(address);
    events.onopen = alive;
    events.onmessage = ({ data }) => {
      alive();
      show(JSON.parse(String(data)) as WallView);
    };
    events.onerror = () => {
      offline ??= setTimeout(() => tellOffline(true), OFFLINE_AFTER_MS);
      // From a stream that came to its end the browser comes back by itself.
      if (events.readyState === EventSource.CLOSED) again = setTimeout(open, AGAIN_MS);
    };
  };
  open();
  return () => {
    clearTimeout(again);
    clearTimeout(offline);
    events.close();
  };
}
