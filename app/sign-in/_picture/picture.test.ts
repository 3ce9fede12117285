import { describe, expect, it } from 'vitest';
import { himmelblau, himmelblauGradient, type Point } from './himmelblau.ts';
import { levelLines } from './level-lines.ts';
import { simplify } from './simplify.ts';
import { svgPath } from './svg-path.ts';
import { adam, gradientDescent, momentum } from './trajectories.ts';

const start: Point = [-0.35, 5.6];

describe('Himmelblau function', () => {
  it('is zero at its four published minima', () => {
    const minima: readonly Point[] = [
      [3, 2],
      [-2.805118, 3.131312],
      [-3.77931, -3.283186],
      [3.584428, -1.848126],
    ];
    for (const minimum of minima) expect(himmelblau(minimum)).toBeLessThan(1e-8);
  });

  it('has the gradient that finite differences give', () => {
    const h = 1e-5;
    const [x, y] = [-0.7, 2.3];
    const [gx, gy] = himmelblauGradient([x, y]);
    expect(gx).toBeCloseTo((himmelblau([x + h, y]) - himmelblau([x - h, y])) / (2 * h), 4);
    expect(gy).toBeCloseTo((himmelblau([x, y + h]) - himmelblau([x, y - h])) / (2 * h), 4);
  });
});

describe('trajectories', () => {
  const descent = { gradient: himmelblauGradient, start, steps: 140 };

  it('start where they are told and take every step', () => {
    const path = gradientDescent({ ...descent, learningRate: 0.003 });
    expect(path).toHaveLength(141);
    expect(path[0]).toEqual(start);
  });

  it('end in a valley with each optimiser', () => {
    const ends = [
      gradientDescent({ ...descent, learningRate: 0.003 }),
      momentum({ ...descent, learningRate: 0.0021, beta: 0.9 }),
      adam({ ...descent, learningRate: 0.16 }),
    ].map((path) => himmelblau(path.at(-1) ?? start));
    for (const height of ends) expect(height).toBeLessThan(0.2);
  });

  it('make the first step of Adam as long as the learning rate on each axis', () => {
    const [, second = start] = adam({ ...descent, learningRate: 0.16 });
    expect(Math.abs(second[0] - start[0])).toBeCloseTo(0.16, 6);
    expect(Math.abs(second[1] - start[1])).toBeCloseTo(0.16, 6);
  });
});

describe('level lines', () => {
  const bowl = {
    value: ([x, y]: Point) => x * x + y * y,
    x: [-2, 2],
    y: [-2, 2],
    cells: 64,
  } as const;

  it('draw a circle as one closed line on its radius', () => {
    const lines = levelLines(bowl, 1);
    expect(lines).toHaveLength(1);
    const ring = lines[0] ?? [];
    expect(ring.at(-1)).toEqual(ring[0]);
    for (const [x, y] of ring) expect(Math.hypot(x, y)).toBeCloseTo(1, 2);
  });

  it('draw an open line where the level leaves the field', () => {
    const lines = levelLines({ ...bowl, value: ([x]) => x }, 0.51);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toHaveLength(65);
  });

  it('draw nothing for a level that the field never has', () => {
    expect(levelLines(bowl, -1)).toEqual([]);
  });

  it('keep every point within tolerance when they are simplified', () => {
    const ring = levelLines(bowl, 1)[0] ?? [];
    const simple = simplify(ring, 0.01);
    expect(simple.length).toBeLessThan(ring.length / 2);
    for (const [x, y] of simple) expect(Math.hypot(x, y)).toBeCloseTo(1, 2);
  });
});

describe('svg path', () => {
  it('does not let rounding add up', () => {
    const points = Array.from({ length: 101 }, (_, i): Point => [i * 0.34, 0]);
    const numbers = svgPath(points).slice(1).split(/[ l]/).map(Number);
    const end = numbers.filter((_, i) => i % 2 === 0).reduce((sum, step) => sum + step, 0);
    expect(end).toBeCloseTo(34, 6);
  });
});
