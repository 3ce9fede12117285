import type { Point } from './himmelblau.ts';

/** Straight strokes through the points, with one decimal and relative steps to keep pages small. */
export function svgPath(points: readonly Point[]): string {
  let [px, py] = [0, 0];
  return points
    .map(([x, y], index) => {
      // Differences of rounded positions, so that rounding does not add up along the line.
      const [rx, ry] = [Math.round(x * 10), Math.round(y * 10)];
      const [dx, dy] = [rx - px, ry - py];
      [px, py] = [rx, ry];
      const step = `${dx / 10}${dy < 0 ? '' : ' '}${dy / 10}`;
      return `${index === 0 ? 'M' : index === 1 ? 'l' : dx < 0 ? '' : ' '}${step}`;
    })
    .join('');
}
