/** Frequent errors of JavaScript and TensorFlow.js in words that say what is wrong and what to do. */
import { lookAlikesIn, lookAlikeWords } from './loading/look-alikes.ts';
import { type Rule, TENSOR_RULES } from './tensor-error-words.ts';

/** What people write who come from NumPy, PyTorch or TensorFlow for Python, without underscores and capitals. */
const NAMES_HERE: Readonly<Record<string, string>> = {
  arange: 'tf.range',
  argmax: 'argMax',
  argmin: 'argMin',
  astype: 'cast',
  clip: 'clipByValue',
  concatenate: 'tf.concat',
  divide: 'div',
  expanddims: 'expandDims',
  item: 'dataSync()[0]',
  length: 'size',
  ln: 'log',
  logarithm: 'log',
  matmul: 'matMul',
  mm: 'matMul',
  multiply: 'mul',
  numpy: 'arraySync',
  onehot: 'tf.oneHot',
  permute: 'transpose',
  power: 'pow',
  randn: 'tf.randomNormal',
  reducemax: 'max',
  reducemean: 'mean',
  reducesum: 'sum',
  std: 'tf.moments(x).variance.sqrt()',
  subtract: 'sub',
  t: 'transpose',
  tolist: 'arraySync',
  tonumpy: 'arraySync',
  unsqueeze: 'expandDims',
  var: 'tf.moments(x).variance',
  variance: 'tf.moments(x).variance',
  view: 'reshape',
  zeroslike: 'tf.zerosLike',
};
/** Properties of a tensor that look like methods. */
const PROPERTIES = ['shape', 'rank', 'size', 'dtype', 'length'];
/** Methods of an array that a promise of one does not have. */
const LIST_METHODS = ['map', 'forEach', 'reduce', 'slice', 'filter', 'every', 'some'];

const LANGUAGE_RULES: readonly Rule[] = [
  [/^(.+) is not a function$/, (expression = '') => notFunctionWords(expression)],
  [/^([\p{ID_Continue}$]+) is not defined$/u, (name = '') => undefinedNameWords(name)],
  [
    /^Cannot read properties of (undefined|null) \(reading '(.+)'\)$/,
    (nothing, property) =>
      `Something is ${nothing} here: what stands before \`${access(property)}\`, or an argument of the operation. Look for a name that is written otherwise, an index past the end, or a value that was never given.`,
  ],
  [
    /^Cannot destructure property '(.+)' of '(.+)' as it is (undefined|null)\.$/,
    (property, from, nothing) =>
      `\`${property}\` cannot be taken from ${from === nothing ? 'the argument' : `\`${from}\``}, which is ${nothing}. Look for an argument that is missing, or a property that is written otherwise.`,
  ],
  [
    /^(.+) is not iterable/,
    (expression) =>
      `\`${expression}\` is no list that \`[…]\`, \`...\` or \`for … of\` could go through. Of a tensor, \`unstack()\` or \`arraySync()\` makes one; a promise must be awaited.`,
  ],
  [
    /^Assignment to constant variable\.$/,
    () => 'A `const` is assigned again here. Declare it with `let` if it is to change.',
  ],
  [
    /^Maximum call stack size exceeded$/,
    () => 'A function calls itself without end. What is the case in which it stops?',
  ],
  [
    /^Cannot access '(.+)' before initialization$/,
    (name) => `\`${name}\` is used before the line that gives it a value.`,
  ],
];

/** Longer ones are nobody's but the code's own. */
const MESSAGE_LENGTH_MAX = 1_000;
/** Errors that the language or the library throws; what a student throws keeps its words. */
const NAMES = ['Error', 'TypeError', 'ReferenceError', 'RangeError'];

/** The message of an error in plain words; as it is where there are none. */
export function errorWords(name: string, message: string): string {
  if (!NAMES.includes(name) || message.length > MESSAGE_LENGTH_MAX) return message;
  for (const [pattern, words] of name === 'Error' ? TENSOR_RULES : [...TENSOR_RULES, ...LANGUAGE_RULES]) {
    const found = pattern.exec(message);
    if (found) return words(...found.slice(1));
  }
  return message;
}

/** ".shape", "[0]". */
function access(property = ''): string {
  return /^\d/.test(property) ? `[${property}]` : `.${property}`;
}

function notFunctionWords(expression: string): string {
  const last = /\.([\p{ID_Continue}$]+)$/u.exec(expression)?.[1];
  const plain = `\`${expression}\` is not a function.`;
  const [alike] = lookAlikesIn(last ?? expression);
  if (alike !== undefined) return `\`${expression}\` is not a function: ${lookAlikeWords(alike)}`;
  if (last === undefined) return `${plain} What was it meant to be?`;
  if (PROPERTIES.includes(last)) return `${plain} Of a tensor it is a property: leave out the brackets.`;
  const here = entryOf(NAMES_HERE, last.toLowerCase().replaceAll('_', ''));
  if (here !== undefined) return `${plain} In TensorFlow.js it is \`${here}\`.`;
  if (expression === `tf.${last}`)
    return `TensorFlow.js has no function \`tf.${last}\`. The editor lists what there is after \`tf.\`.`;
  if (LIST_METHODS.includes(last)) {
    return `${plain} A promise must be awaited first, and a tensor read with \`dataSync()\` or \`arraySync()\`.`;
  }
  return `${plain} Is what stands before \`.${last}\` a tensor? A number, a list and a promise have none of its methods.`;
}

/** Names of errors are anybody's: `constructor` is one of every table. */
function entryOf(table: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

function undefinedNameWords(name: string): string {
  const [alike] = lookAlikesIn(name);
  if (alike !== undefined) return `\`${name}\` is not defined: ${lookAlikeWords(alike)}`;
  if (name === 'tf')
    return "`tf` is not defined. Begin the file with `import * as tf from '@tensorflow/tfjs';`.";
  if (name === 'np' || name === 'torch') {
    return `\`${name}\` is not defined: there is no ${name === 'np' ? 'NumPy' : 'PyTorch'} here. The operations are in \`tf\`.`;
  }
  const inJavaScript = entryOf({ None: 'null', True: 'true', False: 'false' }, name);
  if (inJavaScript !== undefined)
    return `\`${name}\` is not defined. In TypeScript it is \`${inJavaScript}\`.`;
  return `\`${name}\` is not defined. Is it written otherwise where it is made, or made inside another function?`;
}
