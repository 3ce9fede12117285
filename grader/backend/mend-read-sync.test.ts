import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { windowsOf } from './mend-read-sync.ts';

it('a buffer of any size is read once, whole, in pieces that fit a canvas', () => {
  const sides = fc.constantFrom(64, 256);
  const sizes = fc.oneof(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 65_000, max: 400_000 }));
  void fc.assert(
    fc.property(sizes, sides, (pixels, side) => {
      let next = 0;
      for (const { offset, width, height } of windowsOf(pixels, side)) {
        expect(offset).toBe(next * 4);
        expect(width).toBeLessThanOrEqual(side);
        expect(height).toBeLessThanOrEqual(side);
        // The buffer's rows are as long as the canvas is wide.
        if (height > 1) expect(width).toBe(side);
        next += width * height;
      }
      expect(next).toBe(pixels);
    }),
  );
});
