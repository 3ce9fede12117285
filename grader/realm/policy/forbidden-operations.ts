/**
 * What `forbids` of exercise.yaml may name, and every road that leads to it in TensorFlow.js 4.22. A name is an entry
 * below or any operation of the `tf` namespace.
 */

export interface ForbiddenOperation {
  /** Kernels of the registry, on every backend. */
  readonly kernels?: readonly string[];
  /** Operations by the scope that TensorFlow.js opens for them; catches composites that have no kernel of their own. */
  readonly operations?: readonly string[];
  /** Activations that fused kernels must not apply. */
  readonly activations?: readonly string[];
  /** Automatic differentiation as a whole. */
  readonly gradients?: true;
  /** Optimisers, also those that `model.compile` makes of a word. */
  readonly optimizers?: true;
  /** Words that `model.compile` takes for a loss or a metric. */
  readonly trainingWords?: readonly string[];
  /** Functions of the namespace that are neither kernels nor scoped operations: "layers.dense". */
  readonly paths?: readonly string[];
  /** Layers by the name in the registry of classes, which has roads past the namespace; `*` is every layer. */
  readonly layerClasses?: readonly string[];
  /** Other entries that this one includes. */
  readonly includes?: readonly string[];
}

const CONVOLUTION_KERNELS = [
  'Conv2D',
  'Conv2DBackpropFilter',
  'Conv2DBackpropInput',
  'Conv3D',
  'Conv3DBackpropFilterV2',
  'Conv3DBackpropInputV2',
  'DepthwiseConv2dNative',
  'DepthwiseConv2dNativeBackpropFilter',
  'DepthwiseConv2dNativeBackpropInput',
  'FusedConv2D',
  'FusedDepthwiseConv2D',
  'Dilation2D',
  'Dilation2DBackpropFilter',
  'Dilation2DBackpropInput',
];

const OPTIMIZERS = ['sgd', 'momentum', 'adagrad', 'adadelta', 'adam', 'adamax', 'rmsprop'];
/** As metrics, both stand for the cross-entropy of the model's loss. */
const CROSS_ENTROPY_WORDS = ['crossentropy', 'ce'];

const FORBIDDEN: Readonly<Record<string, ForbiddenOperation>> = {
  relu: { kernels: ['Relu'], activations: ['relu'] },
  relu6: { kernels: ['Relu6'], activations: ['relu6'] },
  leakyRelu: { kernels: ['LeakyRelu'], activations: ['leakyrelu'] },
  prelu: { kernels: ['Prelu'], activations: ['prelu'] },
  elu: { kernels: ['Elu'], activations: ['elu'] },
  selu: { kernels: ['Selu'] },
  sigmoid: { kernels: ['Sigmoid'], activations: ['sigmoid'] },
  tanh: { kernels: ['Tanh'] },
  softplus: { kernels: ['Softplus'] },
  softmax: { kernels: ['Softmax'] },
  logSoftmax: { kernels: ['LogSoftmax'] },
  logSumExp: {},
  softmaxCrossEntropy: {
    operations: ['softmaxCrossEntropy', 'softmaxCrossEntropyWithLogits'],
    paths: ['metrics.categoricalCrossentropy', 'metrics.sparseCategoricalCrossentropy'],
    trainingWords: ['categoricalCrossentropy', 'sparseCategoricalCrossentropy', ...CROSS_ENTROPY_WORDS],
  },
  sigmoidCrossEntropy: {
    operations: ['sigmoidCrossEntropy', 'sigmoidCrossEntropyWithLogits'],
    paths: ['metrics.binaryCrossentropy'],
    trainingWords: ['binaryCrossentropy', ...CROSS_ENTROPY_WORDS],
  },
  losses: {
    operations: [
      'absoluteDifference',
      'computeWeightedLoss',
      'cosineDistance',
      'hingeLoss',
      'huberLoss',
      'logLoss',
      'meanSquaredError',
    ],
    paths: [
      'metrics.cosineProximity',
      'metrics.MAPE',
      'metrics.mape',
      'metrics.meanAbsoluteError',
      'metrics.meanAbsolutePercentageError',
      'metrics.meanSquaredError',
      'metrics.MSE',
      'metrics.mse',
    ],
    trainingWords: [
      'categoricalHinge',
      'cosine',
      'cosineProximity',
      'hinge',
      'kullbackLeiblerDivergence',
      'logcosh',
      'MAE',
      'mae',
      'MAPE',
      'mape',
      'meanAbsoluteError',
      'meanAbsolutePercentageError',
      'meanSquaredError',
      'meanSquaredLogarithmicError',
      'MSE',
      'mse',
      'poisson',
      'squaredHinge',
    ],
    includes: ['softmaxCrossEntropy', 'sigmoidCrossEntropy'],
  },
  convolution: {
    kernels: CONVOLUTION_KERNELS,
    operations: ['conv1d', 'conv2d', 'conv2dTranspose', 'conv3d', 'conv3dTranspose', 'separableConv2d'],
  },
  conv1d: { includes: ['convolution'] },
  conv2d: { includes: ['convolution'] },
  pooling: {
    kernels: [
      'MaxPool',
      'MaxPoolGrad',
      'MaxPool3D',
      'MaxPool3DGrad',
      'MaxPoolWithArgmax',
      'AvgPool',
      'AvgPoolGrad',
      'AvgPool3D',
      'AvgPool3DGrad',
    ],
    operations: ['pool', 'maxPool', 'avgPool', 'maxPoolWithArgmax'],
    includes: ['dilation'],
  },
  // Grey-scale dilation with a zero filter is max pooling.
  dilation: { kernels: ['Dilation2D', 'Dilation2DBackpropFilter', 'Dilation2DBackpropInput'] },
  batchNorm: {
    kernels: ['FusedBatchNorm'],
    operations: ['batchNorm', 'batchNorm2d', 'batchNorm3d', 'batchNorm4d'],
    paths: ['layers.batchNormalization'],
  },
  layerNorm: { paths: ['layers.layerNormalization'], layerClasses: ['LayerNormalization'] },
  dropout: { operations: ['dropout'], paths: ['layers.dropout'] },
  matMul: { kernels: ['BatchMatMul', '_FusedMatMul', 'Einsum'] },
  einsum: { kernels: ['Einsum'] },
  oneHot: { kernels: ['OneHot'] },
  images: {
    kernels: [
      'CropAndResize',
      'FlipLeftRight',
      'ResizeBilinear',
      'ResizeNearestNeighbor',
      'RotateWithOffset',
      'Transform',
    ],
  },
  gradients: {
    gradients: true,
    paths: ['getGradient'],
  },
  optimizers: {
    optimizers: true,
    paths: [
      ...OPTIMIZERS.map((name) => `OptimizerConstructors.${name}`),
      ...OPTIMIZERS.map((name) => `train.${name}`),
      'SGDOptimizer',
      'MomentumOptimizer',
      'AdagradOptimizer',
      'AdadeltaOptimizer',
      'AdamOptimizer',
      'AdamaxOptimizer',
      'RMSPropOptimizer',
    ],
  },
  'layers.dense': { paths: ['layers.dense'], layerClasses: ['Dense'] },
  layers: {
    paths: ['layers.*', 'sequential', 'model', 'loadLayersModel', 'models.modelFromJSON'],
    layerClasses: ['*'],
  },
};

