import { expect, test } from 'vitest';
import { growthChart } from './growth-chart.ts';

const panel = (points: readonly (readonly [number, number])[]) => ({
  title: 'Cases & time',
  xLabel: 'cases',
  yLabel: 'ms',
  curves: [{ name: 'Descent', points }],
});

test('a power is a straight line: equal factors are equal steps', () => {
  const svg = growthChart([
    panel([
      [1, 10],
      [10, 100],
      [100, 1000],
    ]),
  ]);
  const line = /<polyline points="([^"]+)"/.exec(svg)?.[1] ?? '';
  const [first = [0, 0], second = [0, 0], third = [0, 0]] = line
    .split(' ')
    .map((pair) => pair.split(',').map(Number));
  for (const axis of [0, 1]) {
    const steps = [(second[axis] ?? 0) - (first[axis] ?? 0), (third[axis] ?? 0) - (second[axis] ?? 0)];
    expect(Math.abs((steps[0] ?? 0) - (steps[1] ?? 0))).toBeLessThanOrEqual(1);
  }
});

test('it brings its own ground, and its words cannot break the markup', () => {
  const svg = growthChart([
    panel([
      [1, 1],
      [1_000_000, 2],
    ]),
  ]);
  expect(svg).toContain('fill="#ffffff"');
  expect(svg).toContain('Cases &amp; time');
  expect(svg).toContain('>1M<');
  expect(svg).not.toContain('NaN');
});
