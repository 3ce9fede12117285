import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonTensor } from '#grader/protocol.ts';
import { callCode, codeOf, nestedCode, outlineOf, sizesText } from './literal-code.ts';

const evaluate = (code: string): tf.Tensor => new Function('tf', `return ${code};`)(tf);

it('outlines what is too long to read: shapes instead of values, numbers and words as they are', () => {
  const filters = { shape: [1, 2], data: [0, 0], dtype: 'float32' as const };
  expect(outlineOf({ conv1: { w: filters }, stride: 2, pads: [1, 'same'] })).toBe(
    '{ conv1: { w: [1, 2] }, stride: 2, pads: [1, "same"] }',
  );
});

describe('codeOf', () => {
  it('writes tensors as the call that makes them', () => {
    expect(codeOf({ shape: [2, 2], data: [1, 0, 0, -0.5], dtype: 'float32' })).toBe(
      'tf.tensor2d([[1, 0], [0, -0.5]])',
    );
    expect(codeOf({ shape: [], data: ['NaN'], dtype: 'float32' })).toBe('tf.scalar(NaN)');
    expect(codeOf({ shape: [2], data: [1, 2], dtype: 'int32' })).toBe("tf.tensor1d([1, 2], 'int32')");
  });

  it('writes options, strings and lists as literals', () => {
    expect(codeOf({ stride: 2, 'data format': 'NHWC', pads: [1, 'Infinity'] })).toBe(
      '{ stride: 2, "data format": "NHWC", pads: [1, Infinity] }',
    );
    expect([codeOf(null), codeOf(undefined), codeOf(true)]).toEqual(['null', 'undefined', 'true']);
  });

  it('gives code that makes the same tensor again, whatever shape and dtype', () => {
    const anyTensor = fc
      .record({
        shape: fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 4 }),
        dtype: fc.constantFrom('float32' as const, 'int32' as const),
        seed: fc.integer({ min: 1, max: 1_000 }),
      })
      .map(({ shape, dtype, seed }): JsonTensor => {
        const size = shape.reduce((product, length) => product * length, 1);
        const data = Array.from({ length: size }, (_, at) => ((at * seed) % 17) - 8);
        return { shape, dtype, data };
      });
    fc.assert(
      fc.property(anyTensor, (value) => {
        const made = evaluate(codeOf(value));
        expect(made.shape).toEqual(value.shape);
        expect(made.dtype).toBe(value.dtype);
        expect([...made.dataSync()].map((entry) => entry + 0)).toEqual(
          value.data.map((entry) => Number(entry) + 0),
        );
        made.dispose();
      }),
    );
  });
});

it('rounds numbers that are only looked at', () => {
  expect(nestedCode({ shape: [2], data: [0.123456789, 1] }, 3)).toBe('[0.123, 1]');
});

it('names the sizes of the smallest failing input', () => {
  expect(sizesText({ H: 2, W: 2, stride: 2, padding: 'same' })).toBe('H=2, W=2, stride=2, padding=same');
});

describe('callCode', () => {
  it('gives one constant per argument and the call', () => {
    const args = [
      { name: 'x', value: { shape: [1], data: [1], dtype: 'float32' as const } },
      { name: 'not a name', value: 2 },
    ];
    expect(callCode('conv2d', { args })).toEqual({
      callee: 'conv2d',
      constants: 'const x = tf.tensor1d([1]);\nconst argument2 = 2;',
      call: 'conv2d(x, argument2)',
      names: ['x', 'argument2'],
    });
  });
  it('has nothing to offer when the arguments are too large to write out', () => {
    expect(callCode('conv2d', { args: [] })).toBeNull();
  });
});
