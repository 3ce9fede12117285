/** What TensorFlow.js says when an operation cannot be done, in words for somebody who learns it. */
import { counted } from '#grader/protocol/count-words.ts';

export type Rule = readonly [message: RegExp, words: (...groups: string[]) => string];

/** "2,3" as people write it: "[2, 3]". */
const shape = (dims = ''): string => `[${dims.split(',').join(', ')}]`;
const dimsOf = (dims = ''): string[] => (dims === '' ? [] : dims.split(','));

/** Messages of TensorFlow.js 4.22; `error-words.test.ts` provokes each of them. */
export const TENSOR_RULES: readonly Rule[] = [
  [
    /^Error in matMul: inner shapes \((.+)\) and \((.+)\) of Tensors with shapes ([\d,]*) and ([\d,]*) and transposeA=(true|false) and transposeB=(true|false) must match\.$/,
    (inner, outer, a, b, transposeA, transposeB) =>
      matMulWords({ inner, outer, a, b, transposed: [transposeA === 'true', transposeB === 'true'] }),
  ],
  [
    /^Operands could not be broadcast together with shapes ([\d,]*) and ([\d,]*)\.$/,
    (a, b) => broadcastWords(a, b),
  ],
  [/^Size\((\d+)\) must match the product of shape (.*)$/, (size, dims) => reshapeWords(size, dims)],
  [
    /^The implicit shape can't be a fractional number\. Got (\d+) \/ (\d+)$/,
    (size, others) =>
      `A tensor of ${count(size)} cannot be reshaped: the other sizes multiply to ${others}, which does not divide ${size}.`,
  ],
  [
    /^The new shape \((.*)\) has NaN elements/,
    (dims) =>
      `The shape ${shape(dims)} has a size that is no number. Is a size undefined, or a matrix expected where a vector came?`,
  ],
  [
    /^Tensor must have a shape comprised of positive integers but got shape \[(.*)\]\.$/,
    (dims) =>
      `${shape(dims)} is no shape: every size must be a whole number, 0 or more. Round with \`Math.floor\`, and look for sizes that are undefined.`,
  ],
  [
    /^All values in axis param must be in range \[-(\d+), \d+\) but got axis (.*)$/,
    (rank, axes) =>
      `There is no axis ${axes?.split(',').join(', ')} in a tensor of rank ${rank}: its axes are 0 to ${Number(rank) - 1}, and −1 is the last.`,
  ],
  [
    /^Argument '(.+)' passed to '(.+)' must be a Tensor or TensorLike, but got '(.+)'$/,
    (argument, name, came) => argumentWords({ argument, name, came }),
  ],
  [
    /^Argument '(.+)' passed to '(.+)' must be (.+) tensor, but got (.+) tensor$/,
    (argument, name, wanted, came) =>
      `\`${name}\` wants ${wanted} for \`${argument}\` and got ${came}. Convert with \`.cast('${wanted}')\`${wanted === 'bool' ? ', or compare, as in `x.greater(0)`' : ''}.`,
  ],
  [/^Tensor is disposed\.$/, () => DISPOSED],
  // What operations say of a disposed tensor: they look for its backend.
  [/^Cannot read properties of undefined \(reading 'backend'\)$/, () => DISPOSED],
  [
    /^Error in transpose: rank of input (\d+) must match length of perm (.*)\.$/,
    (rank, order) =>
      `\`transpose\` of a tensor of rank ${rank} wants ${counted(rank ?? '', 'axis')}, and got ${shape(order)}.`,
  ],
  [
    /^Error in concat\w*: Shape of tensors\[\d+\] \((.*)\) does not match the shape of the rest \((.*)\) along the non-concatenated axis (\d+)\.$/,
    (one, rest, axis) =>
      `\`concat\` cannot join ${shape(rest)} and ${shape(one)}: off the axis that they are joined along all sizes must agree, and on axis ${axis} they do not.`,
  ],
  [
    /^Error in concat\w*: rank of tensors\[\d+\] must be the same as the rank of the rest \((\d+)\)$/,
    (rank) => `\`concat\` wants tensors of one rank, and not all of these have rank ${rank}.`,
  ],
  [
    /^Pass at least one tensor to (?:tf\.)?(concat|stack)$/,
    (name) =>
      `\`${name}\` got an empty list. Is there an input, or a number of steps, for which nothing is put in?`,
  ],
  [
    /^All tensors passed to stack must have matching shapes Shapes (.*) and (.*) must match$/,
    (a, b) => `\`stack\` wants tensors of one shape, and got ${shape(a)} and ${shape(b)}.`,
  ],
  [
    /^All tensors passed to tf\.addN\(\) must have the same shape$/,
    () => '`addN` wants tensors of one shape; it does not broadcast.',
  ],
  [
    /^Error in slice\w*: begin\[(\d+)\] \+ size\[\d+\] \((-?\d+)\) would overflow input\.shape\[\d+\] \((\d+)\)$/,
    (axis, end, extent) =>
      `\`slice\` reaches beyond the tensor: along axis ${axis} it would end at ${end}, and there ${extent === '1' ? 'is' : 'are'} ${counted(extent ?? '', 'place')}. The second argument is a size, not an end.`,
  ],
  [
    /^Error in slice\w*: Length of begin (.*) must match the rank of the array \((\d+)\)\.$/,
    (begin, rank) =>
      `\`slice\` from ${shape(begin)} does not fit a tensor of rank ${rank}: it wants one number an axis.`,
  ],
  [
    /^GatherV2: the index value (-?\d+) is not in \[0, (-?\d+)\]$/,
    (index, last) => `\`gather\` asks for position ${index}; the last one is ${last}.`,
  ],
  [
    /^values passed to tensor\(values\) must be/,
    () =>
      '`tf.tensor` wants numbers, or lists of them. It got something else: undefined, a tensor (which needs no second one), or a promise (await it).',
  ],
  [
    /^tensor(\d)d\(\) requires values to be /,
    (rank) =>
      `\`tf.tensor${rank}d\` wants plain numbers in ${rank === '1' ? 'a flat list' : 'nested lists'}. What is a tensor already needs none of this.`,
  ],
  [
    /^Error creating a new Scalar: value must be a primitive/,
    () => '`tf.scalar` wants one number, and got something else.',
  ],
  [
    /^Based on the provided shape, \[(.*)\], the tensor should have (\d+) values but has (\d+)$/,
    (dims, wanted, came) => `${count(came)} cannot fill shape ${shape(dims)}, which has room for ${wanted}.`,
  ],
  [
    /^Error in conv2d: depth of input \((\d+)\) must match input depth for filter (\d+)\.$/,
    (channels, wanted) =>
      `\`conv2d\` got ${counted(channels ?? '', 'channel')}, and its filters [F, F, C, K] are made for ${wanted}.`,
  ],
  [
    /^Error in (\w+): input must be rank (\d+),? but got rank (\d+)\.$/,
    (name, wanted, came) => `\`${name}\` wants a tensor of rank ${wanted} and got one of rank ${came}.`,
  ],
  [
    /^Error in dot: inner dimensions of inputs must match, but got (\d+) and (\d+)\.$/,
    (a, b) => `\`dot\` wants the inner sizes to agree, and got ${a} and ${b}.`,
  ],
  [
    /^Can't squeeze axis (\d+) since its dim '(\d+)' is not 1$/,
    (axis, extent) => `\`squeeze\` drops only axes of size 1, and axis ${axis} has size ${extent}.`,
  ],
  [
    /^Cannot compute gradient of y=f\(x\) with respect to x\./,
    () =>
      'No gradient flows from the result to the input. Values read with `dataSync()` or `arraySync()` cut the chain; stay with tensor operations inside the function.',
  ],
  [/^Cannot compute gradient: gradient function not found for (\w+)\.$/, (kernel) => noGradientWords(kernel)],
  [
    /^Error in gradient of (?:depthwise)?[cC]onv2[dD]\w*: dilation rates greater than 1 are not yet supported in gradients/,
    () =>
      'TensorFlow.js has no gradient for a convolution with dilation. Put zeros between the filter values instead, or slice the windows yourself.',
  ],
  [
    /^Softmax along a non-last dimension is not yet supported\./,
    () =>
      '`tf.softmax` and `tf.logSoftmax` work along the last axis alone here. Transpose so that the axis comes last, and back afterwards.',
  ],
  [
    /^Support for more than 2 input tensors is not implemented yet\.$/,
    () =>
      '`tf.einsum` of TensorFlow.js takes two tensors at most. Multiply two of yours first, and the result with the third.',
  ],
  [
    /^Error in (\w+): +Shapes (.*) and (.*) must match$/,
    (name, a, b) => `\`${name}\` wants two tensors of one shape, and got ${shape(a)} and ${shape(b)}.`,
  ],
];

