/** Geometry of the small charts: where points lie in a box of CSS pixels. */

export type Point = readonly [x: number, y: number];

export interface Series {
  readonly name: string;
  readonly points: readonly Point[];
}

export interface ChartBox {
  readonly width: number;
  readonly height: number;
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}

/** A box round all finite numbers; a flat extent is widened so that a line lies in the middle. */
export function chartBoxOf(
  series: readonly Series[],
  size: { readonly width: number; readonly height: number },
): ChartBox {
  const points = series.flatMap((line) => line.points);
  const along = (axis: 0 | 1) => extent(points.map((point) => point[axis]).filter(Number.isFinite));
  return { ...size, x: along(0), y: along(1) };
}

export function place(box: ChartBox, [x, y]: Point): Point {
  const across = (x - box.x[0]) / (box.x[1] - box.x[0]);
  const up = (y - box.y[0]) / (box.y[1] - box.y[0]);
  return [across * box.width, (1 - up) * box.height];
}

/** SVG path through the finite points; a gap where one is not. */
export function pathOf(box: ChartBox, points: readonly Point[]): string {
  let pen = 'M';
  return points
    .map((point) => {
      const [x, y] = place(box, point);
      if (!Number.isFinite(x) || !Number.isFinite(y)) {
        pen = 'M';
        return '';
      }
      // A point between gaps is a line of no length, which a round cap makes a dot.
      const step = `${pen}${x.toFixed(1)} ${y.toFixed(1)}${pen === 'M' ? 'h0' : ''}`;
      pen = 'L';
      return step;
    })
    .join('');
}

/** Exponential smoothing; the raw line stays visible behind it. */
export function smoothed(points: readonly Point[], weight = 0.6): Point[] {
  let level: number | null = null;
  return points.map(([x, y]) => {
    if (!Number.isFinite(y)) return [x, y];
    level = level === null ? y : weight * level + (1 - weight) * y;
    return [x, level];
  });
}

export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Equal bins over the finite values; the largest value falls into the last one. */
export function binsOf(values: readonly number[], binCount = 20): Bin[] {
  const finite = values.filter(Number.isFinite);
  if (finite.length === 0) return [];
  const [low, high] = extent(finite);
  const width = (high - low) / binCount;
  const counts = new Array<number>(binCount).fill(0);
  for (const value of finite) {
    const bin = Math.min(binCount - 1, Math.floor((value - low) / width));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts.map((count, at) => ({ from: low + at * width, to: low + (at + 1) * width, count }));
}

function extent(values: readonly number[]): [number, number] {
  if (values.length === 0) return [0, 1];
  const low = values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const high = values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  return low === high ? [low - 0.5, high + 0.5] : [low, high];
}
