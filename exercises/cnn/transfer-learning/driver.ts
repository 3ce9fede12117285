/** Builds a backbone of variables from plain numbers, lets the solution teach its head, and reads both out again. */
import { progress } from '@descent/show';
import * as tf from '@tensorflow/tfjs';

interface Head {
  w: tf.Tensor2D;
  b: tf.Tensor1D;
}
/** Filters [3, 3, channels, filters] with their biases. */
interface Layer {
  w: tf.Tensor4D;
  b: tf.Tensor1D;
}
interface Options {
  learningRate: number;
  steps: number;
}
interface Solution {
  fineTune(
    backbone: { features(images: tf.Tensor4D): tf.Tensor2D; variables: tf.Variable[] },
    head: Head,
    data: { images: tf.Tensor4D; labels: tf.Tensor1D },
    options: Options & { onStep: (step: number, loss: number) => void },
  ): Head | Promise<Head>;
}

/** For each layer a convolution that keeps the size, ReLU, and the maximum of every 2 × 2 pixels; then all in one row. */
class Backbone {
  readonly variables: tf.Variable[];

  constructor(layers: Layer[]) {
    this.variables = layers.flatMap(({ w, b }) => [tf.variable(w), tf.variable(b)]);
  }

  features(images: tf.Tensor4D): tf.Tensor2D {
    return tf.tidy(() => {
      let x = images;
      for (let i = 0; i < this.variables.length; i += 2) {
        const filters = this.variables[i] as unknown as tf.Tensor4D;
        x = x
          .conv2d(filters, 1, 'same')
          .add<tf.Tensor4D>(this.variables[i + 1] as tf.Tensor)
          .relu();
        x = x.maxPool(2, 2, 'valid');
      }
      return x.reshape([images.shape[0], -1]);
    });
  }

  layers(): Layer[] {
    const copies = this.variables.map((variable) => variable.clone());
    return copies.flatMap((w, i) => (i % 2 === 0 ? [{ w, b: copies[i + 1] } as unknown as Layer] : []));
  }

  dispose(): void {
    for (const variable of this.variables) variable.dispose();
  }
}

/** The head and the backbone after `steps` steps, with the losses that were told on the way. */
export async function tuned(
  solution: Solution,
  layers: Layer[],
  head: Head,
  data: { images: tf.Tensor4D; labels: tf.Tensor1D },
  options: Options,
): Promise<{ head: Head; losses: number[]; backbone: Layer[] }> {
  const backbone = new Backbone(layers);
  const losses: number[] = [];
  try {
    const onStep = (_step: number, loss: number) => void losses.push(loss);
    const after = await solution.fineTune(backbone, head, data, { ...options, onStep });
    if (after?.w === head.w || after?.b === head.b) {
      throw new Error(
        'fineTune gave back a tensor of the head that it was given. Return new tensors, after 0 steps too.',
      );
    }
    return { head: after, losses, backbone: backbone.layers() };
  } finally {
    backbone.dispose();
  }
}

const RATE = 0.08;
const STEPS = 60;

/** What a tuned head reads in `unseen`, int32 [M]. It begins at zero. */
export async function readUnseen(
  solution: Solution,
  images: tf.Tensor4D,
  labels: tf.Tensor1D,
  unseen: tf.Tensor4D,
  layers: Layer[],
  classes: number,
): Promise<tf.Tensor> {
  const backbone = new Backbone(layers);
  try {
    const features = backbone.features(unseen);
    const head = {
      w: tf.zeros<tf.Rank.R2>([features.shape[1], classes]),
      b: tf.zeros<tf.Rank.R1>([classes]),
    };
    const onStep = (step: number, loss: number) => progress(step, { loss });
    const options = { learningRate: RATE, steps: STEPS, onStep };
    const { w, b } = await solution.fineTune(backbone, head, { images, labels }, options);
    return tf.tidy(() => features.matMul(w).add(b).argMax(1));
  } finally {
    backbone.dispose();
  }
}
