/** Adam, AdaGrad, gradient descent and Newton's method. */
import type { TensorValue, Value } from '#grader/protocol.ts';
import {
  type Adapted,
  type Adapter,
  type NotApplicable,
  need,
  numberParam,
  once,
  skip,
} from './adaptation.ts';
import { filled, float32, map, reshape, rows } from './plain-tensor.ts';
import type { VectorCase } from './vector-case.ts';

interface StepResult {
  readonly param: TensorValue;
  readonly state: Value;
}

/** TensorFlow.js' own default, for the vectors captured from it. */
const TFJS_EPSILON = 1e-7;

export const adaptOptimiser: Adapter = (vector) => {
  if (vector.op === 'cs.adam') return oneAdamStep(vector);
  const optimizer = vector.params.optimizer;
  if (optimizer === 'momentum') return momentumSteps(vector);
  if (vector.op === 'onnx.Adagrad') return oneAdagradStep(vector);
  if (optimizer === 'adagrad' && vector.op !== 'keras.wd') return adagradSteps(vector);
  if (optimizer !== 'adam' && optimizer !== 'adam-l2') return skip('another optimiser');
  if (vector.params.amsgrad === true) return skip('the AMSGrad variant');
  if (numberParam(vector, 'weight_decay', 0) !== 0) return skip('decoupled weight decay');
  return adamSteps(vector);
};

function oneAdamStep(vector: VectorCase): Adapted {
  const input = (name: string) => float32(need(vector.inputs, name));
  const result = (name: string) => float32(need(vector.expected, name));
  const state = { m: input('m'), v: input('v'), t: numberParam(vector, 't_before', 0) };
  const args = [input('w'), input('dw'), state, adamOptions(vector)];
  return once('beyond/adam', 'adamStep', args, {
    param: result('next_w'),
    state: { m: result('m'), v: result('v') },
  });
}

/** ONNX shrinks the rate with the step and adds the gradient of an L2 penalty; the second parameter of two is left out. */
function oneAdagradStep(vector: VectorCase): Adapted {
  const one = vector.inputs.X ? '' : '1';
  const input = (name: string) => float32(need(vector.inputs, name));
  const number = (name: string) => Number(input(name).data[0]);
  const [x, g] = [input(`X${one}`), input(`G${one}`)];
  const penalty = numberParam(vector, 'norm_coefficient', 0);
  const grad = { ...g, data: Float32Array.from(g.data, (value, i) => value + penalty * (x.data[i] ?? 0)) };
  const learningRate = number('R') / (1 + number('T') * numberParam(vector, 'decay_factor', 0));
  const options = { learningRate, epsilon: numberParam(vector, 'epsilon', 0) };
  const result = (name: string) => float32(need(vector.expected, name));
  return once('beyond/adagrad', 'adagradStep', [x, grad, { sum: input(`H${one}`) }, options], {
    param: result(`X${one}_new`),
    state: { sum: result(`H${one}_new`) },
  });
}

interface Stepper {
  readonly exercise: string;
  readonly call: string;
  readonly options: Value;
  /** The state before the first step. */
  readonly fresh: (shape: readonly number[]) => Value;
}

const adamSteps = (vector: VectorCase): Adapted =>
  stepsOf(vector, {
    exercise: 'beyond/adam',
    call: 'adamStep',
    options: adamOptions(vector),
    fresh: (shape) => ({ m: filled(shape, 0), v: filled(shape, 0), t: 0 }),
  });

const adagradSteps = (vector: VectorCase): Adapted =>
  stepsOf(vector, {
    exercise: 'beyond/adagrad',
    call: 'adagradStep',
    options: {
      learningRate: numberParam(vector, 'learning_rate', 0.001),
      epsilon: numberParam(vector, 'epsilon', TFJS_EPSILON),
    },
    fresh: (shape) => ({ sum: filled(shape, numberParam(vector, 'initial_accumulator', 0)) }),
  });

