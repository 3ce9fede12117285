import * as tf from '@tensorflow/tfjs';

/** How windows are laid along rows and columns. Stride 1 and padding 0 if left out. */
interface Windows {
  size: number;
  stride?: number;
  padding?: number | 'same';
}
export type Layer =
  | ({ kind: 'conv'; filters: number; bias?: boolean } & Windows)
  | ({ kind: 'pool' } & Windows)
  | { kind: 'batchNorm' }
  | { kind: 'flatten' }
  | { kind: 'dense'; units: number }
  | { kind: 'residual'; body: Layer[]; shortcut: Layer[] };

/**
 * The shape after each layer, and how many parameters it has.
 *
 * @param input the shape of one image, [height, width, channels]
 * @param layers the layers in turn
 */
export function infer(input: number[], layers: Layer[]): { shapes: number[][]; params: number[] } {
  const numbers = tf.util.sizeFromShape(input);
  const kinds = layers.map((layer) => layer.kind).join(', ');
  throw new Error(`Not written yet: an image of ${numbers} numbers goes through ${kinds}.`);
}
