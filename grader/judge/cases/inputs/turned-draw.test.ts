import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { createDraw } from './draw.ts';
import { turnableDraw } from './turned-draw.ts';

const shape = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 3 });

it('has the numbers of the same input in reverse order, so that shapes and sums are those', () => {
  void fc.assert(
    fc.property(fc.nat(), shape, (seed, extents) => {
      const drawn = createDraw(seed).normal(extents);
      const { draw } = turnableDraw(createDraw(seed), { turned: true });
      const turned = draw.normal(extents);
      expect(turned.shape).toEqual(drawn.shape);
      expect([...turned.data]).toEqual([...drawn.data].reverse());
    }),
  );
});

it('keeps what each draw promises', () => {
  const { draw } = turnableDraw(createDraw(7), { turned: true });
  const rows = Array.from({ length: 5 }, () => 0);
  draw.oneHot(5, 3).data.forEach((value, i) => {
    rows[Math.floor(i / 3)] = (rows[Math.floor(i / 3)] ?? 0) + value;
  });
  expect(rows).toEqual([1, 1, 1, 1, 1]);
  expect(draw.permutation(6).toSorted()).toEqual([0, 1, 2, 3, 4, 5]);
  expect(draw.number(2, 3)).toBe(createDrawAfter(7).number(2, 3));
});

/** The same source after two draws. */
function createDrawAfter(seed: number) {
  const draw = createDraw(seed);
  draw.oneHot(5, 3);
  draw.permutation(6);
  return draw;
}

it('knows how much there is anything to turn', () => {
  const single = turnableDraw(createDraw(1), { turned: false });
  single.draw.normal([1, 1]);
  single.draw.number(0, 1);
  expect(single.moved()).toBe(0);
  single.draw.normal([2]);
  expect(single.moved()).toBe(2);
});

it.each([false, true])(
  'counts the numbers that have others in their places, whichever order it gives: %s',
  (turned) => {
    void fc.assert(
      fc.property(fc.nat(), fc.nat({ max: 40 }), (seed, length) => {
        const { draw, moved } = turnableDraw(createDraw(seed), { turned });
        const { data } = draw.integers([length], { min: 0, max: 2 });
        const backwards = data.toReversed();
        expect(moved()).toBe(data.filter((value, i) => value !== backwards[i]).length);
      }),
    );
  },
);
