import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BROWSER_LIMITS } from '#grader/protocol/messages.ts';
import { runLimits, stretched } from '../run-limits.ts';
import { close, holds } from '../verdicts.ts';
import { linspace, type NestedNumbers, storageOf, tensor, typedArray } from './tensor-literals.ts';

describe('tensor', () => {
  it('has the shape of the lists, also of empty ones and of a number', () => {
    expect(tensor(3)).toEqual({ dtype: 'float32', shape: [], data: Float32Array.of(3) });
    expect(tensor([[1, 2, 3]]).shape).toEqual([1, 3]);
    expect([tensor([]).shape, tensor([[], []]).shape]).toEqual([[0], [2, 0]]);
  });

  it('holds the numbers as its type does', () => {
    expect(tensor([1.5, -1], 'int32').data).toEqual(Int32Array.of(1, -1));
    expect(tensor([0, 1], 'bool').data).toEqual(Uint8Array.of(0, 1));
    expect(tensor([0.1]).data[0]).toBe(Math.fround(0.1));
    expect([...tensor([Number.NaN, Infinity]).data]).toEqual([Number.NaN, Infinity]);
  });

  it.each<[string, NestedNumbers, string]>([
    ['rows of two lengths', [[1, 2], [3]], 'rows of length 2, got one of 1'],
    ['a number beside a list', [[1], 2], 'different depths'],
    ['a list beside a number', [1, [2]], 'expected rows of length undefined'],
    ['depth in a later row', [[[1]], [2 as never]], 'different depths'],
    ['text', ['1' as never, 2], 'lists of numbers; got `1`'],
    ['a size that is not there', [undefined as never], 'got `undefined`'],
  ])('refuses %s', (_, values, words) => {
    expect(() => tensor(values)).toThrow(RangeError);
    expect(() => tensor(values)).toThrow(words);
  });

  it.each<[string, unknown]>([
    ['a shape, as TensorFlow.js takes one', [2, 2]],
    ['a type that is none', 'float'],
  ])('refuses %s behind the numbers, and says how it is written', (_, second) => {
    expect(() => tensor([1, 2, 3, 4], second as never)).toThrow('A shape is written by nesting');
  });

  it('reads back what nested lists of any shape held, row by row', () => {
    const shapes = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(shapes, (shape) => {
        let next = 0;
        const nested = ([extent, ...inner]: readonly number[]): NestedNumbers =>
          extent === undefined ? next++ : Array.from({ length: extent }, () => nested(inner));
        const made = tensor(nested(shape));
        expect(made.shape).toEqual(shape);
        expect([...made.data]).toEqual(Array.from({ length: next }, (_, i) => i));
      }),
    );
  });
});

describe('other literals', () => {
  it('evenly spaced numbers have both ends, one number is the first', () => {
    expect([...linspace(0, 1, 3).data]).toEqual([0, 0.5, 1]);
    expect([...linspace(2, 9, 1).data]).toEqual([2]);
    expect(linspace(0, 1, 0)).toMatchObject({ shape: [0], data: new Float32Array(0) });
  });

  it('storage is of its type and zero', () => {
    for (const [dtype, kind] of [
      ['float32', Float32Array],
      ['int32', Int32Array],
      ['bool', Uint8Array],
    ] as const) {
      expect(storageOf(dtype, 2)).toEqual(new kind(2));
      expect(typedArray(dtype, [0, 1])).toEqual(kind.from([0, 1]));
    }
  });

  it('a verdict carries what was compared, or the sentence of what does not hold', () => {
    const [a, b] = [tensor(1), tensor(2)];
    expect(close(a, b, { because: 'it must' })).toEqual({
      kind: 'close',
      actual: a,
      expected: b,
      because: 'it must',
    });
    expect(holds(false, 'It does not.')).toEqual({
      kind: 'holds',
      condition: false,
      message: 'It does not.',
    });
  });
});

describe('the limits of a run', () => {
  it('are the home’s where the exercise says nothing, and in the units of each', () => {
    expect(runLimits({ limits: {} }, BROWSER_LIMITS)).toEqual(BROWSER_LIMITS);
    const own = runLimits({ limits: { caseSeconds: 3, memoryMebibytes: 2 } }, BROWSER_LIMITS);
    expect(own).toEqual({ ...BROWSER_LIMITS, caseMs: 3_000, memoryBytes: 2 * 1024 * 1024 });
    expect(runLimits({ limits: { runSeconds: 7 } }, BROWSER_LIMITS).runMs).toBe(7_000);
  });

  it('stretch in time alone: a busy machine gives nobody more memory', () => {
    const slow = stretched(BROWSER_LIMITS, 3);
    expect(slow).toEqual({ ...BROWSER_LIMITS, caseMs: 30_000, runMs: 180_000 });
  });
});