/** Everything that a list of names forbids, each road with the name to tell the author. */
export interface ForbiddenSet {
  readonly kernels: ReadonlyMap<string, string>;
  readonly operations: ReadonlyMap<string, string>;
  readonly activations: ReadonlyMap<string, string>;
  readonly paths: ReadonlyMap<string, string>;
  readonly trainingWords: ReadonlyMap<string, string>;
  readonly layerClasses: ReadonlyMap<string, string>;
  readonly gradients: boolean;
  readonly optimizers: boolean;
}

/**
 * Resolves the names of `forbids`.
 * @param isOperation whether `tf` has an operation of that name; decides about names that have no entry.
 * @throws RangeError for a name that means nothing.
 */
export function resolveForbidden(
  names: readonly string[],
  isOperation: (name: string) => boolean,
): ForbiddenSet {
  const found = {
    kernels: new Map<string, string>(),
    operations: new Map<string, string>(),
    activations: new Map<string, string>(),
    paths: new Map<string, string>(),
    trainingWords: new Map<string, string>(),
    layerClasses: new Map<string, string>(),
    gradients: false,
    optimizers: false,
  };
  const visit = (name: string): void => {
    const entry = Object.hasOwn(FORBIDDEN, name) ? FORBIDDEN[name] : undefined;
    if (entry === undefined && !isOperation(name)) {
      throw new RangeError(
        `'${name}' is no operation of TensorFlow.js and no group; groups are ${Object.keys(FORBIDDEN).join(', ')}.`,
      );
    }
    for (const kernel of entry?.kernels ?? []) found.kernels.set(kernel, name);
    for (const operation of [name, ...(entry?.operations ?? [])]) found.operations.set(operation, operation);
    for (const activation of entry?.activations ?? []) found.activations.set(activation, name);
    for (const path of entry?.paths ?? []) found.paths.set(path, path);
    for (const word of entry?.trainingWords ?? []) found.trainingWords.set(word, name);
    for (const layer of entry?.layerClasses ?? []) found.layerClasses.set(layer, name);
    if (entry?.gradients) found.gradients = true;
    if (entry?.optimizers) found.optimizers = true;
    for (const included of entry?.includes ?? []) visit(included);
  };
  for (const name of names) visit(name);
  return found;
}

/** Names that have an entry of their own, for documentation and completion. */
export function forbiddenNames(): readonly string[] {
  return Object.keys(FORBIDDEN);
}
