import { describe, expect, it } from 'vitest';
import { isTensor, LiteralProblem, literalReader } from './literal-text.ts';

const read = (text: string) => {
  const reader = literalReader(text);
  const value = reader.value();
  expect(reader.isAtEnd()).toBe(true);
  return value;
};
function problemOf(text: string): { at: number; message: string } {
  try {
    read(text);
  } catch (error) {
    if (error instanceof LiteralProblem) return { at: error.at, message: error.message };
    throw error;
  }
  throw new Error('It was read.');
}
const float32 = (shape: number[], data: unknown[]) => ({ dtype: 'float32', shape, data });

describe('a number of a statement', () => {
  it.each([
    ['0', 0],
    ['-0', 0],
    ['7', 7],
    ['-7.', -7],
    ['.5', 0.5],
    ['-.5e-2', -0.005],
    ['1E3', 1000],
    ['1e+3', 1000],
    ['1e999', 'Infinity'],
    ['-1e999', '-Infinity'],
    ['Infinity', 'Infinity'],
    ['-Infinity', '-Infinity'],
    ['NaN', 'NaN'],
    ['1e-999', 0],
    ['9007199254740993', 9007199254740992],
  ])('%s is %s', (text, value) => {
    expect(read(text)).toBe(value);
  });

  it('has no sign where it is nothing: JSON has none either', () => {
    expect(Object.is(read('-0.0'), 0)).toBe(true);
  });

  it.each(['+1', '--1', '- 1', '.', 'e3', '−1', '½', '１'])('is not %s', (text) => {
    expect(problemOf(text).message).toContain('expected a number, a list, a record or a word in quotes');
  });

  it.each(['1 2', '1_000', '0x10', '1n', '1,5'])('ends where %s goes on', (text) => {
    const reader = literalReader(text);
    expect([reader.value(), reader.isAtEnd()]).toEqual([text === '0x10' ? 0 : 1, false]);
  });
});

describe('a list', () => {
  it.each([
    ['[]', float32([0], [])],
    ['[1, 2]', float32([2], [1, 2])],
    ['[1, 2,]', float32([2], [1, 2])],
    ['[1, ]', float32([1], [1])],
    ['[ [1]\n, [2] ]', float32([2, 1], [1, 2])],
    ['[NaN, -Infinity]', float32([2], ['NaN', '-Infinity'])],
    ['[[], []]', float32([2, 0], [])],
    ['[tensor(1), 2]', float32([2], [1, 2])],
    ['[true, false]', { dtype: 'bool', shape: [2], data: [1, 0] }],
    ["['a', 'b']", ['a', 'b']],
    ['[1, true]', [1, true]],
    ['[null]', [null]],
    ['[[true], [false]]', float32([2, 1], [1, 0])],
    ['list([1], [1, 2])', [float32([1], [1]), float32([2], [1, 2])]],
    ['list()', []],
    ['list(true, false)', [true, false]],
  ])('%s is what it looks like', (text, value) => {
    expect(read(text)).toEqual(value);
  });

  it.each([
    ['[1, [2]]', 0],
    ['[[1, 2], [3]]', 0],
    ['list(1, [[1], [2, 3]])', 8],
  ])('%s has rows of one length: told where it begins', (text, at) => {
    expect(problemOf(text)).toEqual({
      at,
      message: expect.stringContaining('rows of a tensor have one length'),
    });
  });

  it.each([
    ['[1 2]', 3, 'expected `,` or `]`, and here is `2]`.'],
    ['[1', 2, 'expected `,` or `]`, and here is the end.'],
    ['[,]', 1, 'and here is `,]`.'],
    ['[1,,2]', 3, 'and here is `,2]`.'],
    ['list(1', 6, 'expected `,` or `)`, and here is the end.'],
  ])('%s is told at its place', (text, at, words) => {
    expect(problemOf(text)).toEqual({ at, message: expect.stringContaining(words) });
  });
});

describe('a maker', () => {
  it.each([
    ['tensor(3)', float32([], [3])],
    ['tensor([1, 0])', float32([2], [1, 0])],
    ['int32([1, 2])', { dtype: 'int32', shape: [2], data: [1, 2] }],
    ['int32(7)', { dtype: 'int32', shape: [], data: [7] }],
    ['bool([1, 0])', { dtype: 'bool', shape: [2], data: [1, 0] }],
    ['int32 ( [\n[1]] )', { dtype: 'int32', shape: [1, 1], data: [1] }],
    ['float(1)', null],
    ['tensor()', null],
    ['tensor(1, 2)', null],
    ["tensor('a')", null],
    ['tensor(true)', null],
    ['tensor({})', null],
    ['toString(1)', null],
    ['constructor(1)', null],
    ['__proto__(1)', null],
  ])('%s makes what it says, or is told', (text, value) => {
    if (value === null)
      expect(problemOf(text).message).toContain('Known: tensor(…), int32(…), bool(…), list(…)');
    else expect(read(text)).toEqual(value);
  });
});

