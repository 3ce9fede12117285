/** The random values of one input. */
import type { Draw } from '#grader/exercise/draw.ts';
import { storageOf } from '#grader/exercise/literals/tensor-literals.ts';
import type { TensorValue } from '#grader/protocol.ts';
import { sizeOf } from '../../link/tensor-value.ts';
import { checkedDraw } from './draw-arguments.ts';
import { createRandom, deriveSeed, nextBelow, nextUnit, type RandomSource } from './random.ts';

/**
 * How plain drawn floats are, for counter-examples that people can read: as drawn, rounded to one decimal, small
 * integers, or only zeros and ones.
 */
export const SIMPLICITIES = ['drawn', 'one-decimal', 'integers', 'bits'] as const;
export type Simplicity = (typeof SIMPLICITIES)[number];

/**
 * A source of values in which draw number k of shape S depends on (seed, k, S) alone. Floats are float32 on purpose,
 * so that every realm and backend gets the same numbers.
 */
export function createDraw(seed: number, simplicity: Simplicity = 'drawn'): Draw {
  let order = 0;
  const start = (what: string): RandomSource => createRandom(deriveSeed(seed, order++, what));
  const floats = (shape: readonly number[], next: (random: RandomSource) => number): TensorValue => {
    const random = start(shape.join(','));
    const data = new Float32Array(sizeOf(shape));
    for (let i = 0; i < data.length; i++) data[i] = next(random);
    return { dtype: 'float32', shape: [...shape], data };
  };
  return checkedDraw({
    normal(shape, { mean = 0, std = 1 } = {}) {
      return floats(shape, (random) => simplify(mean + std * nextNormal(random), simplicity));
    },
    uniform(shape, { min = 0, max = 1 } = {}) {
      return floats(shape, (random) =>
        within(min + (max - min) * nextUnit(random), { min, max, simplicity }),
      );
    },
    integers(shape, { min, max, dtype = 'float32' }) {
      const random = start(shape.join(','));
      const data = storageOf(dtype, sizeOf(shape));
      for (let i = 0; i < data.length; i++) data[i] = min + nextBelow(random, max - min + 1);
      return { dtype, shape: [...shape], data };
    },
    booleans(shape, { probability = 0.5 } = {}) {
      const random = start(shape.join(','));
      const data = new Uint8Array(sizeOf(shape));
      for (let i = 0; i < data.length; i++) data[i] = Number(nextUnit(random) < probability);
      return { dtype: 'bool', shape: [...shape], data };
    },
    oneHot(count, classes) {
      const random = start([count, classes].join(','));
      const data = new Float32Array(count * classes);
      for (let row = 0; row < count; row++) data[row * classes + nextBelow(random, classes)] = 1;
      return { dtype: 'float32', shape: [count, classes], data };
    },
    permutation(length) {
      const random = start(String(length));
      return shuffle(length, random);
    },
    number(min, max) {
      return within(min + (max - min) * nextUnit(start('number')), { min, max, simplicity });
    },
  });
}

/** Fisher–Yates. */
function shuffle(length: number, random: RandomSource): number[] {
  const order = Array.from({ length }, (_, i) => i);
  for (let last = length - 1; last > 0; last--) {
    const other = nextBelow(random, last + 1);
    const moved = order[last] ?? 0;
    order[last] = order[other] ?? 0;
    order[other] = moved;
  }
  return order;
}

/** Box–Muller, one value of the pair. The unit draw is kept above 0 so that the logarithm is finite. */
function nextNormal(random: RandomSource): number {
  const radius = Math.sqrt(-2 * Math.log(1 - nextUnit(random)));
  return radius * Math.cos(2 * Math.PI * nextUnit(random));
}

function simplify(value: number, simplicity: Simplicity): number {
  if (simplicity === 'drawn') return value;
  if (simplicity === 'one-decimal') return Math.round(value * 10) / 10;
  return simplicity === 'integers' ? Math.round(value) : Number(value > 0);
}

/** A plainer value, or at least a rounded one, where it stays in [min, max); an author's range is a promise. */
function within(value: number, range: { min: number; max: number; simplicity: Simplicity }): number {
  if (range.simplicity !== 'drawn') {
    for (const simplicity of [range.simplicity, 'integers', 'one-decimal'] as const) {
      const plain = simplify(value, simplicity);
      if (plain >= range.min && plain < range.max) return plain;
    }
  }
  // float32 rounding may reach max itself.
  return Math.fround(value) < range.max ? value : range.min;
}
