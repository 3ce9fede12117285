'use client';

import { useSyncExternalStore } from 'react';

const neverChanges = () => () => {};

/** The reader's time zone; UTC while the server renders, which cannot know it. */
export function useTimeZone(): string {
  return useSyncExternalStore(
    neverChanges,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => 'UTC',
  );
}
