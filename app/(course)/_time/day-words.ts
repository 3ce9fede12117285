/** "26 Nov", with the weekday and the year where they are wanted. */
export function dayWords(
  date: Date,
  options: { readonly weekday: boolean; readonly year: boolean; readonly timeZone: string },
): string {
  const parts = new Map(
    new Intl.DateTimeFormat('en-GB', {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      timeZone: options.timeZone,
    })
      .formatToParts(date)
      .map(({ type, value }) => [type, value]),
  );
  return [
    options.weekday ? parts.get('weekday') : null,
    parts.get('day'),
    // Some versions of the locale data write "Sept".
    parts.get('month')?.slice(0, 3),
    options.year ? parts.get('year') : null,
  ]
    .filter((part) => part !== null)
    .join(' ');
}

/** "23 Nov, 14:02" in the reader's zone; with the year when it is not that of `now`. */
export function momentWords(
  iso: string,
  { now, timeZone }: { readonly now: string; readonly timeZone: string },
): string {
  const date = new Date(iso);
  const yearOf = (instant: Date) =>
    new Intl.DateTimeFormat('en-GB', { year: 'numeric', timeZone }).format(instant);
  const day = dayWords(date, { weekday: false, year: yearOf(date) !== yearOf(new Date(now)), timeZone });
  const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }).format(
    date,
  );
  return `${day}, ${time}`;
}
