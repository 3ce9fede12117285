import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Value } from '#grader/protocol.ts';
import { parseStudentMessage } from './student-message.ts';
import { copyValue } from './tensor-value.ts';

const BYTES_MAX = 1 << 20;
const COST = {
  kernels: { Relu: 1 },
  kernelCount: 1,
  newBytes: 4,
  peakBytes: 8,
  leakedTensors: 0,
  wallMs: 0.5,
};
const returned = (value: unknown, over: object = {}) => ({
  type: 'returned',
  id: 1,
  value,
  cost: COST,
  ...over,
});
const parse = (message: unknown, bytesMax = BYTES_MAX) => parseStudentMessage(message, bytesMax);
const tensor = (over: object = {}) => ({
  dtype: 'float32',
  shape: [2],
  data: Float32Array.of(1, 2),
  ...over,
});

const tensorArbitrary = fc.array(fc.nat(4), { maxLength: 4 }).chain((shape) => {
  const length = shape.reduce((product, extent) => product * extent, 1);
  return fc
    .float32Array({ minLength: length, maxLength: length })
    .map((data) => ({ dtype: 'float32' as const, shape, data }));
});
const { value: valueArbitrary } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tensorArbitrary,
    fc.double(),
    fc.string({ maxLength: 20 }),
    fc.boolean(),
    fc.constant(null),
    fc.constant(undefined),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));

