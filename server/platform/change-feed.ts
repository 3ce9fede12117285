/** One LISTEN and one look at the queue per process, shared by every page that watches a submission; and how many streams each person has. */
import type { DatabaseHandle } from '#db/database.ts';
import { SUBMISSION_CHANNEL } from '#db/notify.ts';
import { selectQueuePlaces } from '#db/queries/work/verifications.ts';
import { logger } from './logger.ts';

/** The place in the queue moves with other people's submissions, which nobody is told of. */
const LOOK_MS = 5_000;
/** A browser opens six connections to a host at most; two browsers of one person are enough. */
const STREAMS_PER_PERSON_MAX = 8;

export interface ChangeFeed {
  /**
   * Calls back after every change of that submission, whenever one may have been missed, and when its place in the
   * queue moved. Gives the end of it, or null when this person follows too many already.
   */
  subscribe(watch: { submissionId: string; userId: string }, onChange: () => void): (() => void) | null;
  /** Counts a stream of that person that finds its changes itself. Gives the end of it, or null as above. */
  hold(userId: string): (() => void) | null;
  /** Looks at the queue now rather than at the next round. */
  look(): Promise<void>;
  close(): Promise<void>;
}

interface Watched {
  readonly told: Set<() => void>;
  /** Where it was at the last look; undefined before the first. */
  place: number | null | undefined;
}

export async function openChangeFeed(handle: DatabaseHandle): Promise<ChangeFeed> {
  const watched = new Map<string, Watched>();
  const streams = new Map<string, number>();
  const tell = (one: Watched | undefined) => one?.told.forEach((onChange) => void onChange());

  function hold(userId: string): (() => void) | null {
    const open = streams.get(userId) ?? 0;
    if (open >= STREAMS_PER_PERSON_MAX) return null;
    streams.set(userId, open + 1);
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      const left = (streams.get(userId) ?? 1) - 1;
      if (left > 0) streams.set(userId, left);
      else streams.delete(userId);
    };
  }

  async function look(): Promise<void> {
    if (watched.size === 0) return;
    const places = await selectQueuePlaces(handle.db, [...watched.keys()]);
    for (const [submissionId, one] of watched) {
      const place = places.get(submissionId) ?? null;
      const moved = one.place !== undefined && one.place !== place;
      one.place = place;
      if (moved) tell(one);
    }
  }

  const unlisten = await handle.listen(SUBMISSION_CHANNEL, (submissionId) => {
    if (submissionId !== null) tell(watched.get(submissionId));
    else for (const one of watched.values()) tell(one);
  });
  const round = setInterval(() => {
    look().catch((error: unknown) => logger.warn({ error }, 'The queue could not be looked at.'));
  }, LOOK_MS);
  round.unref();
  return {
    subscribe({ submissionId, userId }, onChange) {
      const release = hold(userId);
      if (!release) return null;
      const one = watched.get(submissionId) ?? { told: new Set(), place: undefined };
      watched.set(submissionId, one);
      const own = () => onChange();
      one.told.add(own);
      return () => {
        if (!one.told.delete(own)) return;
        if (one.told.size === 0) watched.delete(submissionId);
        release();
      };
    },
    hold,
    look,
    async close() {
      clearInterval(round);
      await unlisten();
    },
  };
}
