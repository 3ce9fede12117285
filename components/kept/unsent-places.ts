/** What was begun in the forms of a page and not sent, by the place that each is for. */

export type UnsentPlaces<T> = Readonly<Record<string, T>>;

/** The same object always, as `useUnsent` wants it. */
export const NOTHING_UNSENT: UnsentPlaces<never> = {};

/** What is written at one place; null: nothing. */
export function unsentAt<T>(all: UnsentPlaces<T>, place: string): T | null {
  return Object.hasOwn(all, place) ? (all[place] ?? null) : null;
}

/** With what is written at one place now. @param written null: the place goes */
export function withUnsent<T>(
  all: UnsentPlaces<T>,
  { place, written }: { readonly place: string; readonly written: T | null },
): UnsentPlaces<T> {
  if (written !== null) return { ...all, [place]: written };
  const others = Object.entries(all).filter(([at]) => at !== place);
  return others.length === 0 ? NOTHING_UNSENT : Object.fromEntries(others);
}

/** @param isWritten of what is at one place */
export function areUnsentPlaces<T>(
  value: unknown,
  isWritten: (written: unknown) => written is T,
): value is UnsentPlaces<T> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every(isWritten)
  );
}

export const isText = (written: unknown): written is string => typeof written === 'string';
