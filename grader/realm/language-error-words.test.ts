import { describe, expect, it } from 'vitest';
import { errorWords } from './error-words.ts';

describe('what is no function', () => {
  const words = (expression: string) => errorWords('TypeError', `${expression} is not a function`);

  it.each([
    ['x.reduce_sum', 'sum'],
    ['x.reduceSum', 'sum'],
    ['x.matmul', 'matMul'],
    ['x.mm', 'matMul'],
    ['a.b.view', 'reshape'],
    ['x.T', 'transpose'],
    ['x.unsqueeze', 'expandDims'],
    ['tf.arange', 'tf.range'],
    ['tf.onehot', 'tf.oneHot'],
    ['x.numpy', 'arraySync'],
    ['x.item', 'dataSync()[0]'],
    ['x.std', 'tf.moments(x).variance.sqrt()'],
    ['tf.ln', 'log'],
  ])('%s is `%s` here', (expression, here) => {
    expect(words(expression)).toBe(
      `\`${expression}\` is not a function. In TensorFlow.js it is \`${here}\`.`,
    );
  });

  it.each(['shape', 'rank', 'size', 'dtype', 'length'])('%s is a property', (property) => {
    expect(words(`x.${property}`)).toContain('Of a tensor it is a property: leave out the brackets.');
  });

  it.each(['map', 'forEach', 'reduce', 'slice', 'filter', 'every', 'some'])(
    '%s belongs to lists',
    (method) => {
      expect(words(`x.data(...).${method}`)).toContain('A promise must be awaited first');
    },
  );

  it.each([
    ['tf.relux', 'TensorFlow.js has no function `tf.relux`.'],
    ['tf.layers.relux', 'Is what stands before `.relux` a tensor?'],
    ['f', '`f` is not a function. What was it meant to be?'],
    ['(intermediate value)', 'What was it meant to be?'],
    ['x.toString', 'Is what stands before `.toString` a tensor?'],
    ['x.__proto__', 'Is what stands before `.__proto__` a tensor?'],
    ['x[0]', '`x[0]` is not a function. What was it meant to be?'],
  ])('%s', (expression, told) => {
    expect(words(expression)).toContain(told);
  });
});

describe('a name that is not defined', () => {
  const words = (name: string) => errorWords('ReferenceError', `${name} is not defined`);

  it.each([
    ['tf', "Begin the file with `import * as tf from '@tensorflow/tfjs';`."],
    ['np', 'there is no NumPy here. The operations are in `tf`.'],
    ['torch', 'there is no PyTorch here. The operations are in `tf`.'],
    ['None', 'In TypeScript it is `null`.'],
    ['True', 'In TypeScript it is `true`.'],
    ['False', 'In TypeScript it is `false`.'],
    ['none', 'Is it written otherwise where it is made'],
    ['größe', '`größe` is not defined. Is it written otherwise'],
    ['$x_1', '`$x_1` is not defined. Is it'],
  ])('%s', (name, told) => {
    expect(words(name)).toContain(told);
  });
});

describe('other errors of the language', () => {
  it.each([
    [
      "Cannot read properties of undefined (reading 'shape')",
      'Something is undefined here: what stands before `.shape`,',
    ],
    ["Cannot read properties of null (reading '0')", 'Something is null here: what stands before `[0]`,'],
    ["Cannot read properties of undefined (reading '12')", '`[12]`'],
    [
      "Cannot destructure property 'w' of 'layer' as it is undefined.",
      '`w` cannot be taken from `layer`, which is undefined.',
    ],
    [
      "Cannot destructure property 'w' of 'undefined' as it is undefined.",
      '`w` cannot be taken from the argument, which is undefined.',
    ],
    ['x is not iterable', '`x` is no list that'],
    [
      'undefined is not iterable (cannot read property Symbol(Symbol.iterator))',
      '`undefined` is no list that',
    ],
    ['Assignment to constant variable.', 'Declare it with `let`'],
    ["Cannot access 'w' before initialization", '`w` is used before the line that gives it a value.'],
  ])('%s', (message, told) => {
    expect(errorWords('TypeError', message)).toContain(told);
  });

  it('are said in other words whatever the engine calls them', () => {
    expect(errorWords('RangeError', 'Maximum call stack size exceeded')).toContain(
      'calls itself without end',
    );
    for (const name of ['TypeError', 'ReferenceError', 'RangeError'])
      expect(errorWords(name, 'Assignment to constant variable.')).toContain('`const`');
  });
});

it('messages are worded up to the length that any of the library has', () => {
  const end = ' is not a function';
  const longest = 'x'.repeat(1_000 - end.length);
  expect(errorWords('TypeError', `${longest}${end}`)).toContain('What was it meant to be?');
  expect(errorWords('TypeError', `${longest}x${end}`)).toBe(`${longest}x${end}`);
});

describe('the words of the code itself', () => {
  it.each([
    ['Error', 'x is not a function'],
    ['Error', "Cannot read properties of undefined (reading 'shape')"],
    ['SyntaxError', 'x is not a function'],
    ['MyError', 'Tensor is disposed.'],
    ['constructor', 'x is not defined'],
    ['TypeError', 'x is not a function, really'],
    ['TypeError', ''],
    ['ReferenceError', 'a b is not defined'],
    ['TypeError', `${'x'.repeat(1_000)} is not a function`],
  ])('%s: %s are left as they are', (name, message) => {
    expect(errorWords(name, message)).toBe(message);
  });
});