describe('parseStudentMessage', () => {
  it('passes every value that an entry point can return, as an equal copy', async () => {
    await fc.assert(
      fc.property(valueArbitrary, (value) => {
        const parsed = parse(structuredClone(returned(value)));
        expect(parsed).toMatchObject({ kind: 'message', message: { type: 'returned', id: 1 } });
        if (parsed.kind === 'message' && parsed.message.type === 'returned') {
          expect(parsed.message.value).toEqual(copyValue(value));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('never throws and never passes an unknown type, whatever is sent', async () => {
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withTypedArray: true,
      withNullPrototype: true,
      withSparseArray: true,
      withObjectString: true,
    });
    await fc.assert(
      fc.property(anything, anything, (whole, part) => {
        expect(parse(whole).kind).toBe('malformed');
        expect(() => parse(returned(part))).not.toThrow();
        expect(() => parse({ type: 'threw', id: 1, error: part, cost: part })).not.toThrow();
        expect(() => parse({ type: 'picture', picture: part })).not.toThrow();
      }),
      { numRuns: 500 },
    );
  });

  it('shares no memory with the message, so that nothing can change after it was checked', () => {
    const data = Float32Array.of(1, 2);
    const parsed = parse(returned(tensor({ data })));
    data[0] = 99;
    expect(parsed).toMatchObject({ message: { value: { data: Float32Array.of(1, 2) } } });
  });

  const cyclic: { self?: unknown } = {};
  cyclic.self = cyclic;
  const deep = Array.from({ length: 10_000 }).reduce<unknown>((inner) => [inner], 0);
  it.each([
    ['a shape that data does not fill', tensor({ shape: [3] })],
    ['a negative dimension', tensor({ shape: [-1, -2] })],
    ['a fractional dimension', tensor({ shape: [0.5, 4] })],
    ['a NaN dimension', tensor({ shape: [Number.NaN] })],
    ['dimensions whose product overflows', tensor({ shape: [2 ** 40, 2 ** 40] })],
    ['huge dimensions hidden by a zero', tensor({ shape: [2 ** 40, 0], data: new Float32Array(0) })],
    ['a shape that is no list', tensor({ shape: '2' })],
    ['a rank beyond reason', tensor({ shape: new Array(100).fill(1), data: Float32Array.of(1) })],
    ['an unknown dtype', tensor({ dtype: 'complex64' })],
    ['a dtype that its data belies', tensor({ dtype: 'int32' })],
    ['a tensor of doubles', tensor({ data: Float64Array.of(1, 2) })],
    ['a tensor with more to it', tensor({ toJSON: 1 })],
    ['typed data without a tensor', { x: Float32Array.of(1) }],
    ['shared memory', tensor({ data: new Float32Array(new SharedArrayBuffer(8)) })],
    ['a cycle', cyclic],
    ['deep nesting', deep],
    ['a key named __proto__', JSON.parse('{"__proto__": 1}')],
    ['a key named constructor', { constructor: 1 }],
    ['a list with holes', new Array(3)],
    ['a map', new Map()],
    ['a date', new Date()],
    ['a bigint', 1n],
    ['an error object', new Error('x')],
  ])('refuses %s', (_, value) => {
    expect(parse(returned(value)).kind).toBe('malformed');
  });

  it('refuses results larger than the limit, counting text, tensors and empty structure', () => {
    for (const value of [
      'x'.repeat(600),
      tensor({ shape: [300], data: new Float32Array(300) }),
      new Array(200).fill([]),
    ]) {
      expect(parse(returned(value), 1_000).kind).toBe('malformed');
      expect(parse(returned(value), 10_000).kind).toBe('message');
    }
  });

  it('turns bool elements into 0 and 1', () => {
    const bools = { dtype: 'bool', shape: [3], data: Uint8Array.of(0, 7, 255) };
    expect(parse(returned(bools))).toMatchObject({ message: { value: { data: Uint8Array.of(0, 1, 1) } } });
  });

  it.each([
    ['an id that is no number', returned(1, { id: '1' })],
    ['a negative id', returned(1, { id: -1 })],
    ['no cost', { type: 'returned', id: 1, value: 1 }],
    ['a NaN cost', returned(1, { cost: { ...COST, wallMs: Number.NaN } })],
    ['a negative kernel count', returned(1, { cost: { ...COST, kernelCount: -1 } })],
    ['a forged outcome', { type: 'outcome', outcome: { status: 'passed' } }],
    ['a log line of unknown level', { type: 'log', line: { level: 'fatal', text: 'x' } }],
    [
      'an error of unknown kind',
      { type: 'threw', id: 1, error: { kind: 'x', name: '', message: '' }, cost: null },
    ],
    ['progress that is no number', { type: 'progress', step: 1, values: { loss: 'x' } }],
  ])('refuses %s', (_, message) => {
    expect(parse(message).kind).toBe('malformed');
  });

  it('cuts long texts instead of refusing them', () => {
    const parsed = parse({ type: 'log', line: { level: 'log', text: 'x'.repeat(100_000) } });
    expect(parsed).toMatchObject({ message: { line: { text: expect.stringMatching(/^x{3999}…$/) } } });
  });

  it('keeps only what it knows', () => {
    const parsed = parse({ type: 'loaded', id: 1, exports: ['f'], status: 'passed' });
    expect(parsed).toEqual({ kind: 'message', message: { type: 'loaded', id: 1, exports: ['f'] } });
  });

  it('reads pictures with typed or JSON data', () => {
    const picture = (data: unknown) => ({
      type: 'picture',
      picture: { as: 'line', title: 't', tensor: { dtype: 'float32', shape: [2], data } },
    });
    const expected = { message: { picture: { tensor: { shape: [2], data: [1, 'NaN'], dtype: 'float32' } } } };
    expect(parse(picture(Float32Array.of(1, Number.NaN)))).toMatchObject(expected);
    expect(parse(picture([1, 'NaN']))).toMatchObject(expected);
  });
});

describe('what later readers cannot take', () => {
  const text = 'a\0b\ud800';
  it.each<[string, unknown]>([
    ['a log line', { type: 'log', line: { level: 'log', text } }],
    ['an error', { type: 'threw', id: 1, error: { kind: 'runtime', name: text, message: text }, cost: null }],
    ['a result', returned({ [text]: [text] })],
    ['a cost', returned(1, { cost: { ...COST, kernels: { [text]: 1 } } })],
    ['progress', { type: 'progress', step: 1, values: { [text]: 1 } }],
  ])('NUL and half a surrogate pair in %s are no longer what they were', (_, message) => {
    const parsed = parse(message);
    expect(parsed.kind).toBe('message');
    expect(JSON.stringify(parsed)).not.toMatch(/\\u0000|\\ud800/);
    expect(JSON.stringify(parsed)).toContain('a[U+0000]b\uFFFD');
  });

  it.each(['\u001b[2J', '\u0007', '\u009b31m', '\u202e', '\u2066', '\r', '\u200b', '\u2028', '\u{e0041}'])(
    'what steers a terminal or turns a line, %j, is spelt out in every text',
    (steering) => {
      const own = `a${steering}b`;
      for (const message of [
        { type: 'log', line: { level: 'log', text: own } },
        { type: 'threw', id: 1, error: { kind: 'runtime', name: own, message: own }, cost: null },
        { type: 'refused', id: 1, operation: own, line: null },
        returned({ [own]: [own] }),
        returned(1, { cost: { ...COST, kernels: { [own]: 1 } } }),
        { type: 'progress', step: 1, values: { [own]: 1 } },
        { type: 'loaded', id: 1, exports: [own] },
      ]) {
        const read = parse(message);
        const text = JSON.stringify(read);
        expect(read.kind, text).toBe('message');
        expect(text).toMatch(/a\[U\+[0-9A-F]{4,5}\]/);
        expect(JSON.stringify(JSON.parse(text), null, 0)).not.toMatch(
          /\\u001b|\\u0007|\\r|[\u0080-\u009f\u2028\u202e\u2066\u200b]/,
        );
      }
    },
  );

  it('text that grows when it is spelt out keeps to its length', () => {
    const parsed = parse({ type: 'log', line: { level: 'log', text: '\u202e'.repeat(4_000) } });
    if (parsed.kind !== 'message' || parsed.message.type !== 'log') throw new Error('It is no log.');
    expect(parsed.message.line.text).toHaveLength(4_000);
  });

  it('a training that diverges says so: progress may be NaN or infinite, in words', () => {
    const values = { loss: 'NaN', gap: '-Infinity', accuracy: 0.1 };
    expect(parse({ type: 'progress', step: 1, values })).toMatchObject({ message: { values } });
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, '1'])('progress of %s is malformed', (value) => {
    expect(parse({ type: 'progress', step: 1, values: { loss: value } }).kind).toBe('malformed');
  });
});
