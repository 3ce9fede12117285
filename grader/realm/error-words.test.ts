import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, it } from 'vitest';
import { errorWords } from './error-words.ts';

beforeAll(() => tf.setBackend('cpu'));

/** As code without types does it. */
// biome-ignore lint/suspicious/noExplicitAny: mistakes that the compiler would find are made on purpose
const loose = tf as any;
const wide = () => loose.ones([2, 3]);
const tall = () => loose.ones([4, 5]);
const unsaved = loose.customGrad((x: tf.Tensor) => {
  const value = x.square();
  const half = value.mul(0.5);
  return { value, gradFunc: (dy: tf.Tensor) => dy.mul(half) };
});
const gone = () => {
  const tensor = loose.ones([2]);
  tensor.dispose();
  return tensor;
};

/** The words for what `mistake` throws. An update of the library that says it otherwise fails here. */
function wordsOf(mistake: () => unknown): string {
  try {
    mistake();
  } catch (thrown) {
    const { name, message } = thrown as Error;
    const words = errorWords(name, message);
    expect(words, 'is said in other words').not.toBe(message);
    return words;
  }
  throw new Error('The mistake was none.');
}

it.each<[string, () => unknown, string]>([
  ['matMul', () => wide().matMul(tall()), 'cannot multiply [2, 3] by [4, 5]: the columns of the first (3)'],
  [
    'matMul with a transposition',
    () => tf.matMul(wide(), tall(), true),
    '[2, 3] transposed by [4, 5]: the columns of the first (2)',
  ],
  ['matMul of a vector', () => wide().matMul(loose.ones([2])), 'both must be matrices'],
  [
    'broadcasting',
    () => wide().add(tall()),
    'Shapes [2, 3] and [4, 5] do not go together element by element',
  ],
  ['a sum that lost its axis', () => wide().div(wide().sum(1)), 'pass `true` after the axis'],
  [
    'reshape',
    () => wide().reshape([4, 2]),
    'A tensor of 6 values cannot be reshaped to [4, 2], which has room for 8.',
  ],
  ['reshape to halves', () => loose.ones([16]).reshape([1.5, 16]), 'every size must be a whole number'],
  ['reshape with −1', () => wide().reshape([4, -1]), 'multiply to 4, which does not divide 6'],
  ['a size of NaN', () => loose.fill([Number.NaN], 1), '[NaN] is no shape'],
  ['an axis too many', () => wide().sum(2), 'There is no axis 2 in a tensor of rank 2: its axes are 0 to 1'],
  [
    'an argument that is missing',
    () => wide().mul(undefined),
    '`mul` wants a tensor or numbers for `b` and got nothing',
  ],
  ['a promise', () => wide().add(Promise.resolve(1)), 'got a promise. Await it first.'],
  ['an object', () => wide().add({}), 'got an object. Which property of it is meant?'],
  [
    'a mask of numbers',
    () => loose.where(wide(), wide(), wide()),
    "`where` wants bool for `condition` and got float32. Convert with `.cast('bool')`, or compare",
  ],
  ['a disposed tensor', () => gone().add(1), 'disposed already'],
  [
    'a result that `customGrad` was not told to save',
    () => loose.grad(unsaved)(loose.scalar(2)),
    '`save([…])`',
  ],
  ['a disposed tensor in an operation', () => tf.add(gone(), 1), 'disposed already'],
  [
    'transpose',
    () => wide().transpose([0, 2, 1]),
    '`transpose` of a tensor of rank 2 wants 2 axes, and got [0, 2, 1].',
  ],
  ['transpose of a vector', () => loose.ones([2]).transpose([0, 1]), 'a tensor of rank 1 wants 1 axis, and'],
  ['concat', () => tf.concat([wide(), tall()]), '`concat` cannot join [2, 3] and [4, 5]'],
  ['concat of two ranks', () => tf.concat([wide(), loose.ones([2])]), 'tensors of one rank'],
  ['an empty list', () => tf.stack([]), '`stack` got an empty list'],
  [
    'stack',
    () => tf.stack([wide(), tall()]),
    '`stack` wants tensors of one shape, and got [2, 3] and [4, 5].',
  ],
  ['addN', () => tf.addN([wide(), tall()]), 'it does not broadcast'],
  ['slice', () => wide().slice([0, 0], [3, 3]), 'along axis 0 it would end at 3, and there are 2 places'],
  ['slice of one place', () => loose.ones([1]).slice([0], [2]), 'would end at 2, and there is 1 place.'],
  ['slice of another rank', () => wide().slice([0, 0, 0], [1, 1, 1]), 'does not fit a tensor of rank 2'],
  ['gather', () => loose.gather(wide(), [5]), 'asks for position 5; the last one is 1'],
  ['a tensor of nothing', () => loose.tensor(undefined), '`tf.tensor` wants numbers'],
  [
    'a list that is not flat',
    () => loose.tensor1d([[1]]),
    '`tf.tensor1d` wants plain numbers in a flat list',
  ],
  ['a scalar of a list', () => loose.scalar([1]), '`tf.scalar` wants one number'],
  [
    'values that do not fill a shape',
    () => tf.tensor([1, 2, 3], [2, 2]),
    '3 values cannot fill shape [2, 2], which has room for 4.',
  ],
  [
    'channels',
    () => loose.conv2d(loose.ones([1, 4, 4, 2]), loose.ones([3, 3, 1, 1]), 1, 'valid'),
    '`conv2d` got 2 channels',
  ],
  [
    'one channel',
    () => loose.conv2d(loose.ones([1, 4, 4, 1]), loose.ones([3, 3, 2, 1]), 1, 'valid'),
    '`conv2d` got 1 channel, and',
  ],
  [
    'a rank',
    () => loose.maxPool(wide(), 2, 2, 'valid'),
    '`maxPool` wants a tensor of rank 4 and got one of rank 2.',
  ],
  ['dot', () => tf.dot(wide(), loose.ones([2])), 'inner sizes to agree, and got 3 and 2'],
  ['squeeze', () => wide().squeeze([0]), 'axis 0 has size 2'],
  [
    'an operation without a gradient',
    () => tf.grad((x) => loose.maxPoolWithArgmax(x, 2, 2, 'valid').result)(loose.ones([1, 4, 4, 1])),
    'has no gradient for `tf.maxPoolWithArgmax`: use `tf.maxPool`.',
  ],
  [
    'a gradient of a convolution with dilation',
    () =>
      tf.grad((x) => tf.conv2d(x as tf.Tensor4D, loose.ones([2, 2, 1, 1]), 1, 'valid', 'NHWC', 2))(
        loose.ones([1, 4, 4, 1]),
      ),
    'no gradient for a convolution with dilation',
  ],
  ['softmax along another axis', () => tf.softmax(wide(), 0), 'work along the last axis alone'],
  [
    'three tensors at once',
    () => tf.einsum('ij,jk,kl->il', wide(), tall(), wide()),
    '`tf.einsum` of TensorFlow.js takes two tensors at most',
  ],
  ['a gradient of a constant', () => tf.grad(() => tf.scalar(1))(wide()), 'No gradient flows'],
  [
    'a loss of two shapes',
    () => tf.losses.softmaxCrossEntropy(wide(), tall()),
    '`softmaxCrossEntropy` wants two tensors of one shape',
  ],
  ['a shape with a hole', () => tf.matMul(loose.ones([2]), wide()), 'has a size that is no number'],
])('%s is told with its sizes and what to do', (_what, mistake, words) => {
  expect(wordsOf(mistake)).toContain(words);
});

