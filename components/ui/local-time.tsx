'use client';

import { useSyncExternalStore } from 'react';

const neverChanges = () => () => {};

/** An instant in the reader's time zone; in UTC until the browser takes over. */
export function LocalTime({ at, timeOnly = false }: { at: string; timeOnly?: boolean }) {
  return (
    <time dateTime={at} suppressHydrationWarning>
      {useTimeWords()(at, timeOnly)}
    </time>
  );
}

/** Says "Thu 26 Nov, 23:59", or only "23:59". */
export function useTimeWords(): (at: string, timeOnly?: boolean) => string {
  const timeZone = useSyncExternalStore(
    neverChanges,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => 'UTC',
  );
  return (at, timeOnly = false) => {
    const time = { hour: '2-digit', minute: '2-digit' } as const;
    const day = { weekday: 'short', day: 'numeric', month: 'short' } as const;
    const format = new Intl.DateTimeFormat('en-GB', { ...(timeOnly ? {} : day), ...time, timeZone });
    return format.format(new Date(at));
  };
}
