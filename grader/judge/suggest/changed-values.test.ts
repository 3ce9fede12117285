import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tensor } from '#grader/exercise/literals/tensor-literals.ts';
import type { TensorValue, Value } from '#grader/protocol.ts';
import { createDraw } from '../cases/inputs/draw.ts';
import { rangeOf, withOtherNumbers, withOtherOption } from './changed-values.ts';
import { plainerNumbers } from './plainer-numbers.ts';

const redrawn = (value: Value, seed = 1) => withOtherNumbers(value, createDraw(seed, 'drawn'));
const numbersOf = (value: Value) => [...(value as TensorValue).data];

describe('withOtherNumbers', () => {
  it('keeps the form, the shape and the type of whatever it is', () => {
    const input = {
      x: tensor([[1.5, -2]]),
      list: [tensor([1, 2], 'int32'), 'word', null],
      n: 3,
      no: undefined,
    };
    const other = redrawn(input) as typeof input;
    expect([other.x.shape, other.x.dtype, other.n, other.no]).toEqual([[1, 2], 'float32', 3, undefined]);
    expect([(other.list[0] as TensorValue).dtype, other.list.slice(1)]).toEqual(['int32', ['word', null]]);
    expect(numbersOf(other.x)).not.toEqual(numbersOf(input.x));
    expect(numbersOf(input.x)).toEqual([1.5, -2]);
  });

  it('keeps what an exercise may count on: whole numbers, truth values, a sign, a range up to 1', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        for (const value of numbersOf(redrawn(tensor([0, 4, 9]), seed))) {
          expect(Number.isInteger(value) && value >= 0 && value <= 9).toBe(true);
        }
        for (const value of numbersOf(redrawn(tensor([3, 7], 'int32'), seed)))
          expect(value >= 3 && value <= 7).toBe(true);
        for (const value of numbersOf(redrawn(tensor([0, 1], 'bool'), seed))) expect([0, 1]).toContain(value);
        for (const value of numbersOf(redrawn(tensor([0.25, 0.75]), seed)))
          expect(value >= 0 && value <= 0.75).toBe(true);
      }),
      { numRuns: 40 },
    );
    expect(redrawn(tensor([]))).toEqual(tensor([]));
    expect(numbersOf(redrawn(tensor([0, 0.0])))).toHaveLength(2);
  });

  it('says what a tensor ranges over, and whether it counts', () => {
    expect(rangeOf(tensor([3, -1, 2]))).toEqual({ min: -1, max: 3, whole: true });
    expect(rangeOf(tensor([0.5])).whole).toBe(false);
    // Hundreds that happen to be whole are measured, not counted.
    expect(rangeOf(tensor([250])).whole).toBe(false);
  });
});

describe('withOtherOption', () => {
  const args: readonly Value[] = [tensor([1, 2]), { stride: 2, same: true, inner: [4] }, 'word', null];
  const optionsOf = (value: Value): (number | boolean)[] => {
    const [, options] = value as readonly [
      unknown,
      { stride: number; same: boolean; inner: readonly number[] },
    ];
    return [options.stride, options.same, options.inner[0] ?? 0];
  };

  it('changes one option at most, at any depth, and no tensor or word; the same seed the same one', () => {
    const changed = new Set<number>();
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const other = withOtherOption(args, seed);
        expect(other).toEqual(withOtherOption(args, seed));
        expect([other[0], other[2], other[3]]).toEqual([args[0], 'word', null]);
        const [before, after] = [optionsOf(args), optionsOf(other)];
        const places = before.flatMap((option, i) => (option === after[i] ? [] : [i]));
        expect(places.length).toBeLessThanOrEqual(1);
        // What is at least 0 stays so: there is no stride of −1.
        for (const option of after) if (typeof option === 'number') expect(option).toBeGreaterThanOrEqual(0);
        for (const place of places) changed.add(place);
      }),
    );
    expect([...changed].sort()).toEqual([0, 1, 2]);
  });

  it('makes no option negative that was none, and leaves one so that was', () => {
    const numbers = (option: number) =>
      Array.from({ length: 60 }, (_, seed) => Number(withOtherOption([option], seed)[0]));
    expect(Math.min(...numbers(0))).toBe(0);
    expect(numbers(-1)).toContain(-2);
  });

  it('leaves an input alone that has none', () => {
    expect(withOtherOption([tensor([1])], 5)).toEqual([tensor([1])]);
    expect(withOtherOption([], 5)).toEqual([]);
  });
});

describe('plainerNumbers', () => {
  const search = (told: readonly number[], tells: (numbers: readonly number[]) => boolean, tries = 1_000) => {
    let left = tries;
    return plainerNumbers(
      { args: [tensor(told)] },
      {
        mayGoOn: () => left-- > 0,
        tryArgs: async (args) =>
          tells(numbersOf(args[0] as Value)) ? { args: [...args] as [TensorValue] } : null,
      },
    );
  };
  const plain = async (...asked: Parameters<typeof search>) =>
    numbersOf((await search(...asked)).args[0] as Value);

  it('is zero where that still tells, else one, else as it was', async () => {
    expect(await plain([0.3, -2, 5], () => true)).toEqual([0, 0, 0]);
    expect(await plain([0.5, -2, 5], ([a]) => a !== 0)).toEqual([1, 0, 0]);
    expect(await plain([-2, 5, 0], ([, b]) => (b ?? 0) > 4)).toEqual([0, 5, 0]);
    expect(await plain([2, 3, 4], () => false)).toEqual([2, 3, 4]);
  });

  it('tries no number that the tensor does not reach, and none that stands there', async () => {
    let asked = 0;
    await plain([2, 3], () => {
      asked += 1;
      return false;
    });
    expect(asked).toBe(0);
    await plain([0, 1], () => {
      asked += 1;
      return false;
    });
    expect(asked).toBe(1);
  });

  it('ends with the time, and does not begin where it would take too long', async () => {
    expect(await plain([-1, 5, 5], () => true, 1)).toEqual([0, 5, 5]);
    const many = Array.from({ length: 65 }, (_, i) => i - 3);
    expect(await plain(many, () => true)).toEqual(many);
  });
});