describe('words, texts and records', () => {
  it.each([
    ['true', true],
    ['null', null],
    ['\'a "b"\'', 'a "b"'],
    ['"it\'s"', "it's"],
    ['""', ''],
    ["'\\n'", '\\n'],
    ['{}', {}],
    ['{ stride: 2, pad: [1] }', { stride: 2, pad: float32([1], [1]) }],
    ["{ mode: 'same', deep: { yes: true } }", { mode: 'same', deep: { yes: true } }],
    ['{ $a: 1, _b: 2 }', { $a: 1, _b: 2 }],
    ['{ a: 1, }', { a: 1 }],
    ['{ a: { b: 2,}, \n}', { a: { b: 2 } }],
  ])('%s are themselves', (text, value) => {
    expect(read(text)).toEqual(value);
  });

  it.each([
    ["'two\nlines'", "`'two`"],
    ["'open", "`'open`"],
    ['undefined', 'the end'],
    ['yes', 'the end'],
    ['{ 1: 2 }', 'expected a name, and here is `1: 2 }`.'],
    ['{ "a": 2 }', 'expected a name, and here is `"a": 2 }`.'],
    ['{ a 2 }', 'expected `:`, and here is `2 }`.'],
    ['{ a: }', 'and here is `}`.'],
    ['{ a: 1 b: 2 }', 'expected `,` or `}`'],
    ['{ ...a }', 'expected a name'],
    ['{ , }', 'expected a name, and here is `, }`.'],
    ['{ a: 1,, }', 'expected a name, and here is `, }`.'],
    ['', 'and here is the end.'],
    ['\n \t', 'and here is the end.'],
  ])('%j is told with what stands there', (text, words) => {
    expect(problemOf(text).message).toContain(words);
  });

  it('a record may hold a name of every object, as its own', () => {
    const record = read('{ constructor: 1, __proto__: { shape: 1 } }') as Record<string, unknown>;
    expect(Object.hasOwn(record, '__proto__')).toBe(true);
    expect(Object.getPrototypeOf(record)).toBe(Object.prototype);
  });

  it('a place is that of the next thing written, on whatever line', () => {
    expect(problemOf('{ a   \n  b }')).toEqual({ at: 9, message: 'expected `:`, and here is `b }`.' });
  });

  it('shows no more of what is wrong than a line is long', () => {
    const { message } = problemOf(`[1 ${'x'.repeat(500)}`);
    expect(message.length).toBeLessThan(80);
  });
});

it('brackets without end are told, and are no end of the reader', () => {
  expect(read(`${'['.repeat(16)}1${']'.repeat(16)}`)).toMatchObject({ shape: Array(16).fill(1) });
  for (const inner of ['', '1', '[]']) {
    const nested = `${'['.repeat(17)}${inner}${']'.repeat(17)}`;
    expect(problemOf(nested)).toMatchObject({ at: 17, message: expect.stringContaining('16 deep') });
  }
  for (const bracket of ['[', 'list(', '{ a: ']) {
    expect(problemOf(bracket.repeat(100_000)).message).toContain('nests more than 16 deep');
  }
});

it('reads on from where it stands, token by token', () => {
  const reader = literalReader('  f ( 1 ) → [2]');
  expect(reader.at()).toBe(2);
  expect(reader.name('a name')).toBe('f');
  expect([reader.takes(')'), reader.takes('(')]).toEqual([false, true]);
  expect(reader.valuesUntil(')')).toEqual([1]);
  reader.expects('→', 'an arrow');
  expect(reader.value()).toEqual(float32([1], [2]));
  expect(reader.isAtEnd()).toBe(true);
  expect(() => reader.name('a name')).toThrow('expected a name, and here is the end.');
});

it.each<[unknown, boolean]>([
  [{ shape: [], data: [1], dtype: 'float32' }, true],
  [{ shape: [], data: [1] }, false],
  [[], false],
  [null, false],
  [undefined, false],
  ['shape data dtype', false],
])('%j is a tensor: %s', (value, is) => {
  expect(isTensor(value as never)).toBe(is);
});
