'use client';

import { useEffect, useRef, useState } from 'react';
import type { WallView } from '#server/insight/wall/wall-view.ts';
import { followWall } from './follow-wall.ts';
import { clockWords } from './wall-words.ts';

/** The wall as its stream tells it; paused, what is shown stays. */
export function useLiveWall(start: WallView) {
  const { course, exercise } = start;
  const [live, setLive] = useState(start);
  const [frozen, setFrozen] = useState<{ view: WallView; at: string } | null>(null);
  const [offlineSince, setOfflineSince] = useState<string | null>(null);
  const shownAt = useRef(new Date());
  const { timeZone } = course;
  const address = `/api/walls/${course.slug}/${exercise.slug}/events`;
  useEffect(
    () =>
      followWall(address, {
        show(view) {
          shownAt.current = new Date();
          setLive(view);
        },
        tellOffline: (isOffline) => setOfflineSince(isOffline ? clockWords(shownAt.current, timeZone) : null),
      }),
    [address, timeZone],
  );
  return {
    view: frozen?.view ?? live,
    pausedAt: frozen?.at ?? null,
    offlineSince,
    togglePause: () =>
      setFrozen((before) => (before ? null : { view: live, at: clockWords(new Date(), timeZone) })),
  };
}
