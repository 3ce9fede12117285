import type { Point } from './himmelblau.ts';

interface Descent {
  readonly gradient: (at: Point) => Point;
  readonly start: Point;
  readonly learningRate: number;
  readonly steps: number;
}

/** x ← x − α ∇f(x). The start and every step: `steps + 1` points. */
export function gradientDescent({ gradient, start, learningRate, steps }: Descent): readonly Point[] {
  const path = [start];
  let [x, y] = start;
  for (let step = 0; step < steps; step++) {
    const [gx, gy] = gradient([x, y]);
    x -= learningRate * gx;
    y -= learningRate * gy;
    path.push([x, y]);
  }
  return path;
}

/** v ← β v + ∇f(x); x ← x − α v (Polyak's heavy ball). */
export function momentum(descent: Descent & { readonly beta: number }): readonly Point[] {
  const { gradient, start, learningRate, steps, beta } = descent;
  const path = [start];
  let [x, y] = start;
  let [vx, vy] = [0, 0];
  for (let step = 0; step < steps; step++) {
    const [gx, gy] = gradient([x, y]);
    vx = beta * vx + gx;
    vy = beta * vy + gy;
    x -= learningRate * vx;
    y -= learningRate * vy;
    path.push([x, y]);
  }
  return path;
}

/** Adam (Kingma and Ba, 2015, algorithm 1) with its usual β₁ = 0.9, β₂ = 0.999, ε = 1e-8. */
export function adam({ gradient, start, learningRate, steps }: Descent): readonly Point[] {
  const [beta1, beta2, epsilon] = [0.9, 0.999, 1e-8];
  const path = [start];
  const position = [...start];
  const first = [0, 0];
  const second = [0, 0];
  for (let step = 1; step <= steps; step++) {
    const slopes = gradient([position[0] ?? 0, position[1] ?? 0]);
    slopes.forEach((slope, axis) => {
      const m = beta1 * (first[axis] ?? 0) + (1 - beta1) * slope;
      const v = beta2 * (second[axis] ?? 0) + (1 - beta2) * slope * slope;
      first[axis] = m;
      second[axis] = v;
      const mHat = m / (1 - beta1 ** step);
      const vHat = v / (1 - beta2 ** step);
      position[axis] = (position[axis] ?? 0) - (learningRate * mHat) / (Math.sqrt(vHat) + epsilon);
    });
    path.push([position[0] ?? 0, position[1] ?? 0]);
  }
  return path;
}