const DISPOSED =
  'A tensor is used here that is disposed already. `tf.tidy` disposes everything made inside but what it returns, and it cannot be async; `tf.customGrad` disposes what its function made but for its `value` and what `save([…])` was given; `dispose()` is for what nobody needs any more.';

/** What to do instead where an operation has no gradient, by the name of its kernel. */
const INSTEAD: Readonly<Record<string, string>> = {
  ArgMax: 'an index has none; build a mask with `tf.oneHot` if values at that index are wanted',
  ArgMin: 'an index has none; build a mask with `tf.oneHot` if values at that index are wanted',
  CropAndResize: 'use `tf.slice` and `tf.image.resizeBilinear`',
  MaxPoolWithArgmax: 'use `tf.maxPool`',
  Multinomial: 'a random choice has none; take the logarithm of its probability instead',
};

function noGradientWords(kernel = ''): string {
  const operation = `tf.${kernel.charAt(0).toLowerCase()}${kernel.slice(1)}`;
  const instead = INSTEAD[kernel];
  return `TensorFlow.js has no gradient for \`${operation}\`${instead ? `: ${instead}` : '. Say it with other operations, or keep it outside of what is differentiated'}.`;
}

function count(values = ''): string {
  return counted(values, 'value');
}

interface Product {
  readonly inner: string | undefined;
  readonly outer: string | undefined;
  readonly a: string | undefined;
  readonly b: string | undefined;
  readonly transposed: readonly [boolean, boolean];
}

