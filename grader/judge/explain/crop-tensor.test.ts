import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linspace } from '#grader/exercise/literals/tensor-literals.ts';
import { sizeOf, stridesOf, unravel } from '../link/tensor-value.ts';
import { cropTensor, partAround, partInWords } from './crop-tensor.ts';

describe('the part of a tensor that is shown', () => {
  it('fits, holds the worst value, and has the values of the whole', async () => {
    const cases = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 0, maxLength: 5 }).chain((shape) =>
      fc.record({
        shape: fc.constant(shape),
        flat: fc.nat(Math.max(0, sizeOf(shape) - 1)),
        max: fc.integer({ min: 1, max: 60 }),
      }),
    );
    await fc.assert(
      fc.property(cases, ({ shape, flat, max }) => {
        const worst = unravel(flat, shape);
        const part = partAround(shape, worst, max);
        if (part === null) return sizeOf(shape) <= max;
        const whole = { ...linspace(0, sizeOf(shape) - 1, sizeOf(shape)), shape };
        const { data } = cropTensor(whole, part);
        const at = worst.map((position, axis) => position - (part.origin[axis] ?? 0));
        const inPart = stridesOf(part.shape).reduce((sum, stride, axis) => sum + stride * (at[axis] ?? 0), 0);
        const fits = part.shape.every(
          (extent, axis) => extent + (part.origin[axis] ?? 0) <= (shape[axis] ?? 0),
        );
        return (
          fits &&
          sizeOf(part.shape) <= max &&
          data.length === sizeOf(part.shape) &&
          data[inPart] === whole.data[flat]
        );
      }),
    );
  });

  it('leaves the picture whole as long as the batch can be cut', () => {
    expect(partAround([64, 28, 28, 3], [40, 5, 5, 1], 28 * 28 * 3)).toEqual({
      origin: [40, 0, 0, 0],
      shape: [1, 28, 28, 3],
    });
  });

  it('is said in the words of the layout', () => {
    const shape = [8, 512, 256, 3];
    const part = partAround(shape, [3, 0, 255, 1], 128 * 128 * 3);
    expect(part && partInWords(part, shape, ['batch', 'row', 'column', 'channel'])).toBe(
      'batch 3 of 8, rows 0–127 of 512, columns 128–255 of 256',
    );
    expect(partInWords({ origin: [2, 0], shape: [2, 4] }, [8, 4], undefined)).toBe('axis 0, 2–3 of 8');
    expect(partInWords({ origin: [2, 0], shape: [2, 3] }, [8, 6], ['query', 'class'])).toBe(
      'queries 2–3 of 8, classes 0–2 of 6',
    );
    expect(partInWords({ origin: [2], shape: [2] }, [8], ['quiz'])).toBe('quizzes 2–3 of 8');
  });
});
