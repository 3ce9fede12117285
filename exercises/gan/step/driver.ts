/** Builds both players from plain numbers, lets the solution make its moves, and reads the networks out again. */
import * as tf from '@tensorflow/tfjs';

interface Layer {
  w: tf.Tensor2D;
  b: tf.Tensor1D;
}
/** Both networks before the game, as layers [inputs, units] with tanh between them, and how they learn. */
interface Start {
  generator: Layer[];
  discriminator: Layer[];
  learningRate: { generator: number; discriminator: number };
  /** 0 for plain gradient descent. */
  momentum: number;
}
interface Player {
  run(input: tf.Tensor2D): tf.Tensor2D;
  readonly variables: tf.Variable[];
  readonly optimizer: tf.Optimizer;
}
interface State {
  readonly generator: Player;
  readonly discriminator: Player;
}
/** Whoever reads values with `data()` gives it later. */
type Loss = tf.Scalar | Promise<tf.Scalar>;
interface Solution {
  discriminatorStep(state: State, real: tf.Tensor2D, z: tf.Tensor2D): Loss;
  generatorStep(state: State, z: tf.Tensor2D): Loss;
}
type Move =
  | { player: 'discriminator'; real: tf.Tensor2D; z: tf.Tensor2D }
  | { player: 'generator'; z: tf.Tensor2D };

/** The networks and the loss after a move. */
interface After {
  loss: tf.Tensor;
  generator: Layer[];
  discriminator: Layer[];
}

class Network implements Player {
  readonly variables: tf.Variable[];
  readonly optimizer: tf.Optimizer;

  constructor(layers: Layer[], learningRate: number, momentum: number) {
    this.variables = layers.flatMap(({ w, b }) => [tf.variable(w), tf.variable(b)]);
    this.optimizer = momentum > 0 ? tf.train.momentum(learningRate, momentum) : tf.train.sgd(learningRate);
  }

  run(input: tf.Tensor2D): tf.Tensor2D {
    return tf.tidy(() => {
      let x = input;
      for (let i = 0; i < this.variables.length; i += 2) {
        if (i > 0) x = x.tanh();
        x = x.matMul(this.variables[i] as unknown as tf.Tensor2D).add(this.variables[i + 1] as tf.Tensor);
      }
      return x;
    });
  }

  layers(): Layer[] {
    const copies = this.variables.map((variable) => variable.clone());
    return copies.flatMap((w, i) => (i % 2 === 0 ? [{ w, b: copies[i + 1] } as Layer] : []));
  }

  dispose(): void {
    for (const variable of this.variables) variable.dispose();
    this.optimizer.dispose();
    // In TensorFlow.js 4.22 momentum forgets to dispose what it inherits.
    tf.SGDOptimizer.prototype.dispose.call(this.optimizer as tf.SGDOptimizer);
  }
}

/** Plays the moves in order on one state; gives the networks and the loss after each. */
export async function play(solution: Solution, start: Start, moves: Move[]): Promise<After[]> {
  const generator = new Network(start.generator, start.learningRate.generator, start.momentum);
  const discriminator = new Network(start.discriminator, start.learningRate.discriminator, start.momentum);
  const state = { generator, discriminator };
  try {
    const after: After[] = [];
    for (const move of moves) {
      const loss =
        move.player === 'discriminator'
          ? await solution.discriminatorStep(state, move.real, move.z)
          : await solution.generatorStep(state, move.z);
      after.push({ loss, generator: generator.layers(), discriminator: discriminator.layers() });
    }
    return after;
  } finally {
    generator.dispose();
    discriminator.dispose();
  }
}

/** One step of the discriminator. */
export async function discriminatorStep(
  solution: Solution,
  start: Start,
  real: tf.Tensor2D,
  z: tf.Tensor2D,
): Promise<After | undefined> {
  return (await play(solution, start, [{ player: 'discriminator', real, z }]))[0];
}

/** One step of the generator. */
export async function generatorStep(
  solution: Solution,
  start: Start,
  z: tf.Tensor2D,
): Promise<After | undefined> {
  return (await play(solution, start, [{ player: 'generator', z }]))[0];
}

/** Both losses on one state, before anything has moved. */
export async function losses(
  solution: Solution,
  start: Start,
  real: tf.Tensor2D,
  z: tf.Tensor2D,
): Promise<tf.TensorContainerObject> {
  const moves = [await discriminatorStep(solution, start, real, z), await generatorStep(solution, start, z)];
  const [discriminator, generator] = moves.map((after) => after?.loss);
  const layers = moves.flatMap((after) => [...(after?.generator ?? []), ...(after?.discriminator ?? [])]);
  tf.dispose(layers.flatMap(({ w, b }) => [w, b]));
  return { discriminator, generator };
}
