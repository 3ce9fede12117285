/** "Fri 11 Dec 2026, 18:00" as a clock in that zone shows it: the same words on the server and in every browser. */
export function ZonedTime({ at, timeZone, year = true }: { at: string; timeZone: string; year?: boolean }) {
  return <time dateTime={at}>{zonedWords(at, { timeZone, year })}</time>;
}

export function zonedWords(
  at: string,
  { timeZone, year = true }: { timeZone: string; year?: boolean },
): string {
  const part = new Map(
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
    })
      .formatToParts(new Date(at))
      .map(({ type, value }) => [type, value] as const),
  );
  // "Sept" is what the locale says, and nobody else.
  const month = part.get('month')?.slice(0, 3);
  const day = `${part.get('weekday')} ${part.get('day')} ${month}${year ? ` ${part.get('year')}` : ''}`;
  return `${day}, ${part.get('hour')}:${part.get('minute')}`;
}
