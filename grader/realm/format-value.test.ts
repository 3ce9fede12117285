import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatArguments, TEXT_LENGTH_MAX } from './format-value.ts';

/** What text is made of a tensor's own properties, without a library behind it. */
const tensor = (shape: readonly number[], values: ArrayLike<unknown>, dtype = 'float32') => ({
  ...{ dataId: {}, dtype, shape, isDisposed: false },
  dataSync: () => values,
});

describe('the text of a value', () => {
  class Layer {
    units = 3;
  }
  it.each<[string, unknown, string]>([
    ['nothing', undefined, 'undefined'],
    ['null', null, 'null'],
    ['a boolean', false, 'false'],
    ['an endless number', -Infinity, '-Infinity'],
    ['a nothing with a sign', -0, '-0'],
    ['a small number, whole', 1e-7, '1e-7'],
    ['a number with its digits', 0.1 + 0.2, '0.30000000000000004'],
    ['a big integer', 12345678901234567890n, '12345678901234567890n'],
    ['a symbol', Symbol('s'), 'Symbol(s)'],
    [
      'a function without a name',
      (
        () => () =>
          1
      )(),
      '[function anonymous]',
    ],
    ['a class', Layer, '[function Layer]'],
    ['an instance', new Layer(), '{ units: 3 }'],
    ['an empty object', {}, '{}'],
    ['an empty list', [], '[]'],
    ['a list with holes', Array(2), '[undefined, undefined]'],
    ['a list in a list', [[1], ['a', null]], '[[1], ["a", null]]'],
    ['typed data', Float32Array.of(1, 0.5), '[1, 0.5]'],
    [
      'a map with keys of any kind',
      new Map<unknown, unknown>([
        [1, 'a'],
        [{ b: 2 }, 3],
      ]),
      '{ 1: "a", { b: 2 }: 3 }',
    ],
    ['a text in an object, with its marks', { a: 'b\n"c"' }, '{ a: "b\\n\\"c\\"" }'],
    ['an object without a prototype', Object.assign(Object.create(null), { a: 1 }), '{ a: 1 }'],
    ['an error in an object', { cause: new RangeError('x') }, '{ cause: RangeError: x }'],
    ['a date', new Date(0), '{}'],
  ])('of %s', (_, value, text) => {
    expect(formatArguments([value])).toBe(text);
  });

  it('of several is on one line, and a text alone has no marks', () => {
    expect(formatArguments(['loss', 0.5, ['a']])).toBe('loss 0.5 ["a"]');
    expect(formatArguments([])).toBe('');
    expect(formatArguments(['', ''])).toBe(' ');
  });

  it('goes four deep, and no deeper', () => {
    expect(formatArguments([[[[[[1]]]]]])).toBe('[[[[[…]]]]]');
    expect(formatArguments([{ a: { b: { c: { d: {} } } } }])).toBe('{ a: { b: { c: { d: {…} } } } }');
  });

  it('says how much of a list or an object is left out', () => {
    expect(formatArguments([Array.from({ length: 50 }, () => 0)])).not.toContain('more');
    expect(formatArguments([Array.from({ length: 52 }, () => 0)])).toMatch(/0, … 2 more\]$/);
    const many = Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`k${i}`, i]));
    expect(formatArguments([many])).toMatch(/k49: 49, … 1 more }$/);
  });

  it('of what throws when it is read is said to be unreadable, and the others are still there', () => {
    const throwing = new Proxy(
      {},
      {
        has() {
          throw new Error('no');
        },
      },
    );
    const array = new Proxy([1], {
      get() {
        throw new Error('no');
      },
    });
    expect(formatArguments([1, throwing, array, 2])).toBe('1 [unreadable] [unreadable] 2');
  });

  it('never throws and never has more characters than a line may have', () => {
    fc.assert(
      fc.property(
        fc.array(fc.anything({ withBigInt: true, withMap: true, withTypedArray: true })),
        (values) => {
          expect(formatArguments(values).length).toBeLessThanOrEqual(TEXT_LENGTH_MAX);
        },
      ),
    );
  });

  it('stops reading where nobody would see any more', () => {
    let reads = 0;
    const counted = {
      get a() {
        reads += 1;
        return 1;
      },
    };
    formatArguments(['x'.repeat(TEXT_LENGTH_MAX + 1), 'y', counted]);
    expect(reads).toBe(0);
  });
});

describe('the text of a tensor', () => {
  it.each([
    [
      'its type and shape',
      tensor([2, 2], Float32Array.of(1, 2, 3, 4)),
      'Tensor float32 [2, 2] [[1, 2], [3, 4]]',
    ],
    ['a scalar', tensor([], Float32Array.of(7)), 'Tensor float32 [] 7'],
    ['no elements', tensor([2, 0], []), 'Tensor float32 [2, 0] [[], []]'],
    ['six digits', tensor([2], [1 / 3, 123456789]), 'Tensor float32 [2] [0.333333, 123457000]'],
    ['what is no number', tensor([3], [Number.NaN, -0, Infinity]), 'Tensor float32 [3] [NaN, -0, Infinity]'],
    ['texts', tensor([2], ['a', 'b'], 'string'), 'Tensor string [2] ["a", "b"]'],
  ])('has %s', (_, value, text) => {
    expect(formatArguments([value])).toBe(text);
  });

  it('shows two dozen numbers, and that there are more', () => {
    const text = formatArguments([
      tensor(
        [100],
        Array.from({ length: 100 }, (_, i) => i),
      ),
    ]);
    expect(text).toMatch(/22, 23, …\]$/);
    const rows = formatArguments([
      tensor(
        [50, 2],
        Array.from({ length: 100 }, (_, i) => i),
      ),
    ]);
    expect(rows).toMatch(/\[22, 23\], …\]$/);
  });

  it('that is disposed has no numbers: nobody asks for them', () => {
    const gone = {
      ...tensor([2], []),
      isDisposed: true,
      dataSync: () => {
        throw new Error('disposed');
      },
    };
    expect(formatArguments([gone])).toBe('Tensor float32 [2] (disposed)');
  });

  it('that lies about itself is unreadable, or cut', () => {
    expect(formatArguments([{ dataId: 1, shape: 3 }])).toBe('[unreadable]');
    expect(formatArguments([tensor([1e9], [])]).length).toBeLessThan(400);
  });
});
