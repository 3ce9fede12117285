/** Instants as a clock of the course's zone shows them, and back: what date fields hold and what people type. */
import { offsetAt, wallTime } from './calendar.ts';

/** "2026-12-07T18:00" */
export type WallTime = string;

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
const PATTERN = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/;

export function wallTimeOf(at: Date, timeZone: string): WallTime {
  return new Date(wallTime(at.getTime(), timeZone)).toISOString().slice(0, 16);
}

/**
 * `skipped`: the clocks jump over this time, so it does not exist; offered are the first instant after the gap, and the
 * same time before it. `twice`: it comes twice on that day, and the first is taken.
 */
export type ResolvedTime =
  | { readonly kind: 'instant'; readonly at: Date; readonly twice: boolean }
  | { readonly kind: 'skipped'; readonly offers: readonly WallTime[] }
  | { readonly kind: 'unreadable' };

/** A time that does not exist is refused, not moved: nobody meant another one. */
export function resolveWallTime(text: WallTime, timeZone: string): ResolvedTime {
  const parts = PATTERN.exec(text)?.slice(1).map(Number);
  if (!parts) return { kind: 'unreadable' };
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = parts;
  const wall = Date.UTC(year, month - 1, day, hour, minute);
  if (new Date(wall).toISOString().slice(0, 16) !== text) return { kind: 'unreadable' };
  const offsets = [offsetAt(wall - DAY_MS, timeZone), offsetAt(wall + DAY_MS, timeZone)] as const;
  const there = [...new Set(offsets.map((offset) => wall - offset))].filter(
    (instant) => wallTime(instant, timeZone) === wall,
  );
  if (there.length > 0) return { kind: 'instant', at: new Date(Math.min(...there)), twice: there.length > 1 };
  return { kind: 'skipped', offers: offersFor(wall, offsets[1] - offsets[0]) };
}

/** The same time of day so many days later; as of a time that somebody wrote, one that does not exist is not moved. */
export function daysLater(at: Date, days: number, timeZone: string): ResolvedTime {
  const wall = Date.parse(`${wallTimeOf(at, timeZone)}Z`) + days * DAY_MS;
  return resolveWallTime(new Date(wall).toISOString().slice(0, 16), timeZone);
}

/** The first full hour behind the gap, and the same minutes an hour before. */
function offersFor(wall: number, gapMs: number): readonly WallTime[] {
  // A gap begins at a full hour as a rule, and that hour is in it.
  const behind = (Math.floor(wall / HOUR_MS) + 1) * HOUR_MS;
  return [behind, wall - Math.max(gapMs, HOUR_MS)].map((at) => new Date(at).toISOString().slice(0, 16));
}
