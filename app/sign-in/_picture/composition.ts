/** What the sign-in picture shows, computed once per process: nothing in it is drawn by hand. */
import { himmelblau, himmelblauGradient, type Point } from './himmelblau.ts';
import { levelLines } from './level-lines.ts';
import { simplify } from './simplify.ts';
import { svgPath } from './svg-path.ts';
import { adam, gradientDescent, momentum } from './trajectories.ts';

export const WIDTH = 860;
export const HEIGHT = 900;
export const STEPS = 140;

const X_RANGE = [-5.34, 5.58] as const;
const SCALE = WIDTH / (X_RANGE[1] - X_RANGE[0]);
const Y_TOP = 6.16;
const Y_RANGE = [Y_TOP - HEIGHT / SCALE, Y_TOP] as const;

const START: Point = [-0.35, 5.6];

/** Even steps of log f: lines crowd in the valleys, where descent happens; the 13th rings the hill of height 181.6. */
const LEVEL_RATIO_LOG = 0.3993;
const LEVELS_FROM = -2;
const LEVELS_TO = 20;
/** Every fourth line is drawn stronger, the ring round the hill among them. */
const isStrong = (order: number) => order % 4 === 1;
/** Fine enough that the smallest ring is round. */
const CELLS = 220;
const TOLERANCE_PX = 0.12;

function toPixels([x, y]: Point): Point {
  return [(x - X_RANGE[0]) * SCALE, (Y_TOP - y) * SCALE];
}

function levelPath(level: number): string {
  const lines = levelLines({ value: himmelblau, x: X_RANGE, y: Y_RANGE, cells: CELLS }, level);
  return lines.map((line) => svgPath(simplify(line.map(toPixels), TOLERANCE_PX))).join('');
}

const levels = Array.from({ length: LEVELS_TO - LEVELS_FROM + 1 }, (_, index) => {
  const order = LEVELS_FROM + index;
  return { strong: isStrong(order), path: levelPath(Math.exp(order * LEVEL_RATIO_LOG)) };
});

const descent = { gradient: himmelblauGradient, start: START, steps: STEPS };

/** Steps closer to the last drawn dot than this carry no dot of their own. */
const DOT_GAP_PX = 1.5;

function trajectory(name: string, points: readonly Point[]) {
  const pixels = points.map(toPixels);
  const dots: Point[] = [];
  for (const point of pixels.slice(1)) {
    const last = dots.at(-1);
    if (last === undefined || Math.hypot(point[0] - last[0], point[1] - last[1]) >= DOT_GAP_PX)
      dots.push(point);
  }
  // A round stroke of length zero is a dot: one path for all instead of a circle each.
  const dotPath = dots.map(([x, y]) => `M${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}h0`).join('');
  return { name, line: svgPath(simplify(pixels, TOLERANCE_PX)), dots: dotPath };
}

export const picture = {
  start: toPixels(START),
  faintLevels: levels
    .filter((level) => !level.strong)
    .map((level) => level.path)
    .join(''),
  strongLevels: levels
    .filter((level) => level.strong)
    .map((level) => level.path)
    .join(''),
  gradientDescent: trajectory('gradient descent', gradientDescent({ ...descent, learningRate: 0.0031 })),
  momentum: trajectory('momentum', momentum({ ...descent, learningRate: 0.00215, beta: 0.88 })),
  adam: trajectory('Adam', adam({ ...descent, learningRate: 0.16 })),
};
