export type Point = readonly [x: number, y: number];

/** f(x, y) = (x² + y − 11)² + (x + y² − 7)²: four minima of value 0, one hill between them. */
export function himmelblau([x, y]: Point): number {
  return (x * x + y - 11) ** 2 + (x + y * y - 7) ** 2;
}

/** ∇f. */
export function himmelblauGradient([x, y]: Point): Point {
  const a = x * x + y - 11;
  const b = x + y * y - 7;
  return [4 * x * a + 2 * b, 2 * a + 4 * y * b];
}
