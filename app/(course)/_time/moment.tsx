'use client';

import { momentWords } from './day-words.ts';
import { useTimeZone } from './use-time-zone.ts';

/** An instant in the reader's time zone. */
export function Moment({
  at,
  now,
}: {
  readonly at: string /** ISO, of the request. */;
  readonly now: string;
}) {
  const timeZone = useTimeZone();
  const full = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'long', timeZone });
  return (
    <time dateTime={at} title={full.format(new Date(at))}>
      {momentWords(at, { now, timeZone })}
    </time>
  );
}