function matMulWords({ inner, outer, a = '', b = '', transposed }: Product): string {
  const [left, right] = [a, b].map((dims, i) => `${shape(dims)}${transposed[i] ? ' transposed' : ''}`);
  const meets = `\`matMul\` cannot multiply ${left} by ${right}`;
  if (outer === 'undefined' || inner === 'undefined') {
    return `${meets}: both must be matrices. Make a vector one with \`.expandDims()\`, or use \`dot\`.`;
  }
  return `${meets}: the columns of the first (${inner}) must be as many as the rows of the second (${outer}). Is one to be transposed, or reshaped before?`;
}

function broadcastWords(a = '', b = ''): string {
  const pair = `${shape(a)} and ${shape(b)}`;
  const keeps = droppedAxis(dimsOf(a), dimsOf(b)) || droppedAxis(dimsOf(b), dimsOf(a));
  const advice = keeps
    ? ' A sum, mean or maximum over an axis drops that axis; pass `true` after the axis to keep it with size 1.'
    : '';
  return `Shapes ${pair} do not go together element by element: they are lined up at their last axes, where sizes must be equal or 1.${advice}`;
}

/** Whether `short` is `long` without one of its axes. */
function droppedAxis(long: readonly string[], short: readonly string[]): boolean {
  if (short.length === 0 || long.length !== short.length + 1) return false;
  return long.some((_, axis) => long.toSpliced(axis, 1).join() === short.join());
}

function reshapeWords(size = '', dims = ''): string {
  const sizes = dimsOf(dims).map(Number);
  if (sizes.some((each) => !Number.isInteger(each))) {
    return `${shape(dims)} is no shape to reshape to: every size must be a whole number. Round with \`Math.floor\`, and look for sizes that are undefined.`;
  }
  const room = sizes.reduce((product, each) => product * each, 1);
  return `A tensor of ${count(size)} cannot be reshaped to ${shape(dims)}, which has room for ${room}.`;
}

interface BadArgument {
  readonly argument: string | undefined;
  readonly name: string | undefined;
  readonly came: string | undefined;
}

function argumentWords({ argument, name, came }: BadArgument): string {
  const wants = `\`${name}\` wants a tensor or numbers for \`${argument}\` and got `;
  if (came === 'null') {
    return `${wants}nothing: it is undefined or null. Look for a name or a property that is written otherwise, or an argument that is missing.`;
  }
  if (came === 'Promise') return `${wants}a promise. Await it first.`;
  return `${wants}${came === 'Object' ? 'an object' : `a value of type ${came}`}. Which property of it is meant?`;
}