function stepsOf(vector: VectorCase, { exercise, call, options, fresh }: Stepper): Adapted {
  const start = float32(need(vector.inputs, 'x0'));
  const given = vector.inputs.grads;
  const grads = given ? float32(given) : null;
  const steps = grads ? (grads.shape[0] ?? 1) : numberParam(vector, 'steps', 1);
  const l2 = numberParam(vector, 'l2', 0);
  const reached = float32(need(vector.expected, 'x'));
  // Without given gradients the loss is the sum of squares, whose gradient is twice the point.
  const gradient = (index: number, at: TensorValue): TensorValue => {
    if (!grads) return map(at, (value) => 2 * value);
    const row = reshape(rows(grads, index, index + 1), start.shape);
    return { ...row, data: Float32Array.from(row.data, (value, i) => value + l2 * (at.data[i] ?? 0)) };
  };
  return {
    exercise,
    call,
    calls: steps,
    args: (index, previous) => {
      const first: StepResult = { param: start, state: fresh(start.shape) };
      const { param, state } = (previous as StepResult | undefined) ?? first;
      return [param, gradient(index, param), state, options];
    },
    expected: Array.from({ length: steps }, (_, index) => {
      if (grads) return { param: reshape(rows(reached, index, index + 1), start.shape) };
      return index === steps - 1 ? { param: reached } : undefined;
    }),
  };
}

/** The loss of these vectors is the sum of squares, ½ xᵀ(2I)x. The library's Nesterov gives the points that it looked at. */
function momentumSteps(vector: VectorCase): Adapted | NotApplicable {
  if (vector.params.nesterov === true) return skip("Nesterov's points ahead");
  const x0 = float32(need(vector.inputs, 'x0'));
  const [n = 1] = x0.shape;
  const twice = {
    ...filled([n, n], 0),
    data: Float32Array.from({ length: n * n }, (_, i) => (i % (n + 1) === 0 ? 2 : 0)),
  };
  const steps = numberParam(vector, 'steps', 1);
  const options = {
    learningRate: numberParam(vector, 'learning_rate', 0.1),
    beta: numberParam(vector, 'momentum', 0),
    steps,
  };
  const args = [twice, filled([n], 0), x0, options];
  const reached = float32(need(vector.expected, 'x'));
  return lastPoint(
    { exercise: 'descent/momentum', call: 'momentumOnQuadratic', args: () => args },
    steps,
    reached,
  );
}

const adamOptions = (vector: VectorCase) => ({
  learningRate: numberParam(vector, 'learning_rate', 0.001),
  beta1: numberParam(vector, 'beta1', 0.9),
  beta2: numberParam(vector, 'beta2', 0.999),
  epsilon: numberParam(vector, 'epsilon', TFJS_EPSILON),
});

const vector2 = (a: number, b: number): TensorValue => ({
  dtype: 'float32',
  shape: [2],
  data: Float32Array.of(a, b),
});
const matrix2 = (...entries: number[]): TensorValue => ({
  dtype: 'float32',
  shape: [2, 2],
  data: Float32Array.from(entries),
});

/** The sources state the minimum that is reached, so only the last point of the trajectory is compared. */
const lastPoint = (adapted: Omit<Adapted, 'expected'>, steps: number, minimum: TensorValue): Adapted => ({
  ...adapted,
  expected: [minimum],
  pick: (result) => {
    const trajectory = result as TensorValue;
    return reshape(rows(trajectory, steps, steps + 1), minimum.shape);
  },
});

export const adaptDescent: Adapter = (vector) => {
  const start = vector.inputs.x0 && float32(need(vector.inputs, 'x0'));
  if (!start || vector.op === 'newtonroot' || vector.op === 'rosen') return skip('no minimisation of ours');
  const minimum = float32(need(vector.expected, 'x'));
  if (vector.op === 'gdrosen') {
    const steps = numberParam(vector, 'steps', 0);
    const args = [start, { learningRate: numberParam(vector, 'learning_rate', 0), steps }];
    return lastPoint(
      { exercise: 'descent/gradient-descent', call: 'onRosenbrock', args: () => args },
      steps,
      minimum,
    );
  }
  if (vector.op === 'gdquad') {
    // x² + y² + 3x + 2y + 9 is ½ xᵀAx − bᵀx up to a constant, with A = 2I and b = (−3, −2).
    const args = [matrix2(2, 0, 0, 2), vector2(-3, -2), start, { learningRate: 0.1, steps: 200 }];
    return lastPoint(
      { exercise: 'descent/gradient-descent', call: 'onQuadratic', args: () => args },
      200,
      minimum,
    );
  }
  // x² + 2y² + xy − 7x − 7y: A = (2 1; 1 4) and b = (7, 7); a full Newton step arrives at once.
  const args = [matrix2(2, 1, 1, 4), vector2(7, 7), start, 1];
  return lastPoint({ exercise: 'descent/newton', call: 'onQuadratic', args: () => args }, 1, minimum);
};