it.each<[string, () => unknown, string]>([
  ['another library’s name', () => wide().reduce_sum(), 'In TensorFlow.js it is `sum`.'],
  ['a property that is called', () => wide().shape(), 'leave out the brackets'],
  ['a promise taken for a list', () => wide().data().map(Number), 'A promise must be awaited first'],
  ['a method of something else', () => loose.ones([1]).sum(0).dataSync()[0].softplus(), 'a tensor?'],
  ['a number taken for a function', () => (loose.ones([1]).size as () => void)(), 'leave out the brackets'],
  [
    'a property of nothing',
    () => loose.nowhere.shape,
    'Something is undefined here: what stands before `.shape`, or an argument of the operation.',
  ],
  [
    'an argument that never came',
    () => {
      const { w } = loose.nowhere;
      return w;
    },
    '`w` cannot be taken from `',
  ],
  ['a tensor gone through', () => [...wide()], 'is no list'],
  [
    'endless recursion',
    function again(): unknown {
      return again();
    },
    'calls itself without end',
  ],
])('%s is told in the words of the course', (_what, mistake, words) => {
  expect(wordsOf(mistake)).toContain(words);
});

it.each([
  ['tf', 'import * as tf from'],
  ['np', 'no NumPy here'],
  ['None', 'In TypeScript it is `null`.'],
  ['kernal', 'Is it written otherwise'],
])('the unknown name %s', (name, words) => {
  expect(errorWords('ReferenceError', `${name} is not defined`)).toContain(words);
});

it('says that the library has no such function', () => {
  const words = errorWords('TypeError', 'tf.frobnicate is not a function');
  expect(words).toContain('TensorFlow.js has no function `tf.frobnicate`.');
});

it('leaves alone what a student throws', () => {
  expect(errorWords('Error', 'not written yet')).toBe('not written yet');
  expect(errorWords('MyError', 'x is not a function')).toBe('x is not a function');
  expect(errorWords('Error', 'x is not a function')).toBe('x is not a function');
});

it('names the letter of another script in a name that nobody knows', () => {
  expect(errorWords('ReferenceError', 'r\u0435sult is not defined')).toBe(
    '`r\u0435sult` is not defined: `\u0435` (U+0435) looks like the letter `e` and is another. Type `e` instead.',
  );
  expect(errorWords('TypeError', 'x.m\u0430ximum is not a function')).toBe(
    '`x.m\u0430ximum` is not a function: `\u0430` (U+0430) looks like the letter `a` and is another. Type `a` instead.',
  );
  expect(errorWords('ReferenceError', 'größe is not defined')).toMatch(/^`größe` is not defined\. Is it/);
});

it('takes no member of every object for a name of another library', () => {
  expect(errorWords('TypeError', 'x.constructor is not a function')).toMatch(
    /^`x\.constructor` is not a function\. Is/,
  );
  expect(errorWords('ReferenceError', 'valueOf is not defined')).toMatch(
    /^`valueOf` is not defined\. Is it written/,
  );
});
