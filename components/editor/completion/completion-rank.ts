/** The order of completions: what people use first, classes later, the constants of TensorFlow.js's own kernels last. */

export interface Completion {
  readonly name: string;
  /** As TypeScript calls it: "const", "function", "class", "method". */
  readonly kind: string;
  readonly sortText: string;
}

/** What the lectures and their exercises write; one list, since everybody learns the same library. */
const USUAL = new Set(
  (
    'abs add argMax cast clipByValue concat div dot einsum exp expandDims eye fill gather grad grads greater ' +
    'greaterEqual keep less lessEqual linspace log log1p logicalAnd logicalOr logSumExp matMul max maximum mean min ' +
    'minimum moments mul neg norm notEqual equal oneHot ones onesLike outerProduct pad pow range relu reshape ' +
    'reciprocal rsqrt scalar sigmoid sign slice softmax softplus split sqrt square squeeze stack stridedSlice sub sum ' +
    'tanh tensor tensor1d tensor2d tensor3d tensor4d tidy tile transpose unstack valueAndGrad valueAndGrads ' +
    'variable variableGrads where zeros zerosLike dataSync arraySync shape'
  ).split(' '),
);

/** Sorts behind TypeScript's own order, which puts what is local before what is global. */
export function rankedCompletion<T extends Completion>(completion: T): T {
  return { ...completion, sortText: `${completion.sortText}${rankOf(completion)}` };
}

function rankOf({ name, kind }: Completion): string {
  if (USUAL.has(name)) return '0';
  const isCapital = /^[A-Z]/.test(name);
  if (!isCapital && !name.startsWith('_')) return '1';
  return kind === 'const' || kind === 'var' ? '3' : '2';
}
