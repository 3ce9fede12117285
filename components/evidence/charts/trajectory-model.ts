/** A trajectory in the plane as a chart draws it and as a screen reader tells it. */
import type { JsonTensor, Picture } from '#grader/protocol.ts';
import { formatNumber, numberOf } from '../words/number-words.ts';
import { type ChartBox, chartBoxOf, type Point, place } from './chart-scale.ts';
import { levelSegments, levelsOf } from './level-lines.ts';

/** Longer side of the drawing, in CSS pixels. */
const SIDE = 300;

export interface TrajectoryModel {
  readonly box: ChartBox;
  /** An SVG path for each level. */
  readonly levels: readonly { readonly level: number; readonly path: string }[];
  readonly actual: readonly Point[];
  readonly expected: readonly Point[] | null;
  /** In place of the drawing. */
  readonly text: string;
}

/** One scale for both trajectories and both axes, so that a step down the gradient crosses the lines at right angles. */
export function trajectoryModel({ title, tensor, expected, levels }: Picture): TrajectoryModel {
  const actual = pointsOf(tensor);
  const right = expected ? pointsOf(expected) : null;
  const fitted = chartBoxOf([{ name: '', points: [...actual, ...(right ?? [])] }], {
    width: SIDE,
    height: SIDE,
  });
  const box = levels ? sized({ x: levels.x, y: levels.y }) : fitted;
  return {
    box,
    levels: levels ? levelPaths(levels, box) : [],
    actual,
    expected: right,
    text: textOf({ title, box, actual, expected: right }),
  };
}

function pointsOf({ data }: JsonTensor): Point[] {
  return Array.from({ length: Math.floor(data.length / 2) }, (_, step) => [
    numberOf(data[2 * step] ?? 'NaN'),
    numberOf(data[2 * step + 1] ?? 'NaN'),
  ]);
}

function sized({ x, y }: Pick<ChartBox, 'x' | 'y'>): ChartBox {
  const [across, up] = [x[1] - x[0], y[1] - y[0]];
  const scale = SIDE / Math.max(across, up);
  return { width: across * scale, height: up * scale, x, y };
}

function levelPaths({ values }: NonNullable<Picture['levels']>, { width, height }: ChartBox) {
  const [rows = 0, columns = 0] = values.shape;
  const grid = { rows, columns, values: values.data.map(numberOf) };
  const pixel = ([column, row]: Point) =>
    `${((column / (columns - 1)) * width).toFixed(1)} ${((1 - row / (rows - 1)) * height).toFixed(1)}`;
  return levelsOf(grid).map((level) => ({
    level,
    path: levelSegments(grid, level)
      .map(([from, to]) => `M${pixel(from)}L${pixel(to)}`)
      .join(''),
  }));
}

/** Whether a point can be seen. */
export function isInside(box: ChartBox, [x, y]: Point): boolean {
  return x >= box.x[0] && x <= box.x[1] && y >= box.y[0] && y <= box.y[1];
}

/** Pixels, at most some boxes away: browsers draw no lines to 1e30. */
export function placeNearby(box: ChartBox, point: Point): Point {
  const far = 4 * Math.max(box.width, box.height);
  const [x, y] = place(box, point);
  return [Math.min(far, Math.max(-far, x)), Math.min(far, Math.max(-far, y))];
}

type Told = Pick<TrajectoryModel, 'box' | 'actual' | 'expected'> & { readonly title: string };

function textOf({ title, box, actual, expected }: Told): string {
  const told = expected
    ? [walkText('Expected', expected), `${walkText('Yours', actual)}${lostText(box, actual)}`]
    : [`${walkText('Yours', actual)}${lostText(box, actual)}`];
  return [`${title}.`, ...told].join(' ');
}

function walkText(whose: string, points: readonly Point[]): string {
  const [first, last] = [points[0], points.at(-1)];
  const steps = points.length - 1;
  if (!first || !last) return `${whose}: no point.`;
  if (steps === 0) return `${whose}: only the start ${pointText(first)}.`;
  return `${whose}: from ${pointText(first)} to ${pointText(last)} in ${steps} ${steps === 1 ? 'step' : 'steps'}.`;
}

function lostText(box: ChartBox, points: readonly Point[]): string {
  const at = points.findIndex((point) => !isInside(box, point));
  if (at < 0) return '';
  const [x, y] = points[at] ?? [0, 0];
  const finite = Number.isFinite(x) && Number.isFinite(y);
  return finite ? ` It leaves the picture in step ${at}.` : ` It is not finite from step ${at} on.`;
}

function pointText([x, y]: Point): string {
  return `(${formatNumber(x)}, ${formatNumber(y)})`;
}
