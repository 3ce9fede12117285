import type { CourseHomeView } from '#server/courses/course-home-view.ts';

const DAY_MS = 24 * 60 * 60_000;

/** Pixels of the drawing; the plot lies inside the margins. */
export const PLOT = { width: 316, height: 160, left: 24, right: 10, top: 22, bottom: 22 } as const;

export interface PointsLeftCurve {
  readonly verified: string;
  /** A step from today's verified end down to what is left once provisional points count; null without any. */
  readonly provisional: string | null;
  readonly due: string | null;
  readonly today: { readonly x: number; readonly y: number };
  /** At most three lines. */
  readonly grid: readonly { readonly y: number; readonly points: number }[];
  readonly months: readonly { readonly x: number; readonly label: string }[];
}

interface Input {
  readonly pointsLeft: CourseHomeView['pointsLeft'];
  readonly totals: CourseHomeView['totals'];
  readonly now: string;
}

/**
 * The points a reader has still to gain, as falling steps over time: verified ones up to today, and the line that
 * full marks on every due date would give. Null when there is neither a score nor a due date.
 */
export function pointsLeftCurve({ pointsLeft, totals, now }: Input): PointsLeftCurve | null {
  const times = [...pointsLeft.verified, ...pointsLeft.due].map(({ at }) => Date.parse(at));
  if (times.length === 0 || totals.pointsMax <= 0) return null;
  const nowMs = Date.parse(now);
  const from = Math.min(...times, nowMs) - 7 * DAY_MS;
  const to = Math.max(...times, nowMs) + 2 * DAY_MS;

  const x = (ms: number) =>
    round(PLOT.left + ((ms - from) / (to - from)) * (PLOT.width - PLOT.left - PLOT.right));
  const y = (left: number) =>
    round(PLOT.top + (1 - Math.max(0, left) / totals.pointsMax) * (PLOT.height - PLOT.top - PLOT.bottom));

  const steps = (totalsOverTime: readonly { at: string; points: number }[], endMs: number) => {
    const path = totalsOverTime.map(
      ({ at, points }) => `H${x(Date.parse(at))}V${y(totals.pointsMax - points)}`,
    );
    return `M${x(from)} ${y(totals.pointsMax)}${path.join('')}H${x(endMs)}`;
  };

  const left = totals.pointsMax - totals.verified;
  const today = { x: x(nowMs), y: y(left) };
  const lastDueMs = Math.max(...pointsLeft.due.map(({ at }) => Date.parse(at)));
  return {
    verified: `${steps(pointsLeft.verified, nowMs)}V${today.y}`,
    provisional: totals.provisional > 0 ? stepBeside(today, y(left - totals.provisional)) : null,
    due: pointsLeft.due.length > 0 ? steps(pointsLeft.due, lastDueMs) : null,
    today,
    grid: gridPoints(totals.pointsMax).map((points) => ({ points, y: y(points) })),
    months: monthStarts(from, to).map(({ ms, label }) => ({ x: x(ms), label })),
  };
}

/** Round values from 0 up, at most three of them, the last not above `pointsMax`. */
export function gridPoints(pointsMax: number): readonly number[] {
  const magnitude = 10 ** Math.floor(Math.log10(pointsMax));
  const step =
    [0.1, 0.2, 0.25, 0.5, 1, 2, 2.5, 5]
      .map((factor) => factor * magnitude)
      .find((size) => 3 * size > pointsMax) ?? pointsMax;
  return [0, 1, 2].map((count) => count * step).filter((points) => points <= pointsMax);
}

/** Drawn just after today, where neither the line of today nor the verified one covers it. */
function stepBeside(today: { readonly x: number; readonly y: number }, y: number): string {
  const right = PLOT.width - PLOT.right;
  const [drop, end] = [Math.min(today.x + 5, right), Math.min(today.x + 24, right)];
  return `M${today.x} ${today.y}H${round(drop)}V${y}H${round(end)}`;
}

function monthStarts(from: number, to: number): readonly { ms: number; label: string }[] {
  const first = new Date(from);
  const found = [];
  for (let month = 1; ; month++) {
    const start = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + month, 1));
    if (start.getTime() > to) break;
    found.push(start);
  }
  // Over more than eight months the names would touch.
  const every = Math.ceil(found.length / 8);
  return found
    .filter((_, index) => index % every === 0)
    .map((start) => ({
      ms: start.getTime(),
      label: new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' }).format(start).slice(0, 3),
    }));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
