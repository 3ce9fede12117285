import { describe, expect, it } from 'vitest';
import type { Picture } from '#grader/protocol.ts';
import { placeNearby, trajectoryModel } from './trajectory-model.ts';

const walk = (...points: readonly (readonly (number | 'NaN')[])[]): Picture['tensor'] => ({
  shape: [points.length, 2],
  data: points.flat(),
  dtype: 'float32',
});

const GRID = 21;
const levels: NonNullable<Picture['levels']> = {
  x: [-4, 8],
  y: [-3, 3],
  values: {
    shape: [GRID, GRID],
    data: Array.from({ length: GRID * GRID }, (_, i) => (i % GRID) + Math.floor(i / GRID)),
    dtype: 'float32',
  },
};
const picture = (tensor: Picture['tensor'], more: Partial<Picture> = {}): Picture => ({
  as: 'trajectory',
  title: 'The way down',
  tensor,
  levels,
  ...more,
});

describe('a trajectory over level lines', () => {
  it('has equal axes in the box of the level lines', () => {
    const { box, levels: lines } = trajectoryModel(picture(walk([0, 0], [1, 1])));
    expect(box).toEqual({ width: 300, height: 150, x: [-4, 8], y: [-3, 3] });
    expect(lines.length).toBeGreaterThan(3);
    for (const { path } of lines) expect(path).toMatch(/^(M-?[\d.]+ -?[\d.]+L-?[\d.]+ -?[\d.]+)+$/);
  });

  it('is told with both ends, expected first', () => {
    const { text } = trajectoryModel(
      picture(walk([4, 2], [5, 2.5]), { expected: walk([4, 2], [2, 1], [1, 0.5]) }),
    );
    expect(text).toBe(
      'The way down. Expected: from (4, 2) to (1, 0.5) in 2 steps. Yours: from (4, 2) to (5, 2.5) in 1 step.',
    );
  });

  it('says where it leaves the picture, and where it is no longer finite', () => {
    expect(trajectoryModel(picture(walk([0, 0], [1, 1], [50, 0]))).text).toContain(
      'It leaves the picture in step 2.',
    );
    expect(trajectoryModel(picture(walk([0, 0], ['NaN', 1]))).text).toContain(
      'It is not finite from step 1 on.',
    );
  });

  it('of one point, or without level lines, is still drawn', () => {
    expect(trajectoryModel(picture(walk([1, 1]))).text).toContain('only the start (1, 1)');
    const { levels: _none, ...bare } = picture(walk([0, 0], [2, 2]));
    expect(trajectoryModel(bare)).toMatchObject({ levels: [], box: { x: [0, 2], y: [0, 2] } });
  });

  it('runs to a place that browsers can draw, however far it goes', () => {
    const { box } = trajectoryModel(picture(walk([0, 0])));
    for (const at of placeNearby(box, [1e30, -1e30])) expect(Math.abs(at)).toBeLessThanOrEqual(1200);
  });
});
