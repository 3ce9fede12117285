/** What a wall says beside its counts. */
import type { WallView } from '#server/insight/wall/wall-view.ts';

/** The one sentence under the title where there are no counts to show; null: they speak for themselves. */
export function wallSentence({ state, board, exercise, runs }: WallView): string | null {
  if (state === 'off') {
    return runs
      ? 'The wall is off. Turn it on, and it counts the runs of the room without a name.'
      : 'The wall is off. An instructor turns it on.';
  }
  if (board === null || board.working === 0) {
    return state === 'ended'
      ? 'Ended. Nobody was working on it.'
      : `Waiting for the first run. Open ${exercise.number} and press Run.`;
  }
  return board.room === null
    ? 'One is working. Counts appear from the second on, so that they are about nobody.'
    : null;
}

/** Whether what is shown is of now. */
export function standingWords({
  state,
  pausedAt,
  offlineSince,
}: {
  state: WallView['state'];
  pausedAt: string | null;
  offlineSince: string | null;
}): string | null {
  if (state === 'ended') return 'Ended, last counts';
  if (pausedAt !== null) return `Paused ${pausedAt}`;
  return offlineSince === null ? null : `Last update ${offlineSince}`;
}

/** "10:58" as a clock in the course's zone shows it. */
export function clockWords(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(at);
}

/** Which minutes of so many have their time below: every quarter of an hour, every half where there are many, and the last. */
export function labelledMinutes(minutes: readonly { readonly at: string }[]): ReadonlySet<string> {
  const stepMinutes = minutes.length > 60 ? 30 : 15;
  const last = minutes.length - 1;
  // A label is about six bars wide: one that would touch the last is left out.
  const roomAtEnd = Math.ceil(minutes.length / 10);
  return new Set(
    minutes
      .filter(({ at }, place) => {
        const onStep = new Date(at).getUTCMinutes() % stepMinutes === 0;
        return place === last || (onStep && place < last - roomAtEnd);
      })
      .map(({ at }) => at),
  );
}
