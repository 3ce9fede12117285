/** The TensorFlow.js world of a realm, as a value: realm code never imports it, so that each realm has exactly its own. */
export type TensorFlow = typeof import('@tensorflow/tfjs');
export type Engine = ReturnType<TensorFlow['engine']>;
export type Tensor = import('@tensorflow/tfjs').Tensor;
export type Tensor4D = import('@tensorflow/tfjs').Tensor4D;
