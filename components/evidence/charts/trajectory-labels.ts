/** Where the names of a trajectory's ends stand, beside the line and apart from each other. */
import type { ChartBox, Point } from './chart-scale.ts';
import { isInside, placeNearby, type TrajectoryModel } from './trajectory-model.ts';

export interface EndLabel {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end';
}

interface End {
  readonly name: string;
  readonly at: Point | undefined;
  /** The point before it, or after the start. */
  readonly beside: Point | undefined;
}

/** Room that the longest name takes. */
const LABEL_WIDTH = 64;
const LABEL_HEIGHT = 14;
/** Between a point and its name. */
const GAP = 7;
/** From the middle of a line of text to its foot. */
const HALF_LINE = 4;

/** Names of the start and of what can be seen of each end. */
export function endLabels(
  box: ChartBox,
  { actual, expected }: Pick<TrajectoryModel, 'actual' | 'expected'>,
): EndLabel[] {
  const right = expected ?? actual;
  const seen = actual.filter((point) => isInside(box, point));
  const ends: readonly End[] = [
    { name: 'start', at: right[0], beside: right[1] },
    ...(expected ? [{ name: 'expected', at: expected.at(-1), beside: expected.at(-2) }] : []),
    { name: 'yours', at: seen.at(-1), beside: seen.at(-2) },
  ];
  const labels: EndLabel[] = [];
  for (const end of ends) {
    if (end.at && isInside(box, end.at)) labels.push(labelAt(box, { ...end, at: end.at }, labels));
  }
  return labels;
}

function labelAt(
  box: ChartBox,
  { name, at, beside }: End & { readonly at: Point },
  taken: readonly EndLabel[],
): EndLabel {
  const [x, middle] = placeNearby(box, at);
  const lineGoesRight = beside !== undefined && beside[0] > at[0];
  const roomLeft = x > LABEL_WIDTH + GAP;
  const roomRight = x < box.width - LABEL_WIDTH - GAP;
  const left = roomLeft && (lineGoesRight || !roomRight);
  // On the side of the line it stands below it.
  const below = lineGoesRight && !left ? LABEL_HEIGHT : 0;
  let y = Math.min(box.height - HALF_LINE, Math.max(LABEL_HEIGHT, middle + HALF_LINE + below));
  const step = y > box.height / 2 ? -LABEL_HEIGHT : LABEL_HEIGHT;
  const covers = (other: EndLabel) =>
    Math.abs(other.x - x) < LABEL_WIDTH + 2 * GAP && Math.abs(other.y - y) < LABEL_HEIGHT;
  while (taken.some(covers)) y += step;
  return { name, x: left ? x - GAP : x + GAP, y, anchor: left ? 'end' : 'start' };
}
