import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tensor } from '../../exercise/index.ts';
import type { TensorValue } from '../../protocol.ts';
import { withLastBitNoise } from './last-bit-noise.ts';

const noisy = (numbers: readonly number[]): number[] =>
  Array.from((withLastBitNoise(tensor([...numbers])) as TensorValue).data);

describe('noise in the last bit', () => {
  it('moves fractions by one step of float32 and no more', () => {
    const fraction = fc.float({ min: 0.125, max: 1e5, noNaN: true }).filter((x) => !Number.isInteger(x));
    fc.assert(
      fc.property(fraction, (x) => {
        const [moved = Number.NaN] = noisy([x]);
        expect(moved).not.toBe(x);
        expect(Math.abs(moved - x) / x).toBeLessThanOrEqual(2 ** -23);
      }),
    );
  });

  it('keeps ties', () => {
    const [a, , b] = noisy([0.3, 0.7, 0.3]);
    expect(a).toBe(b);
  });

  it('leaves labels, options and what is not finite', () => {
    const kept = [tensor([0, 1, -2, Number.NaN, Number.POSITIVE_INFINITY]), 0.3, true, 'same', null];
    expect(withLastBitNoise(kept)).toEqual(kept);
    expect(withLastBitNoise({ rate: 0.1 })).toEqual({ rate: 0.1 });
  });

  it('leaves the value that it was given', () => {
    const value = tensor([0.3]);
    withLastBitNoise(value);
    expect(value).toEqual(tensor([0.3]));
  });
});
